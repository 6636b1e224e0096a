"""What the dance shows of the score: points, stars, combo, grades that pop up."""

from dataclasses import dataclass, replace

from dancegame.core.score import MAX_POINTS, STAR_SHARES, Grade, Score
from dancegame.core.texts import N_
from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import dim, mix
from dancegame.game.drawing.easing import pop, ramp
from dancegame.game.drawing.lettering import LEAST_SIZE, measured, write
from dancegame.game.drawing.shapes import bar, draw_star
from dancegame.game.drawing.sparkles import draw_burst
from dancegame.texts import _
from dancegame.texts.words import grade_words

POPUP_S = 0.95
LEAST_GAP_S = 0.7
# Good things are large; what was not seen as one is said small and pale, and not again and again.
LOUDNESS = {Grade.PERFECT: 1.12, Grade.GREAT: 1.06, Grade.GOOD: 1.0, Grade.OK: 0.9, Grade.MISS: 0.9}
# Of misses in a row the first is told; instead of every so many more of them something that helps.
CHEER_EVERY, CHEER_SIZE = 4, 0.72
CHEERS = (N_("Keep going!"), N_("Watch the hands!"), N_("Big moves!"), N_("You can do it!"))
# How far a word rises while it fades; how high its letters are at their loudest and how wide the dark rims on both
# sides of a line are together, as shares of its size.
RISE, POPUP_HEIGHT, POPUP_RIM = 33.0, 1.1, 0.15
COMBO_SHOWN_FROM = 3
STAR = 51.0
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Popup:
    """A grade on the screen since a moment; cheer: what is said in its place."""

    grade: Grade
    since_s: float
    is_gold: bool = False
    cheer: str | None = None

    @property
    def words(self) -> str:
        """What is said."""
        return _(self.cheer) if self.cheer else grade_words(self.grade)

    @property
    def loudness(self) -> float:
        """How large it is, as a share of the usual."""
        return CHEER_SIZE if self.cheer else LOUDNESS[self.grade]


class PopupRow:
    """The grades of one player, no more often than every LEAST_GAP_S."""

    def __init__(self) -> None:
        self._shown: Popup | None = None
        self._waiting: Popup | None = None
        self._misses = 0

    def add(self, grade: Grade, now_s: float, *, is_gold: bool) -> None:
        """Show a grade, or keep it until the one before has been read; misses in a row become encouragement."""
        self._misses = self._misses + 1 if grade is Grade.MISS else 0
        if self._misses <= 1:
            self._waiting = Popup(grade, now_s, is_gold)
        elif (self._misses - 1) % CHEER_EVERY == 2:
            cheer = CHEERS[self._misses // CHEER_EVERY % len(CHEERS)]
            self._waiting = Popup(grade, now_s, cheer=cheer)
        self.update(now_s)

    def update(self, now_s: float) -> None:
        """Show the waiting grade when its time has come."""
        if self._waiting and (self._shown is None or now_s - self._shown.since_s >= LEAST_GAP_S):
            self._shown, self._waiting = replace(self._waiting, since_s=now_s), None

    def is_shown(self, now_s: float) -> bool:
        """Return whether there is a grade to be seen."""
        return self._shown is not None and now_s - self._shown.since_s <= POPUP_S

    @property
    def shown(self) -> Popup | None:
        """The newest grade that was shown."""
        return self._shown

    def box(self, canvas: Canvas, *, center: tuple[float, float], size: float) -> Box:
        """Return the room of what is shown around the place where it leaps in, with the way that it rises."""
        words = "" if self._shown is None else self._shown.words
        loudness = 1.0 if self._shown is None else self._shown.loudness
        letters, high = size * loudness, POPUP_HEIGHT * canvas.look.text_scale * size
        width = measured(canvas, words, letters)[0] + POPUP_RIM * canvas.look.text_scale * letters
        rise = 0.0 if canvas.look.is_calm else RISE
        return Box(center[0] - width / 2, center[1] - high / 2 - rise, width, high + rise)

    def draw_in(self, canvas: Canvas, now_s: float, box: Box, *, size: float) -> None:
        """Draw the grade in the room that it has, wherever that was moved."""
        height = POPUP_HEIGHT * canvas.look.text_scale * size
        self.draw(canvas, now_s, center=(box.centerx, box.bottom - height / 2), size=size)

    def draw(self, canvas: Canvas, now_s: float, *, center: tuple[float, float], size: float) -> None:
        """Draw the grade, if there is one to be seen."""
        if self._shown is not None:
            draw_popup(canvas, self._shown, now_s, center=center, size=size)


def draw_popup(canvas: Canvas, popup: Popup, now_s: float, *, center: tuple[float, float], size: float) -> None:
    """Draw a grade: it leaps in, stands, and rises as it fades."""
    age_s, grade, theme = now_s - popup.since_s, popup.grade, canvas.theme
    if not 0 <= age_s <= POPUP_S:
        return
    is_quiet = grade in (Grade.OK, Grade.MISS) and popup.cheer is None
    color = theme.ambient if popup.cheer else mix(theme.grades[grade], theme.muted, 0.35 if is_quiet else 0.0)
    place = (center[0], center[1] - (0 if canvas.look.is_calm else RISE * ramp(age_s, 0.55, 0.4)))
    if popup.is_gold and grade in (Grade.PERFECT, Grade.GREAT):
        draw_burst(canvas, place, age_s, color=theme.gold, reach=size * 3.2)
    elif grade is Grade.PERFECT:
        draw_burst(canvas, place, age_s, color=color, reach=size * 1.9, count=14)
    write(
        canvas,
        popup.words,
        size=size * popup.loudness,
        color=color,
        glow=None if is_quiet else dim(color, 0.7),
        outline=theme.night,
        # Few levels and sizes, so that the words come from a cache.
        alpha=round((1 - ramp(age_s, 0.6, 0.35)) * 8) / 8,
        scale=round(pop(age_s, 0.0, 0.3) * 20) / 20,
        center=place,
    )


def draw_stars(canvas: Canvas, points: float, *, box: Box, diameter: float = STAR) -> None:
    """Draw the way to 1,000,000 with a star at every threshold."""
    share, theme = points / MAX_POINTS, canvas.theme
    bar(canvas, box, share, color=mix(theme.ambient, theme.secondary, min(1.0, share * 1.4)))
    for threshold in STAR_SHARES:
        place = (box.left + box.width * threshold, box.centery)
        draw_star(canvas, place, diameter, is_lit=share >= threshold)


def draw_score(
    canvas: Canvas,
    score: Score,
    *,
    points: float,
    box: Box,
    combo_since_s: float,
    ghost_points: float | None = None,
) -> None:
    """Draw one player's points, combo and stars, large; how far a ghost is behind or ahead.

    combo_since_s: age of the newest combo step.
    """
    theme = canvas.theme
    height = box.height - STAR
    middle = box.top + height / 2
    place = write(
        canvas, spaced(points), size=min(93, 0.72 * height), max_width=0.6 * box.width, midleft=(box.left, middle)
    )
    room = box.right - place.right - 16
    if score.combo >= COMBO_SHOWN_FROM:
        leap = 1 + 0.25 * (1 - ramp(combo_since_s, 0.0, 0.25))
        room -= _draw_combo(canvas, score.combo, (box.right, middle), scale=round(leap, 1))
    beside = (place.right + 16, middle + 0.17 * height)
    word = _("points")
    # The figure speaks for itself; half a word would not.
    if measured(canvas, word, LEAST_SIZE, is_bold=False)[0] <= room:
        write(canvas, word, size=36, color=theme.muted, glow=theme.night, is_bold=False, max_width=room, midleft=beside)
    stars = Box(box.left + STAR / 2, box.bottom - STAR / 2 - 8, box.width - STAR, 16)
    draw_stars(canvas, points, box=stars)
    if ghost_points is not None:
        if round(max(points, ghost_points)) > 0:
            _draw_race(canvas, points - ghost_points, (place.right + 16, middle - 0.2 * height), room)
        _draw_ghost_mark(canvas, ghost_points, stars)


def _draw_combo(canvas: Canvas, combo: int, midright: tuple[float, float], *, scale: float) -> float:
    """Draw how many good moves follow each other; returns the width it takes."""
    x, y = midright
    theme, label = canvas.theme, _("combo")
    write(canvas, f"{combo}×", size=66, color=theme.gold, scale=scale, midright=(x, y - 20))
    write(canvas, label, size=36, color=theme.muted, glow=theme.night, is_bold=False, midright=(x, y + 34))
    return max(measured(canvas, f"{combo}×", 66)[0], measured(canvas, label, 36, is_bold=False)[0]) + 16


def _draw_race(canvas: Canvas, lead: float, midleft: tuple[float, float], room: float) -> None:
    """The points that the player is ahead of the ghost, or behind it."""
    is_ahead = round(lead) >= 0
    text = f"{'+' if is_ahead else MINUS}{spaced(abs(lead))}"
    color = canvas.theme.good if is_ahead else canvas.theme.warning
    write(canvas, text, size=42, color=color, max_width=room, midleft=midleft)


def _draw_ghost_mark(canvas: Canvas, points: float, gauge: Box) -> None:
    """Where the ghost is on the way to 1,000,000: a needle through the bar."""
    needle = Box(0, 0, 6, 3 * gauge.height)
    needle.center = (gauge.left + gauge.width * min(1.0, points / MAX_POINTS), gauge.centery)
    theme, rim = canvas.theme, canvas.px(6)
    pen.rect(canvas.surface, theme.night, canvas.rect(needle.inflate(6, 6)), border_radius=rim)
    pen.rect(canvas.surface, theme.ghost, canvas.rect(needle), border_radius=rim // 2)


def spaced(points: float) -> str:
    """Return points with thin gaps between thousands."""
    return f"{round(points):,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
