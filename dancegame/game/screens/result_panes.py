"""The panes of the result: one dancer at length, several dancers in a row each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from dancegame.core.advice import Advice, GeneralAdvice, general_advice, usual_timing_s, what_to_work_on
from dancegame.core.evening.players import Player
from dancegame.core.score import STAR_SHARES, Grade, Score
from dancegame.core.song import Song
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.easing import pop, ramp
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import measured, wrapped, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.pictogram import Pictogram, paint_pictogram
from dancegame.game.drawing.shapes import draw_star
from dancegame.game.drawing.timeline import draw_timeline
from dancegame.texts import _
from dancegame.texts.words import advice_lines, general_words, grade_words, moment_words, usual_timing_words

COUNT_S = 1.6
STARS_FROM_S, STAR_STEP_S = 0.9, 0.28
CARD = (228.0, 297.0)
TALLEST_ROW = 255.0


@dataclass(frozen=True)
class PlayerPane:
    """One player's result: what each pane shows of a score, and the card of what to work on.

    general: what helps instead of single moves, for whoever missed nearly all.
    """

    player: Player
    score: Score
    song: Song
    framed: FramedDance | None
    is_mirrored: bool
    _cards: dict[tuple[int, tuple[int, int], str], pygame.Surface] = field(default_factory=dict)
    general: GeneralAdvice | None = field(init=False)
    advice: tuple[Advice, ...] = field(init=False)

    def __post_init__(self) -> None:
        general = general_advice(self.score)
        object.__setattr__(self, "general", general)
        object.__setattr__(self, "advice", () if general else what_to_work_on(self.score, self.song.moves))

    def draw_points(
        self, canvas: Canvas, age_s: float, *, size: float, max_width: float, midtop: tuple[float, float]
    ) -> Box:
        """Count the points up. The halo comes with the last figure: one for each on the way would cost too much."""
        shown = self.score.points * ramp(age_s, 0.2, COUNT_S)
        glow = canvas.theme.ambient if shown == self.score.points else None
        return write(canvas, spaced(shown), size=size, glow=glow, max_width=max_width, midtop=midtop)

    def draw_stars(self, canvas: Canvas, middle: tuple[float, float], age_s: float, *, diameter: float) -> None:
        """Draw seven stars that light up one after the other."""
        for number in range(len(STAR_SHARES)):
            center = (middle[0] + (number - 3) * 1.16 * diameter, middle[1])
            draw_star(canvas, center, diameter, is_lit=False)
            since_s = age_s - STARS_FROM_S - STAR_STEP_S * number
            if number < self.score.stars and since_s > 0:
                scale = 1.0 if canvas.look.is_calm else round(pop(since_s, 0.0, 0.4) * 16) / 16
                draw_star(canvas, center, diameter, is_lit=True, scale=scale)

    def draw_timeline(self, canvas: Canvas, box: Box, age_s: float, *, marked: Advice | None = None) -> None:
        """Draw how each move went."""
        mark = marked.judged.index if marked else None
        draw_timeline(canvas, box, self.song.moves, self.score.moves, age_s=age_s - 0.4, marked=mark)

    def draw_card(self, canvas: Canvas, advice: Advice, box: Box, *, alpha: float = 1.0) -> bool:
        """Draw the pictogram of a move, its worst limb in red; False where no dance is on the scene."""
        if self.framed is None:
            return False
        size_px, theme = canvas.rect(box).size, canvas.theme
        key = (advice.judged.index, size_px, theme.name)
        if key not in self._cards:
            pictogram = Pictogram(
                advice.move.pictogram_s,
                is_gold=advice.judged.is_gold,
                limb=advice.judged.worst_limb if advice.judged.similarity > 0 else None,
                is_mirrored=self.is_mirrored,
            )
            self._cards[key] = paint_pictogram(self.framed, pictogram, size_px, theme=theme)
        card = self._cards[key]
        if alpha < 1:
            card = card.copy()
            card.set_alpha(int(255 * alpha))
        canvas.surface.blit(card, canvas.rect(box))
        return True


def draw_one(canvas: Canvas, pane: PlayerPane, box: Box, age_s: float, *, advice: Advice | None) -> None:
    """Draw one player's points, stars, strip and what to work on, at length."""
    width = box.width - 96
    top = (box.centerx, box.top - 14)
    place = pane.draw_points(canvas, age_s, size=128, max_width=width, midtop=top)
    star = min(81.0, width / 9)
    stars = Box(box.left, place.bottom - 12, box.width, star)
    pane.draw_stars(canvas, stars.center, age_s, diameter=star)
    strip = Box(box.left + 48, stars.bottom + 14, width, min(105, 0.13 * box.height))
    pane.draw_timeline(canvas, strip, age_s, marked=advice if ramp(age_s, 2.0, 0.1) else None)
    counts = Box(box.left + 36, strip.bottom + 22, box.width - 72, 50)
    counts.height = _draw_counts(canvas, pane.score, counts)
    words = Box(box.left + 48, counts.bottom + 18, width, box.bottom - counts.bottom - 42)
    _draw_words(canvas, pane, words, age_s, advice)


def _draw_counts(canvas: Canvas, score: Score, box: Box) -> float:
    """How many moves of each grade, in a row, names below where they are too wide; returns the height of the row."""
    width = box.width / len(Grade)
    counts = [str(score.grades.get(grade, 0)) for grade in Grade]
    beside = [
        measured(canvas, count, 42)[0] + measured(canvas, grade_words(grade), 28)[0] + 24
        for count, grade in zip(counts, Grade, strict=True)
    ]
    if max(beside) > width:
        for number, grade in enumerate(Grade):
            middle, color = box.left + width * (number + 0.5), canvas.theme.grades[grade]
            write(canvas, counts[number], size=42, color=canvas.theme.ink, center=(middle, box.centery))
            below = (middle, box.bottom + 14)
            write(canvas, grade_words(grade), size=28, color=color, max_width=width, center=below)
        return box.height + 40
    for number, grade in enumerate(Grade):
        middle, color = box.left + width * (number + 0.5), canvas.theme.grades[grade]
        count, name = counts[number], grade_words(grade)
        count_width = measured(canvas, count, 42)[0]
        name_width = measured(canvas, name, 28)[0]
        left = middle - (count_width + 10 + name_width) / 2
        place = write(canvas, count, size=42, color=canvas.theme.ink, midleft=(left, box.centery))
        write(canvas, name, size=28, color=color, max_width=name_width + 2, midleft=(place.right + 10, box.centery + 2))
    return box.height


def _draw_words(canvas: Canvas, pane: PlayerPane, box: Box, age_s: float, advice: Advice | None) -> None:
    alpha, theme = round(ramp(age_s, 1.8, 0.5) * 8) / 8, canvas.theme
    if pane.general:
        _draw_general(canvas, pane.general, box, alpha=alpha)
        return
    if advice is None:
        text, gold = _praise(pane.score), theme.gold
        write(canvas, text, size=68, glow=gold, alpha=alpha, max_width=box.width, center=box.center)
        return
    card = Box(box.left, box.top + 4, *_card_size(box.height - 8))
    left = box.left + (card.width + 40 if pane.draw_card(canvas, advice, card, alpha=alpha) else 0)
    room = box.right - left
    head = _("Work on {moment}", moment=moment_words(advice.move.start_s))
    y = write(canvas, head, size=38, color=theme.muted, alpha=alpha, max_width=room, topleft=(left, box.top)).bottom
    for number, text in enumerate(advice_lines(advice)):
        size, color = _line_look(canvas, advice, number)
        place = write(canvas, text, size=size, color=color, alpha=alpha, max_width=room, topleft=(left, y))
        y = place.bottom - 4
    notes = [_("Best combo: {count}", count=pane.score.best_combo)]
    usual = usual_timing_words(usual_timing_s(pane.score))
    if usual:
        notes.append(usual)
    bottom, text = (left, box.bottom), "   ".join(notes)
    write(canvas, text, size=32, color=theme.muted, is_bold=False, alpha=alpha, max_width=room, bottomleft=bottom)


def _draw_general(canvas: Canvas, general: GeneralAdvice, box: Box, *, alpha: float) -> None:
    """One thing large, and how to do it in as many lines as it takes."""
    title, text = general_words(general)
    lines = wrapped(canvas, text, 42, box.width)
    y = box.centery - (76 + 54 * len(lines)) / 2
    write(canvas, title, size=68, alpha=alpha, max_width=box.width, midtop=(box.centerx, y))
    for number, line in enumerate(lines):
        middle = (box.centerx, y + 88 + 54 * number)
        color = canvas.theme.muted
        write(canvas, line, size=42, color=color, is_bold=False, alpha=alpha, max_width=box.width, midtop=middle)


def _line_look(canvas: Canvas, advice: Advice, number: int) -> tuple[float, Color]:
    """The first line tells most: large, and red where it names a limb."""
    theme = canvas.theme
    is_limb = number == 0 and advice.judged.worst_limb is not None and advice.judged.similarity > 0
    return (68 if number == 0 else 48), mix(theme.mistake, theme.ink, 0.28) if is_limb else theme.ink


def _card_size(height: float) -> tuple[float, float]:
    height = min(height, CARD[1])
    return height * CARD[0] / CARD[1], height


def _praise(score: Score) -> str:
    is_perfect = bool(score.moves) and all(one.grade is Grade.PERFECT for one in score.moves if not one.is_left_out)
    return _("Every move perfect!") if is_perfect else _("Nothing to work on")


def draw_several(canvas: Canvas, panes: Sequence[PlayerPane], box: Box, age_s: float) -> None:
    """Draw a row for each player, the best first; the fewer there are, the larger."""
    room = box.inflate(-72, -40)
    height = min(TALLEST_ROW, room.height / max(1, len(panes)))
    first = room.centery - height * len(panes) / 2
    for row, pane in enumerate(panes):
        _draw_row(canvas, pane, Box(room.left, first + row * height, room.width, height), age_s)


def _draw_row(canvas: Canvas, pane: PlayerPane, box: Box, age_s: float) -> None:
    color, middle = canvas.theme.player(pane.player.color), box.centery
    mark = min(72.0, 0.5 * box.height)
    draw_mark(canvas, (box.left + mark / 2, middle), mark, color=color, shape=pane.player.shape)
    left, third = box.left + mark + 24, 0.25 * box.width
    shown = spaced(pane.score.points * ramp(age_s, 0.2, COUNT_S))
    size, star = min(96.0, 0.5 * box.height), min(54.0, 0.27 * box.height, third / 8.2)
    place = (left, middle - 0.18 * box.height)
    write(canvas, shown, size=size, color=color, max_width=third, midleft=place)
    stars = (left + 3.5 * 1.16 * star, middle + 0.29 * box.height)
    pane.draw_stars(canvas, stars, age_s, diameter=star)
    strip = Box(left + third + 20, 0, 0.36 * box.width, min(135, 0.66 * box.height))
    strip.centery = middle
    pane.draw_timeline(canvas, strip, age_s)
    words = Box(strip.right + 36, box.top, box.right - strip.right - 36, box.height)
    if pane.general:
        _draw_row_general(canvas, pane.general, words)
        return
    if not pane.advice:
        text = _praise(pane.score)
        write(canvas, text, size=46, color=canvas.theme.good, max_width=words.width, midleft=words.midleft)
        return
    card = Box(0, 0, *_card_size(0.9 * box.height))
    card.midright = (box.right, middle)
    if pane.draw_card(canvas, pane.advice[0], card):
        words.width -= card.width + 20
    _draw_row_words(canvas, pane.advice[0], words)


def _draw_row_general(canvas: Canvas, general: GeneralAdvice, box: Box) -> None:
    """One thing, and how to do it where the row is high enough."""
    title, text = general_words(general)
    lines = wrapped(canvas, text, 30, box.width)
    if 62 + 38 * len(lines) > box.height:
        lines = []
    y = box.centery - 19 * len(lines)
    write(canvas, title, size=46, max_width=box.width, midleft=(box.left, y))
    for number, line in enumerate(lines):
        place = (box.left, y + 50 + 38 * number)
        write(canvas, line, size=30, color=canvas.theme.muted, is_bold=False, max_width=box.width, midleft=place)


def _draw_row_words(canvas: Canvas, advice: Advice, box: Box) -> None:
    """Limb or lack, large; under it the moment and what else was missing."""
    lines = advice_lines(advice)
    color = _line_look(canvas, advice, 0)[1]
    write(canvas, lines[0], size=46, color=color, max_width=box.width, midleft=(box.left, box.centery - 26))
    more = "  ".join([moment_words(advice.move.start_s), *lines[1:2]])
    muted = canvas.theme.muted
    write(canvas, more, size=34, color=muted, max_width=box.width, midleft=(box.left, box.centery + 30))
