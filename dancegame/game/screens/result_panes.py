"""What a result shows of one dancer: points, stars, how each move went, and what to work on, at length."""

from dataclasses import dataclass, field

import pygame

from dancegame.core.advice import Advice, GeneralAdvice, general_advice, usual_timing_s, what_to_work_on
from dancegame.core.ease import Ease
from dancegame.core.evening.outcomes import Answered
from dancegame.core.evening.players import Player
from dancegame.core.score import Grade, Score
from dancegame.core.song import Song
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.glow import fade
from dancegame.game.drawing.grades import draw_grade_counts, draw_star_row, grade_counts
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import balanced, measured, write
from dancegame.game.drawing.pictogram import Pictogram, paint_pictogram
from dancegame.game.drawing.tiles import LINE_SHARE
from dancegame.game.drawing.timeline import draw_timeline
from dancegame.texts import _, n_
from dancegame.texts.words import advice_lines, general_words, moment_words, usual_timing_words

COUNT_S = 1.6
STARS_FROM_S, STAR_STEP_S = 0.9, 0.28
CARD = (228.0, 297.0)
# What is drawn larger where there is more room is so at most.
MOST_SCALE = 1.5


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
        draw_star_row(
            canvas, middle, self.score.stars, diameter=diameter, age_s=age_s - STARS_FROM_S, step_s=STAR_STEP_S
        )

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
            fade(canvas.surface, card, canvas.rect(box).topleft, alpha)
        else:
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
    counts = Box(box.left + 36, strip.bottom + 22, box.width - 72, 90)
    draw_grade_counts(canvas, counts, grade_counts(pane.score))
    words = Box(box.left + 48, counts.bottom + 18, width, box.bottom - counts.bottom - 42)
    _draw_words(canvas, pane, words, age_s, advice)


def _draw_words(canvas: Canvas, pane: PlayerPane, box: Box, age_s: float, advice: Advice | None) -> None:
    alpha, theme = round(ramp(age_s, 1.8, 0.5) * 8) / 8, canvas.theme
    if pane.general:
        _draw_general(canvas, pane.general, box, alpha=alpha)
        return
    if advice is None:
        text, gold = praise(pane.score), theme.gold
        write(canvas, text, size=68, glow=gold, alpha=alpha, max_width=box.width, center=box.center)
        return
    # The taller the pane, the larger what is in it; the card beside the words takes a third of its width at most.
    scale = min(MOST_SCALE, max(1.0, box.height / CARD[1]))
    card = Box(box.left, box.top + 4, *card_size(min(box.height - 8, 0.34 * box.width * CARD[1] / CARD[0])))
    left = box.left + (card.width + 40 if pane.draw_card(canvas, advice, card, alpha=alpha) else 0)
    room = box.right - left
    head = _("Work on {moment}", moment=moment_words(advice.move.start_s))
    place = (left, box.top)
    y = write(canvas, head, size=38 * scale, color=theme.muted, alpha=alpha, max_width=room, topleft=place).bottom
    for number, text in enumerate(advice_lines(advice)):
        size, color = line_look(canvas, advice, number)
        place = (left, y)
        y = write(canvas, text, size=size * scale, color=color, alpha=alpha, max_width=room, topleft=place).bottom - 4
    _draw_notes(canvas, pane.score, Box(left, y, room, box.bottom - y), alpha=alpha)


def _draw_notes(canvas: Canvas, score: Score, box: Box, *, alpha: float) -> None:
    """What else there is to say, at the bottom of a box: on one line if it fits, else below each other."""
    notes = [_("Best combo: {count}", count=score.best_combo)]
    usual = usual_timing_words(usual_timing_s(score))
    if usual:
        notes.insert(0, usual)
    together = "   ".join(reversed(notes))
    if measured(canvas, together, 32, is_bold=False)[0] <= box.width:
        notes = [together]
    bottom = box.bottom
    for text in notes:
        if bottom - measured(canvas, text, 32, is_bold=False)[1] < box.top:
            return
        at = (box.left, bottom)
        color = canvas.theme.muted
        place = write(
            canvas, text, size=32, color=color, is_bold=False, alpha=alpha, max_width=box.width, bottomleft=at
        )
        bottom = place.top


def _draw_general(canvas: Canvas, general: GeneralAdvice, box: Box, *, alpha: float) -> None:
    """One thing large, and how to do it in as many lines as it takes."""
    title, text = general_words(general)
    heads = measured(canvas, title, 68)[1]
    room = box.height - LINE_SHARE * heads
    for size in (42, 34):
        lines = balanced(canvas, text, size, box.width)
        step = measured(canvas, text, size, is_bold=False)[1]
        if step * len(lines) <= room:
            break
    y = box.centery - (LINE_SHARE * heads + step * len(lines)) / 2
    head = (box.centerx, y + LINE_SHARE * heads / 2)
    write(canvas, title, size=68, alpha=alpha, max_width=box.width, center=head)
    for number, line in enumerate(lines):
        middle = (box.centerx, y + LINE_SHARE * heads + step * (number + 0.5))
        color = canvas.theme.muted
        write(canvas, line, size=size, color=color, is_bold=False, alpha=alpha, max_width=box.width, center=middle)


def line_look(canvas: Canvas, advice: Advice, number: int) -> tuple[float, Color]:
    """Return size and colour of a line of advice: the first line tells most: large, and red where it names a limb."""
    theme = canvas.theme
    is_limb = number == 0 and advice.judged.worst_limb is not None and advice.judged.similarity > 0
    return (68 if number == 0 else 48), mix(theme.mistake, theme.ink, 0.28) if is_limb else theme.ink


def card_size(height: float) -> tuple[float, float]:
    """Return the width and height of a card for so much room."""
    height = min(height, MOST_SCALE * CARD[1])
    return height * CARD[0] / CARD[1], height


def praise(score: Score) -> str:
    """Say how good it was where there is nothing to work on."""
    # What was not seen is not known to have been perfect.
    judged = [one for one in score.moves if one.is_unseen or not one.is_left_out]
    is_perfect = bool(judged) and all(one.grade is Grade.PERFECT and not one.is_unseen for one in judged)
    return _("Every move perfect!") if is_perfect else _("Nothing to work on")


def eased_title(title: str, ease: Ease) -> str:
    """Say of a dance how it was made easier, if it was."""
    match ease:
        case Ease.SEATED:
            return _("{title}, danced seated", title=title)
        case Ease.NO_JUMPS:
            return _("{title}, without jumps", title=title)
    return title


def headline(title: str, guess: Answered | None) -> str:
    """Say which song it was, and how the guess went."""
    if guess is None:
        return title
    if not guess.is_right:
        return _("{title} – not guessed", title=title)
    if (count := len(guess.guesses)) > 1:
        # What they have earned together is nobody's, and more than any question is worth.
        right = sum(one.is_right for one in guess.guesses)
        return _("{title} – guessed by {right} of {count}", title=title, right=right, count=count)
    return n_("{title} – guessed for {count} point", "{title} – guessed for {count} points", guess.points, title=title)
