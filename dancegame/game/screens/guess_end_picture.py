"""Draws the end of a set: the figures, everybody's points, a list of the dances, the squares of a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from dancegame.core.daily import DailyLog, Mark, share_text
from dancegame.core.evening.outcomes import Answered
from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Round
from dancegame.core.reveal import Asked, Guess, Who
from dancegame.core.song import Listing
from dancegame.game.controls import Choices
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.layout import columns
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.question import EntrantState, draw_entrants, draw_tick, signed
from dancegame.game.drawing.scroll_bar import THICK, ScrollBar, draw_scroll_bar
from dancegame.game.drawing.shapes import draw_disc, draw_panel
from dancegame.game.drawing.sparkles import draw_confetti
from dancegame.game.drawing.still import still
from dancegame.game.drawing.tiles import Button, draw_buttons, draw_hints, draw_pane
from dancegame.texts import _, n_
from dancegame.texts.guess_words import entrant_words
from dancegame.texts.words import artist_words

# Above the dancer, who raises no hand into it.
NAME_HEIGHT = 150.0
BUTTON_HEIGHT, ROW_HEIGHT, ROW_GAP = 92.0, 66.0, 8.0
ENTRANTS_HEIGHT, SQUARE = 108.0, 62.0


@dataclass(frozen=True)
class EndRow:
    """A question that was asked, and its song."""

    song: Listing
    round: Round


@dataclass(frozen=True)
class EndView:
    """A set at its end. lit: the row whose dance is danced. copied: None before, then whether it could be."""

    asked: Asked
    rows: Sequence[EndRow]
    lit: int | None
    age_s: float
    daily: DailyLog | None
    copied: bool | None


class EndPicture:
    """Draws an end and lays out its buttons and rows."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._boxes: dict[int, Box] = {}

    def row_at(self, x: float, y: float) -> int | None:
        """Return the row at a place of the picture."""
        return next((row for row, box in self._boxes.items() if box.collidepoint(x, y)), None)

    def draw(self, canvas: Canvas, dancing: Box, telling: Box, view: EndView) -> None:
        """Draw the name above the dancer and everything else beside it; confetti is behind all that is to be read."""
        if _right(view) and 2 * _right(view) >= _count(view):
            draw_confetti(canvas, view.age_s - 0.3)
        if view.lit is not None:
            self._draw_name(canvas, dancing, view.rows[view.lit].song)
        y = self._draw_head(canvas, telling, view)
        row = Box(telling.left, canvas.safe.bottom - 54 - BUTTON_HEIGHT, telling.width, BUTTON_HEIGHT)
        if len(view.asked.entrants) > 1:
            draw_entrants(canvas, Box(telling.left, y, telling.width, ENTRANTS_HEIGHT), _states(view.asked))
            y += ENTRANTS_HEIGHT + 18
        if view.daily is not None:
            y = self._draw_day(canvas, Box(telling.left, y, telling.width, 0), view.daily, view.copied)
        self._draw_rows(canvas, Box(telling.left, y, telling.width, row.top - 20 - y), view)
        self._draw_buttons(canvas, row, is_daily=view.daily is not None)
        hints = (("↑ ↓", _("watch again")), ("← →", _("choose")), ("Enter", _("go")))
        draw_hints(canvas, hints, midbottom=(telling.centerx, canvas.safe.bottom), max_width=telling.width)

    @staticmethod
    def _draw_name(canvas: Canvas, box: Box, song: Listing) -> None:
        theme, x = canvas.theme, box.centerx
        title = write(canvas, song.title, size=56, glow=theme.primary, max_width=box.width, midtop=(x, box.top - 8))
        artist, place = artist_words(song.artist), (x, title.bottom - 6)
        write(canvas, artist, size=40, color=theme.secondary, is_bold=False, max_width=box.width, midtop=place)

    def _draw_head(self, canvas: Canvas, box: Box, view: EndView) -> float:
        """Draw the headline and the figures; returns where they end."""
        theme, top = canvas.theme, (box.centerx, box.top - 14)
        if len(view.asked.entrants) > 1:
            text, glow = _winner(canvas, view.asked)
            return write(canvas, text, size=80, glow=glow, max_width=box.width, midtop=top).bottom + 10
        text = _("{right} of {count} right", right=_right(view), count=_count(view))
        place = write(canvas, text, size=80, glow=theme.primary, max_width=box.width, midtop=top)
        points = view.daily.points if view.daily else view.asked.entrants[0].points
        counted = round(points * ramp(view.age_s, 0.3, 0.9))
        parts = [n_("{count} point", "{count} points", counted)]
        if (mean_s := _mean_s(view)) is not None:
            parts.append(_("{seconds:.1f} s on average", seconds=mean_s))
        below = (box.centerx, place.bottom - 6)
        text = "  ·  ".join(parts)
        return write(canvas, text, size=50, color=theme.gold, max_width=box.width, midtop=below).bottom + 12

    @staticmethod
    def _draw_day(canvas: Canvas, box: Box, log: DailyLog, copied: bool | None) -> float:
        """Draw the squares that can be shared and the days in a row; returns where they end."""
        theme = canvas.theme
        colors = {Mark.FAST: theme.good, Mark.SLOW: theme.gold, Mark.WRONG: theme.mistake}
        row = Box(box.left, box.top + 4, box.width, SQUARE)
        places = columns(row, max(1, log.questions), width=SQUARE, gap=12)
        for number, place in enumerate(places):
            mark = log.marks[number] if number < len(log.marks) else None
            color = colors.get(mark, theme.faint) if mark else theme.glass_edge
            _draw_square(canvas, place, mark, color)
        y = row.bottom + 8
        days = n_("{count} day in a row", "{count} days in a row", log.streak)
        if log.best > log.streak:
            days += "  ·  " + _("longest: {count}", count=log.best)
        said = {
            None: days,
            True: _("Copied. Paste it wherever you like."),
            False: _("Copying does not work here. This is it:") + " " + share_text(log).splitlines()[-1],
        }[copied]
        color = theme.muted if copied is None else theme.good if copied else theme.warning
        place = write(canvas, said, size=40, color=color, max_width=box.width, midtop=(box.centerx, y))
        if copied is False:
            first = share_text(log).splitlines()[0]
            place = write(canvas, first, size=40, max_width=box.width, midtop=(box.centerx, place.bottom))
        return place.bottom + 12

    def _draw_rows(self, canvas: Canvas, box: Box, view: EndView) -> None:
        """Draw as many questions as there is room for, around the lit one."""
        self._boxes = {}
        if not view.rows and view.daily is not None:
            text = _("Tomorrow there is another one.")
            write(
                canvas, text, size=48, color=canvas.theme.muted, max_width=box.width, midtop=(box.centerx, box.top + 40)
            )
        fitting = max(1, int((box.height + ROW_GAP) // (ROW_HEIGHT + ROW_GAP)))
        lit, count = view.lit or 0, len(view.rows)
        first = min(max(0, lit - fitting // 2), max(0, count - fitting))
        width = box.width
        if count > fitting:
            # Whoever sees it knows that there are more.
            bar = Box(box.right - THICK, box.top, THICK, fitting * (ROW_HEIGHT + ROW_GAP) - ROW_GAP)
            draw_scroll_bar(canvas, ScrollBar(bar, first, fitting, count))
            width -= THICK + ROW_GAP + 8
        for place, number in enumerate(range(first, min(count, first + fitting))):
            top = box.top + place * (ROW_HEIGHT + ROW_GAP)
            self._boxes[number] = Box(box.left, top, width, ROW_HEIGHT)
            row, is_lit = view.rows[number], number == view.lit
            if row.round.answered is not None:
                _draw_row(
                    canvas, self._boxes[number], row.song.title, row.round.answered, view.asked.who, is_lit=is_lit
                )

    def _draw_buttons(self, canvas: Canvas, box: Box, *, is_daily: bool) -> None:
        theme = canvas.theme
        self._choices.boxes = columns(box, 3, width=420, gap=20)
        labels = (
            (_("Copy result") if is_daily else _("Again"), theme.primary),
            (_("Another game"), theme.secondary),
            (_("Menu"), theme.gold),
        )
        buttons = [Button(text, str(number), color) for number, (text, color) in enumerate(labels, 1)]
        draw_buttons(canvas, self._choices.boxes, buttons, focus=self._choices.focus)


def _draw_square(canvas: Canvas, box: Box, mark: Mark | None, color: Color) -> None:
    """A square of a day: its colour, and a sign for whom colours do not tell."""
    theme = canvas.theme
    is_answered = mark in (Mark.FAST, Mark.SLOW, Mark.WRONG)
    draw_panel(canvas, box, mix(theme.glass, color, 0.85 if is_answered else 0.25), color, radius=14)
    sign = {Mark.FAST: "✓", Mark.SLOW: "✓", Mark.WRONG: "×"}.get(mark or Mark.OPEN, "")
    if sign == "✓":
        draw_tick(canvas, box.center, 0.6 * box.width, color=theme.night)
        if mark is Mark.FAST:
            pen.rect(canvas.surface, theme.ink, canvas.rect(box), width=canvas.px(4), border_radius=canvas.px(14))
    elif sign:
        write(canvas, sign, size=44, color=theme.ink, center=box.center)


@still
def _draw_row(canvas: Canvas, box: Box, title: str, answered: Answered, who: Who, *, is_lit: bool) -> None:
    theme = canvas.theme
    color = theme.good if answered.is_right else theme.warning
    draw_pane(canvas, box, color=theme.secondary, is_lit=is_lit, radius=22)
    x, middle = box.left + 40, box.centery
    draw_disc(canvas, (x, middle), 44, color)
    if answered.is_right:
        draw_tick(canvas, (x, middle), 24, color=theme.night)
    else:
        write(canvas, "×", size=34, color=theme.night, center=(x, middle - 1))
    x += 40
    right = box.right - 24
    points = write(canvas, signed(answered.points), size=38, color=theme.gold, midright=(right, middle))
    right = min(points.left, right - 120) - 20
    if answered.answer is not None:
        seconds = _("{seconds:.1f} s", seconds=answered.answer_s)
        right = write(canvas, seconds, size=38, color=theme.muted, is_bold=False, midright=(right, middle)).left - 16
    for guess in _right_guesses(answered.guesses, who):
        player = Player(guess.player or 1)
        draw_mark(canvas, (x + 12, middle), 40, color=theme.player(player.color), shape=player.shape)
        x += 46
    write(canvas, title, size=40, max_width=right - x, midleft=(x, middle))


def _right_guesses(guesses: Sequence[Guess], who: Who) -> list[Guess]:
    """Whose marks stand in a row: who had the turn, or who of several was right."""
    if who is Who.TURN:
        return list(guesses)
    return [guess for guess in guesses if guess.is_right and guess.player is not None and len(guesses) > 1]


def _states(asked: Asked) -> list[EntrantState]:
    """Everybody, the best first."""
    ranked = sorted(asked.entrants, key=lambda one: (-one.points, one.player or 0))
    return [
        EntrantState(
            Player(one.player or 1), entrant_words(asked.who, one.player), one.points, has_answered=True, is_final=True
        )
        for one in ranked
    ]


def _winner(canvas: Canvas, asked: Asked) -> tuple[str, Color]:
    best = max(one.points for one in asked.entrants)
    winners = [one for one in asked.entrants if one.points == best]
    if len(winners) > 1:
        return _("A draw!"), canvas.theme.ambient
    name = entrant_words(asked.who, winners[0].player)
    return _("{player} wins!", player=name), canvas.theme.player((winners[0].player or 1) - 1)


def _count(view: EndView) -> int:
    return view.daily.questions if view.daily else len(view.rows)


def _right(view: EndView) -> int:
    if view.daily:
        return view.daily.right
    return sum(row.round.answered.is_right for row in view.rows if row.round.answered)


def _mean_s(view: EndView) -> float | None:
    times_s = [row.round.answered.answer_s for row in view.rows if row.round.answered and row.round.answered.is_right]
    return sum(times_s) / len(times_s) if times_s else None
