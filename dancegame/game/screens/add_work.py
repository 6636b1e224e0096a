"""The panes of the page for new songs while one is made, when it is there, and when nothing came of a file."""

from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from functools import partial

from dancegame.core.arrivals import MadeSong, VideoLook, VideoOrder
from dancegame.core.errors import DanceGameError, SongError
from dancegame.core.intents import Back, Intent
from dancegame.core.ports import SongShelf
from dancegame.game.arrivals import Arrival, State
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim
from dancegame.game.drawing.framing import FramedDance, frame_dance
from dancegame.game.drawing.lettering import balanced, measured, write, write_lines
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.video_view import VideoView
from dancegame.game.drawing.waiting import draw_waiting
from dancegame.game.house import House
from dancegame.game.screens.add_panel import (
    BUTTON_GAP,
    BUTTON_HEIGHT,
    ButtonPane,
    Choice,
    Way,
    made_choices,
    split,
    write_column,
)
from dancegame.texts import _, n_
from dancegame.texts.words import artist_words, error_words, text_words

# Seconds left are told in steps that can be believed.
NEARLY_S, STEP_S, MINUTE_S = 5.0, 5.0, 60.0
# A dance of which so much is in sight or sure is seen as well as can be.
ALL_SHARE = 0.995
NOTE = 34.0


class WorkPane(ButtonPane):
    """An arrival that waits, is looked into or worked on."""

    def __init__(self, house: House, arrival: Arrival, *, has_others: bool) -> None:
        self._arrival, self._has_others, self._view = arrival, has_others, VideoView()
        super().__init__(house, self._usual(house))
        # What it was looked into by, until more is seen.
        self._still = arrival.look.picture if isinstance(arrival.look, VideoLook) else None
        self._is_asking = False

    def _usual(self, house: House) -> tuple[Choice, ...]:
        theme = house.look.theme
        leave = Choice(_("Back to the list"), theme.secondary, Way.BACK) if self._has_others else None
        leave = leave or Choice(_("Go on playing"), theme.secondary, Way.LEAVE)
        if self._arrival.state is State.WORKING:
            return leave, Choice(_("Stop it"), theme.warning, Way.STAY, self._ask)
        return leave, Choice(_("Stop it"), theme.warning, Way.BACK, self._drop)

    def _ask(self) -> None:
        """Let nobody throw away minutes of work by one touch."""
        theme = self._house.look.theme
        self._is_asking = True
        self._offer(
            (
                Choice(_("Keep going"), theme.good, Way.STAY, self._keep_on, is_on=True),
                Choice(_("Yes, stop it"), theme.warning, Way.BACK, self._drop),
            )
        )

    def _keep_on(self) -> None:
        self._is_asking = False
        self._offer(self._usual(self._house))

    def _drop(self) -> None:
        self._house.arrivals.drop(self._arrival)

    def take(self, intent: Intent) -> Way:
        """Take what somebody wants; going back leaves the work to itself."""
        if isinstance(intent, Back) and self._is_asking:
            self._keep_on()
            return Way.STAY
        if isinstance(intent, Back) and not self._has_others:
            return Way.LEAVE
        return super().take(intent)

    def draw(self, canvas: Canvas, box: Box, now_s: float) -> None:
        """Draw the video with the skeletons beside how far it is."""
        film, beside = split(canvas, box)
        theme, sight, arrival = canvas.theme, self._arrival.sight, self._arrival
        self._view.show(sight.picture or self._still, canvas, film)
        self._view.draw(canvas, color=theme.secondary)
        if sight.picture is not None:
            self._still = None
            lights = {
                number: theme.player(number) if number in sight.meant or not sight.meant else dim(theme.muted, 0.5)
                for number in sight.people
            }
            self._view.draw_skeletons(canvas, sight.people, lights=lights)
        elif self._view.is_empty:
            write(canvas, _("One moment…"), size=44, color=theme.muted, center=self._view.box.center)
        top = self.draw_buttons(canvas, beside)
        x = beside.centerx
        y = write_lines(
            canvas, title_of(arrival), size=58, max_width=beside.width, midtop=(x, beside.top), is_bold=True
        )
        y = write_lines(
            canvas, doing_words(arrival), size=42, max_width=beside.width, midtop=(x, y + 26), color=theme.muted
        )
        gauge = Box(beside.left, y + 16, beside.width, 26)
        draw_waiting(canvas, gauge, sight.share, now_s, color=theme.secondary)
        left_s = arrival.left.left_s
        if arrival.state is State.WORKING and left_s is not None:
            write_lines(
                canvas, left_words(left_s), size=44, max_width=beside.width, midtop=(x, y + 62), color=theme.ink
            )
        if arrival.state is State.WORKING:
            text = _("You need not wait: it goes on while you play, and rests while somebody dances.")
            if self._is_asking:
                text = _("Stop making this song? Nothing of it is kept.")
            lines = balanced(canvas, text, 34, beside.width)
            height = len(lines) * measured(canvas, text, 34, is_bold=False)[1]
            at = (x, top - 24 - height)
            color = theme.ink if self._is_asking else theme.muted
            write_lines(canvas, text, size=34, max_width=beside.width, midtop=at, color=color)


class MadePane(ButtonPane):
    """Songs that came of a video: how well the dance could be seen, and the first of them to be played."""

    has_scene = True

    def __init__(self, house: House, made: tuple[MadeSong, ...]) -> None:
        super().__init__(house, made_choices(house, _("Play it")))
        self._made, self._since_s = made, house.parts.clock_s()
        house.theatre.cast(None)
        # Beside the game: a long dance takes longer than a picture.
        self._framing: Future[FramedDance] | None = house.send(partial(_framed, house.parts.shelf, made[0].id))

    def _cast(self, now_s: float) -> None:
        """Let the dance begin once it has been read; without it the words stand alone."""
        if self._framing is not None and self._framing.done():
            with suppress(SongError):
                self._house.theatre.show(self._framing.result())
            self._framing, self._since_s = None, now_s

    def draw(self, canvas: Canvas, box: Box, now_s: float) -> None:
        """Draw the dance as the game dances it beside what is to be said of it."""
        self._cast(now_s)
        stage, beside = split(canvas, box, share=0.4)
        song_s, presence = self._house.theatre.looped(now_s - self._since_s)
        self._house.theatre.draw(canvas, now_s=now_s, song_s=song_s, box=stage, presence=presence, is_aside=True)
        room = Box(beside.left, beside.top, beside.width, self.draw_buttons(canvas, beside) - 24 - beside.top)
        # Of several songs the one that is worst to see speaks for all.
        told = next((one for one in self._made if one.is_poor), self._made[0])
        notes = self._notes_height(canvas, room.width, told)
        column = Box(room.left, room.top, room.width, room.height - notes)
        y = write_column(canvas, column, tuple(self._lines(canvas, told)))
        if told.notes:
            top = min(y + 8, room.bottom - notes)
            self._draw_notes(canvas, Box(room.left, top, room.width, notes), told)

    def _lines(self, canvas: Canvas, told: MadeSong) -> Iterator[tuple[str, float, Color]]:
        theme, first = canvas.theme, self._made[0]
        yield ", ".join(one.title for one in self._made[:4]), 56.0, theme.ink
        yield artist_words(first.artist), 40.0, theme.secondary
        if len(self._made) > 1:
            yield n_("{count} new song", "{count} new songs", len(self._made)), 40.0, theme.good
        if not told.is_poor:
            yield _("The dance could be seen well."), 40.0, theme.good
        for line in length_lines(told) if told.is_poor else quality_lines(told):
            yield line, 36.0, theme.ink

    @staticmethod
    def _notes_height(canvas: Canvas, width: float, song: MadeSong) -> float:
        if not song.notes:
            return 0.0
        line = measured(canvas, "x", NOTE, is_bold=False)[1]
        return 40 + line * sum(len(balanced(canvas, text_words(note), NOTE, width - 56)) for note in song.notes)

    @staticmethod
    def _draw_notes(canvas: Canvas, box: Box, song: MadeSong) -> None:
        theme = canvas.theme
        color = theme.warning if song.is_poor else theme.gold
        draw_panel(canvas, box, theme.glass, color, radius=26, edge=4)
        y = box.top + 16
        for note in song.notes:
            at = (box.centerx, y)
            y = write_lines(canvas, text_words(note), size=NOTE, max_width=box.width - 56, midtop=at, color=color)


def _framed(shelf: SongShelf, song_id: str) -> FramedDance:
    dance = shelf.load_dance(song_id)
    return frame_dance(dance.reference, character=dance.song.character)


class FailedPane(ButtonPane):
    """A file that nothing came of: why, and what to do."""

    def __init__(self, house: House, arrival: Arrival) -> None:
        theme = house.look.theme
        super().__init__(
            house,
            (
                Choice(_("Choose another file"), theme.secondary, Way.FILES, lambda: house.arrivals.drop(arrival)),
                Choice(_("Back"), theme.ambient, Way.BACK),
            ),
        )
        assert arrival.error is not None, "something went wrong"
        self._error: DanceGameError = arrival.error

    def draw(self, canvas: Canvas, box: Box, now_s: float) -> None:  # noqa: ARG002 (nothing moves)
        """Draw it in the middle."""
        theme, (message, remedy) = canvas.theme, error_words(self._error)
        width = min(1280.0, box.width)
        room = width - 120
        line = measured(canvas, "x", 44, is_bold=False)[1]
        count = sum(len(balanced(canvas, text, 44, room)) for text in (message, remedy))
        pane = Box(0, 0, width, count * line + 250)
        pane.midtop = box.centerx, box.top + max(0.0, 0.36 * (box.height - BUTTON_HEIGHT - pane.height))
        draw_panel(canvas, pane, theme.glass, theme.warning, edge=4)
        head = _("No song came of it")
        y = write(
            canvas, head, size=64, glow=theme.warning, max_width=room, midtop=(pane.centerx, pane.top + 36)
        ).bottom
        y = write_lines(canvas, message, size=44, max_width=room, midtop=(pane.centerx, y + 24), color=theme.ink)
        write_lines(canvas, remedy, size=44, max_width=room, midtop=(pane.centerx, y + 18), color=theme.muted)
        below = Box(pane.left, pane.bottom + 2 * BUTTON_GAP, pane.width, BUTTON_HEIGHT)
        self.draw_buttons(canvas, below)


def title_of(arrival: Arrival) -> str:
    """Say what a file is called: as it was named, else by its name."""
    return arrival.order.title if isinstance(arrival.order, VideoOrder) else arrival.path.name


def doing_words(arrival: Arrival) -> str:
    """Say what is done with a file now."""
    if arrival.state in (State.NEW, State.WAITING):
        return _("It waits its turn")
    return _(arrival.sight.doing) if arrival.sight.doing else _("One moment…")


def left_words(seconds: float) -> str:
    """Say how long it still takes."""
    if seconds < NEARLY_S:
        return _("Nearly there")
    if seconds < MINUTE_S:
        return _("About {seconds:.0f} seconds left", seconds=STEP_S * round(seconds / STEP_S))
    return n_("About {count} minute left", "About {count} minutes left", max(1, round(seconds / MINUTE_S)))


def length_lines(song: MadeSong) -> Iterator[str]:
    """Say how much there is to dance."""
    yield _("{seconds:.0f} seconds of dance", seconds=song.seconds)
    if song.is_seated:
        yield _("Can be danced sitting down")


def quality_lines(song: MadeSong) -> Iterator[str]:
    """Say how well a dance could be seen, in plain words."""
    yield from length_lines(song)
    if song.dancer_share >= ALL_SHARE:
        yield _("The dancer is in every picture.")
    else:
        yield _("The dancer is in {share:.0%} of the pictures.", share=song.dancer_share)
    if 1 - song.unsure_share < ALL_SHARE:
        yield _("{share:.0%} of the joints had to be guessed.", share=song.unsure_share)
    if song.cuts:
        yield n_("The video cuts {count} time.", "The video cuts {count} times.", song.cuts)
    if song.flips:
        yield n_(
            "Left and right were repaired {count} time.", "Left and right were repaired {count} times.", song.flips
        )
    trimmed_s = song.trimmed_start_s + song.trimmed_end_s
    if trimmed_s >= 0.5:
        yield _("{seconds:.1f} seconds without dance were cut off.", seconds=trimmed_s)
