"""What a dance looks like: the leading dancer, the camera with the players, scores, cards, grades."""

from collections.abc import Mapping
from dataclasses import dataclass

from dancegame.core.evening.calls import Call
from dancegame.core.evening.stages import Dance
from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.core.score import Score
from dancegame.core.song import Song
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.cards import MoveCards
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.easing import beat_pulse, ramp
from dancegame.game.drawing.ghost import GhostDancer
from dancegame.game.drawing.hud import PopupRow, draw_score, draw_score_line
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.shapes import bar, draw_panel
from dancegame.game.house import House
from dancegame.game.screens.dance_mode import HEIGHT as BANNER_HEIGHT
from dancegame.game.screens.dance_mode import DanceMode, draw_call
from dancegame.game.screens.dance_people import People, PeopleWords
from dancegame.texts import _

UNSEEN_S = 2.0
GOLD_AHEAD_S = 2.0
GHOST_COMES_S = 1.0
# How pale those are who rest, and their names.
RESTING, RESTING_NAME = 0.62, 0.3
# A row for each of several players; the picture above keeps the shape of most cameras as long as rows are readable.
TALLEST_ROW, LEAST_ROW = 96.0, 46.0
CAMERA_SHAPE = 16 / 9


@dataclass(frozen=True)
class Shown:
    """What there is to draw of a dance at a moment; by slot where it is several players'.

    unseen_s: seconds since a player was last seen for sure. points: as they are counted up. count_in: beats until it
    goes on. presence: how much of the leading dancer is seen. call: what is called out.
    """

    now_s: float
    song_s: float
    end_s: float
    song: Song
    camera: LivePicture | None
    players: Mapping[int, Pose]
    unseen_s: Mapping[int, float]
    scores: Mapping[int, Score]
    points: Mapping[int, float]
    popups: Mapping[int, PopupRow]
    combo_ages_s: Mapping[int, float]
    ghost: GhostDancer | None
    ghost_points: float
    ghost_age_s: float
    count_in: int | None
    is_over: bool
    presence: float = 1.0
    call: Call | None = None


@dataclass(frozen=True)
class _Places:
    """Where everything stands."""

    dancing: Box
    title: Box
    banner: Box
    camera: Box
    scores: Box
    cards: Box


class DancePicture:
    """Draws a dance of the players in their seats."""

    def __init__(self, house: House, cards: MoveCards, stage: Dance) -> None:
        self._house, self._cards, self._seats = house, cards, stage.round.seats
        self._mode = DanceMode(stage.round, stage.teams)
        self._view = CameraView(is_following=True)
        self._people = PeopleWords(self._seats, self._view)

    def draw(self, canvas: Canvas, shown: Shown) -> None:
        """Draw the whole picture."""
        places = _places(canvas, players=len(self._seats), banner=BANNER_HEIGHT if self._mode.has_banner else 0.0)
        pulse = 0.0 if canvas.look.is_calm else beat_pulse(shown.song_s, shown.song.beats_s)
        theatre = self._house.theatre
        theatre.draw(
            canvas, now_s=shown.now_s, song_s=shown.song_s, box=places.dancing, presence=shown.presence, pulse=pulse
        )
        if shown.ghost is not None:
            presence = ramp(shown.ghost_age_s, 0.0, GHOST_COMES_S)
            box = behind(places.dancing)
            shown.ghost.draw(canvas, song_s=shown.song_s, box=box, points=shown.ghost_points, presence=presence)
        _draw_song(canvas, shown, places.title)
        self._mode.draw(canvas, places.banner, points=shown.points, song_s=shown.song_s)
        self._view.show(shown.camera, shown.players, canvas, places.camera)
        lights = self._lights(canvas, shown, pale=RESTING)
        self._view.draw(canvas, shown.players, lights=lights, color=self._frame_color(canvas, pulse))
        self._draw_scores(canvas, shown, self._below_camera(places))
        self._cards.draw(canvas, shown.song_s, box=places.cards, now_s=shown.now_s, end_s=shown.end_s)
        _draw_gold_call(canvas, shown, places.dancing)
        people = People(shown.now_s, shown.players, self._missed(shown), shown.popups)
        self._people.draw(canvas, people, self._lights(canvas, shown, pale=RESTING_NAME))
        self._draw_call(canvas, shown, places.dancing)

    def _lights(self, canvas: Canvas, shown: Shown, *, pale: float) -> dict[int, Color]:
        """Everybody's light; who rests is so pale."""
        theme, resting = canvas.theme, self._mode.resting(shown.song_s)
        lights = {slot: theme.player(player.color) for slot, player in self._seats.items()}
        return {slot: mix(light, theme.dusk, pale) if slot in resting else light for slot, light in lights.items()}

    def _frame_color(self, canvas: Canvas, pulse: float) -> Color:
        theme = canvas.theme
        only = next(iter(self._seats.values())) if len(self._seats) == 1 else None
        base = theme.player(only.color) if only else theme.ambient
        return mix(mix(base, theme.dusk, 0.45), base, round(pulse * 4) / 4)

    def _draw_scores(self, canvas: Canvas, shown: Shown, box: Box) -> None:
        if len(self._seats) == 1:
            slot = next(iter(self._seats))
            draw_score(
                canvas,
                shown.scores[slot],
                points=shown.points[slot],
                box=box,
                combo_since_s=shown.combo_ages_s[slot],
                ghost_points=shown.ghost_points if shown.ghost else None,
            )
            return
        order = sorted(self._seats, key=lambda slot: -shown.scores[slot].points)
        height, resting = box.height / len(order), self._mode.resting(shown.song_s)
        for row, slot in enumerate(order):
            line = Box(box.left, box.top + row * height, box.width, height)
            player, points = self._seats[slot], shown.points[slot]
            if resting and slot not in resting:
                light = canvas.theme.player(player.color)
                draw_panel(canvas, line.inflate(20, -2), mix(canvas.theme.glass, light, 0.25), light, radius=16)
            is_resting = slot in resting
            draw_score_line(canvas, shown.scores[slot], player=player, points=points, box=line, is_resting=is_resting)

    def _below_camera(self, places: _Places) -> Box:
        """Where the scores stand: halfway from the picture, which may be lower than its room, to the cards."""
        room_top = min(places.camera.bottom, self._view.box.bottom)
        box = places.scores.copy()
        box.y -= (places.camera.bottom - room_top) / 2
        return box

    def _missed(self, shown: Shown) -> frozenset[int]:
        """Who should be seen and is not: nobody who rests, unless they are called."""
        if shown.is_over or shown.count_in is not None:
            return frozenset()
        resting = self._mode.resting(shown.song_s) - ({shown.call.slot} if shown.call else set())
        return frozenset(slot for slot in self._seats if shown.unseen_s[slot] > UNSEEN_S and slot not in resting)

    def _draw_call(self, canvas: Canvas, shown: Shown, box: Box) -> None:
        theme, center = canvas.theme, (box.centerx, box.top + 0.45 * box.height)
        if shown.is_over:
            write(canvas, _("Finished!"), size=144, glow=theme.primary, max_width=box.width, center=center)
        elif shown.count_in is not None:
            write(canvas, str(shown.count_in), size=300, glow=theme.secondary, outline=theme.night, center=center)
        elif shown.call is not None:
            player = self._seats.get(shown.call.slot) if shown.call.slot is not None else None
            draw_call(canvas, shown.call, box, song_s=shown.song_s, player=player)


def dancing_box(canvas: Canvas) -> Box:
    """Return where the leading dancer is."""
    return canvas.halves(first=_dancing_share(canvas))[0]


def _dancing_share(canvas: Canvas) -> float:
    return 0.40 if canvas.is_upright else 0.57


def _places(canvas: Canvas, *, players: int, banner: float) -> _Places:
    """banner: the height that is kept free of the dancer."""
    dancing, side = canvas.halves(first=_dancing_share(canvas))
    title = Box(canvas.safe.left, canvas.safe.top - 14, dancing.width - 60, 50)
    top = Box(title.left, title.bottom + 10, title.width, banner)
    dancing = Box(dancing.left, dancing.top + banner, dancing.width, dancing.height - banner)
    side = side.clip(canvas.safe)
    cards = Box(side.left, side.bottom - 216, side.width, 216)
    height = 190.0
    if players > 1:
        room = cards.top - 50 - side.top - side.width / CAMERA_SHAPE
        height = players * min(TALLEST_ROW, max(LEAST_ROW, room / players))
    scores = Box(side.left, cards.top - 20 - height, side.width, height)
    camera = Box(side.left, side.top, side.width, scores.top - 30 - side.top)
    return _Places(dancing, title, top, camera, scores, cards)


def behind(dancing: Box) -> Box:
    """Return where a ghost dances: smaller, beside the leading dancer, where its arms seldom reach."""
    height = 0.56 * dancing.height
    return Box(dancing.right - 0.34 * dancing.width, dancing.bottom - height - 60, 0.34 * dancing.width, height)


def _draw_song(canvas: Canvas, shown: Shown, box: Box) -> None:
    """The thin line of progress at the very top, title and artist under it."""
    theme = canvas.theme
    share = min(1.0, max(0.0, shown.song_s / shown.end_s))
    color = mix(theme.ambient, theme.primary, share)
    bar(canvas, Box(0, 0, canvas.area.width, 10), share, color=color, ground=dim(theme.ambient, 0.25))
    width = 0.62 * box.width
    place = write(canvas, shown.song.title, size=40, max_width=width, midleft=(box.left, box.centery))
    write(
        canvas,
        shown.song.artist,
        size=32,
        color=theme.muted,
        is_bold=False,
        max_width=box.right - place.right - 18,
        midleft=(place.right + 18, box.centery + 2),
    )


def _draw_gold_call(canvas: Canvas, shown: Shown, box: Box) -> None:
    for move in shown.song.moves:
        ahead_s = (move.start_s + move.end_s) / 2 - shown.song_s
        if move.is_gold and 0 < ahead_s < GOLD_AHEAD_S and move.end_s <= shown.end_s:
            alpha = round(ramp(GOLD_AHEAD_S - ahead_s, 0.0, 0.3) * 8) / 8
            gold, place = canvas.theme.gold, (box.centerx, box.bottom - 30)
            write(canvas, _("GOLD MOVE"), size=60, color=gold, glow=gold, alpha=alpha, midbottom=place)
            return
