"""What practice looks like: the dancer, oneself, the loop in its song, how fast it is, and how it went."""

from collections.abc import Mapping
from dataclasses import dataclass

from dancegame.core.counts import count_at
from dancegame.core.drill import WELL_NEEDED, Drill
from dancegame.core.evening.stages import Practice
from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.core.score import Grade
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.cards import MoveCards
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.count import draw_count
from dancegame.game.drawing.easing import beat_pulse, ramp
from dancegame.game.drawing.ghost import GhostDancer
from dancegame.game.drawing.hud import PopupRow
from dancegame.game.drawing.lamps import Lamp, draw_lamps
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.loop_strip import draw_loop_strip
from dancegame.game.drawing.over import draw_over
from dancegame.game.drawing.tiles import draw_hints
from dancegame.game.house import House
from dancegame.game.practice_run import Pass
from dancegame.game.screens.dance_people import People, PeopleWords
from dancegame.game.screens.dance_picture import behind
from dancegame.game.screens.practice_show import Seeing
from dancegame.texts import _
from dancegame.texts.words import moment_words

UNSEEN_S = 2.0
STRIP, HINTS, CARDS, STATUS = 66.0, 52.0, 216.0, 170.0


@dataclass(frozen=True)
class Shown:
    """What there is to draw at a moment. grades: of the loop's moves as they were danced last, by place.

    unseen_s: seconds since the player was last seen. cards: of the moves as they are seen. over: the dancer's pose as
    it lies over the player, None where it does not. learned_s: seconds since the lesson was, None before.
    """

    now_s: float
    song_s: float
    drill: Drill
    last: Pass | None
    camera: LivePicture | None
    players: Mapping[int, Pose]
    unseen_s: float
    popups: PopupRow
    grades: Mapping[int, Grade]
    count_in: int | None
    seeing: Seeing
    cards: MoveCards
    ghost: GhostDancer | None
    over: Pose | None
    learned_s: float | None


@dataclass(frozen=True)
class _Places:
    dancing: Box
    title: Box
    count: Box
    strip: Box
    camera: Box
    status: Box
    cards: Box
    hints: tuple[float, float]


class PracticePicture:
    """Draws the practice of one player."""

    def __init__(self, house: House, stage: Practice) -> None:
        self._house, self._seats = house, stage.round.seats
        self._song = house.load(stage.round).song
        self._lesson = stage.lesson
        self._count = len(stage.round.lessons)
        self._number = stage.round.lesson + 1
        self._view = CameraView(is_following=True)
        self._people = PeopleWords(self._seats, self._view)

    def draw(self, canvas: Canvas, shown: Shown) -> None:
        """Draw the whole picture."""
        places = _places(canvas)
        pulse = 0.0 if canvas.look.is_calm else beat_pulse(shown.song_s, self._song.beats_s)
        theatre = self._house.theatre
        box = places.dancing
        theatre.draw(canvas, now_s=shown.now_s, song_s=shown.song_s, box=box, pulse=pulse, is_aside=True)
        theatre.draw_before(canvas, self, lambda: self._draw_over(canvas, shown, places))

    def _draw_over(self, canvas: Canvas, shown: Shown, places: _Places) -> None:
        """Draw all that stands before the scene and the leading dancer."""
        theme = canvas.theme
        if shown.ghost is not None:
            shown.ghost.draw(canvas, song_s=shown.song_s, box=behind(places.dancing))
        write(canvas, self._headline(), size=44, max_width=places.title.width, midleft=places.title.midleft)
        self._view.show(shown.camera, shown.players, canvas, places.camera)
        lights = {slot: theme.player(player.color) for slot, player in self._seats.items()}
        frame = next(iter(lights.values()), theme.ambient)
        self._view.draw(canvas, shown.players, lights=lights, color=mix(theme.dusk, frame, 0.55))
        if shown.over is not None:
            view, gold = self._view, theme.gold
            draw_over(canvas, shown.over, view.whole_box, within=view.box, color=gold)
        self._draw_status(canvas, shown, places.status)
        shown.cards.draw(canvas, shown.song_s, box=places.cards, now_s=shown.now_s, end_s=shown.drill.loop.end_s + 1e-3)
        draw_loop_strip(
            canvas, places.strip, self._song.moves, shown.drill.loop, grades=shown.grades, song_s=shown.song_s
        )
        counted = count_at(self._song, shown.song_s) if shown.seeing.has_count else None
        if counted is not None:
            draw_count(canvas, *counted, places.count)
        self._draw_people(canvas, shown, lights)
        self._draw_words(canvas, shown, places.dancing)
        hints = (("↑ ↓", _("Speed")), ("← →", _("Stretch")), ("Space", _("More")))
        draw_hints(canvas, hints, midbottom=places.hints, max_width=places.strip.width)

    def _headline(self) -> str:
        if self._lesson is None:
            return _("Practice: {title}", title=self._song.title)
        return _("Lesson {number} of {count}: {moment}", number=self._number, count=self._count,
                 moment=moment_words(self._lesson.move.start_s))  # fmt: skip

    def _draw_people(self, canvas: Canvas, shown: Shown, lights: Mapping[int, Color]) -> None:
        if not self._seats:
            return
        slot = next(iter(self._seats))
        is_missed = shown.unseen_s > UNSEEN_S and shown.count_in is None and shown.learned_s is None
        missed = frozenset({slot}) if is_missed else frozenset()
        self._people.draw(canvas, People(shown.now_s, shown.players, missed, {slot: shown.popups}), lights)

    def _draw_status(self, canvas: Canvas, shown: Shown, box: Box) -> None:
        """How fast, and how often it was danced well in a row."""
        theme, drill = canvas.theme, shown.drill
        place = write(
            canvas, f"{drill.speed}\N{NARROW NO-BREAK SPACE}%", size=104, color=theme.ambient,
            max_width=0.56 * box.width, midleft=(box.left, box.centery - 16),
        )  # fmt: skip
        word = _("Speed follows you") if drill.adapts else _("Speed")
        write(canvas, word, size=36, color=theme.muted, is_bold=False, topleft=(box.left, place.bottom - 18))
        lamps = [Lamp.DONE if number < drill.well else Lamp.WAITING for number in range(WELL_NEEDED)]
        side = Box(box.right - 0.4 * box.width, box.top + 16, 0.4 * box.width, 76)
        draw_lamps(canvas, lamps, box=side)
        write(
            canvas, _("well in a row"), size=36, color=theme.muted, is_bold=False, max_width=side.width,
            midtop=(side.centerx, side.bottom + 6),
        )  # fmt: skip

    def _draw_words(self, canvas: Canvas, shown: Shown, box: Box) -> None:
        """The count-in, and before it how the loop was danced."""
        theme = canvas.theme
        if shown.learned_s is not None:
            write(
                canvas, _("Learned!"), size=150, glow=theme.gold, max_width=box.width,
                alpha=ramp(shown.learned_s, 0.0, 0.2), center=(box.centerx, box.top + 0.45 * box.height),
            )  # fmt: skip
            return
        if shown.count_in is None:
            return
        center = (box.centerx, box.top + 0.5 * box.height)
        write(canvas, str(shown.count_in), size=280, glow=theme.secondary, outline=theme.night, center=center)
        # Of a stretch of rests there is nothing to say.
        if shown.last is not None and shown.last.score.moves:
            text, color = _verdict(canvas, shown.last, is_slower=shown.drill.speed < shown.last.speed)
            at = (box.centerx, box.bottom - 60)
            write(canvas, text, size=84, color=color, outline=theme.night, max_width=box.width - 60, center=at)


def _verdict(canvas: Canvas, last: Pass, *, is_slower: bool) -> tuple[str, Color]:
    """Say how the loop was danced; whoever is not there yet is helped, not measured."""
    theme = canvas.theme
    if last.share is None:
        return _("I can't see you"), theme.warning
    percent = f"{round(100 * last.share)}\N{NARROW NO-BREAK SPACE}%"
    if last.is_well:
        return _("Well danced: {percent}", percent=percent), theme.good
    if is_slower:
        return _("Once more, slower"), theme.ink
    return _("Once more: {percent}", percent=percent), theme.ink


def _places(canvas: Canvas) -> _Places:
    dancing, side = canvas.halves(first=0.40 if canvas.is_upright else 0.57)
    title = Box(canvas.safe.left, canvas.safe.top - 14, dancing.width - 80, 56)
    side = side.clip(canvas.safe)
    cards = Box(side.left, side.bottom - CARDS, side.width, CARDS)
    height = STATUS * canvas.look.text_scale
    status = Box(side.left, cards.top - height - 12, side.width, height)
    camera = Box(side.left, side.top, side.width, status.top - 26 - side.top)
    bottom = min(dancing.bottom, canvas.safe.bottom)
    strip = Box(title.left, bottom - HINTS - STRIP - 10, dancing.right - title.left - 40, STRIP)
    dancing = Box(dancing.left, title.bottom, dancing.width, strip.top - title.bottom)
    count = Box(dancing.right - 250, title.bottom + 20, 210, 210)
    return _Places(dancing, title, count, strip, camera, status, cards, (strip.centerx, bottom))
