"""What the dance shows of the score: points, stars, combo, grades that pop up."""

from dataclasses import dataclass

import pygame

from dancegame.core.score import MAX_POINTS, STAR_SHARES, Grade, Score
from dancegame.game.drawing.easing import pop, ramp
from dancegame.game.drawing.glow import add
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.colors import (
    CYAN,
    EMBER,
    GOLD,
    GRADE_COLORS,
    GREEN,
    MOONLIGHT,
    MUTED,
    NIGHT,
    VIOLET,
    WHITE,
    Color,
    dim,
    mix,
    slot_color,
)
from dancegame.game.drawing.shapes import badge, bar, star, star_light
from dancegame.game.drawing.sparkles import draw_burst

POPUP_S = 0.95
LEAST_GAP_S = 0.7
COMBO_SHOWN_FROM = 3
MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Popup:
    """A grade on the screen since a moment."""

    grade: Grade
    since_s: float
    is_gold: bool = False


class PopupRow:
    """The grades of one player, no more often than every LEAST_GAP_S."""

    def __init__(self) -> None:
        self._shown: Popup | None = None
        self._waiting: Popup | None = None

    def add(self, grade: Grade, now_s: float, *, is_gold: bool) -> None:
        """Show a grade, or keep it until the one before has been read."""
        self._waiting = Popup(grade, now_s, is_gold)
        self.update(now_s)

    def update(self, now_s: float) -> None:
        """Show the waiting grade when its time has come."""
        if self._waiting and (self._shown is None or now_s - self._shown.since_s >= LEAST_GAP_S):
            self._shown, self._waiting = Popup(self._waiting.grade, now_s, self._waiting.is_gold), None

    def draw(self, surface: pygame.Surface, now_s: float, *, center: tuple[float, float], size_px: int) -> None:
        """Draw the grade: it leaps in, stands, and rises as it fades."""
        if self._shown is None or now_s - self._shown.since_s > POPUP_S:
            return
        age_s = now_s - self._shown.since_s
        color = GRADE_COLORS[self._shown.grade]
        place = (center[0], center[1] - 22 * ramp(age_s, 0.55, 0.4))
        if self._shown.is_gold and self._shown.grade in (Grade.PERFECT, Grade.GREAT):
            draw_burst(surface, place, age_s, color=GOLD, reach_px=size_px * 3.2)
        elif self._shown.grade is Grade.PERFECT:
            draw_burst(surface, place, age_s, color=color, reach_px=size_px * 1.9, count=14)
        # Few sizes, so that the scaled words come from a cache.
        scale = round(pop(age_s, 0.0, 0.3) * 20) / 20
        alpha = round((1 - ramp(age_s, 0.6, 0.35)) * 8) / 8
        write(
            surface,
            self._shown.grade.value,
            size_px=size_px,
            color=color,
            glow=dim(color, 0.7),
            outline=NIGHT,
            alpha=alpha,
            scale=scale,
            center=place,
        )


def draw_stars(surface: pygame.Surface, score_points: float, *, rect: pygame.Rect, diameter: int = 34) -> None:
    """Draw the way to 1,000,000 with a star at every threshold."""
    share = score_points / MAX_POINTS
    bar(surface, rect, share, color=mix(VIOLET, CYAN, min(1.0, share * 1.4)))
    for threshold in STAR_SHARES:
        is_lit = share >= threshold
        place = (round(rect.left + rect.width * threshold), rect.centery)
        if is_lit:
            light = star_light(diameter, GOLD)
            add(surface, light, light.get_rect(center=place).topleft)
        picture = star(diameter, GOLD, is_lit=is_lit)
        surface.blit(picture, picture.get_rect(center=place))


def draw_score(
    surface: pygame.Surface,
    score: Score,
    *,
    points: float,
    rect: pygame.Rect,
    combo_since_s: float,
    ghost_points: float | None = None,
) -> None:
    """Draw one player's points, combo and stars, large; how far a ghost is behind or ahead.

    combo_since_s: age of the newest combo step.
    """
    place = write(surface, spaced(points), size_px=62, color=WHITE, topleft=(rect.left, rect.top - 14))
    write(surface, "points", size_px=20, color=MUTED, is_bold=False, bottomleft=(place.right + 10, place.bottom - 14))
    if score.combo >= COMBO_SHOWN_FROM:
        leap = 1 + 0.25 * (1 - ramp(combo_since_s, 0.0, 0.25))
        write(
            surface,
            f"{score.combo}×",
            size_px=44,
            color=GOLD,
            scale=round(leap, 1),
            midright=(rect.right, rect.top + 18),
        )
        write(surface, "combo", size_px=18, color=MUTED, is_bold=False, midright=(rect.right, rect.top + 52))
    stars = pygame.Rect(rect.left, rect.top + 78, rect.width, 10)
    draw_stars(surface, points, rect=stars)
    if ghost_points is not None:
        if round(max(points, ghost_points)) > 0:
            _draw_race(surface, points - ghost_points, (place.right + 10, place.top + 8))
        _draw_ghost_mark(surface, ghost_points, stars)


def _draw_race(surface: pygame.Surface, lead: float, topleft: tuple[float, float]) -> None:
    """The points that the player is ahead of the ghost, or behind it."""
    is_ahead = round(lead) >= 0
    text = f"{'+' if is_ahead else MINUS}{spaced(abs(lead))}"
    write(surface, text, size_px=28, color=GREEN if is_ahead else EMBER, topleft=topleft)


def _draw_ghost_mark(surface: pygame.Surface, points: float, bar_rect: pygame.Rect) -> None:
    """Where the ghost is on the way to 1,000,000: a needle through the bar."""
    x = bar_rect.left + round(bar_rect.width * min(1.0, points / MAX_POINTS))
    needle = pygame.Rect(0, 0, 4, 3 * bar_rect.height)
    needle.center = (x, bar_rect.centery)
    pygame.draw.rect(surface, NIGHT, needle.inflate(4, 4), border_radius=4)
    pygame.draw.rect(surface, MOONLIGHT, needle, border_radius=2)


def draw_score_line(surface: pygame.Surface, score: Score, *, slot: int, points: float, rect: pygame.Rect) -> None:
    """Draw one of several players on a line: colour, points, stars, combo."""
    color: Color = slot_color(slot)
    disc = badge(26, color)
    surface.blit(disc, disc.get_rect(midleft=(rect.left, rect.centery)))
    write(surface, spaced(points), size_px=28, color=color, midleft=(rect.left + 38, rect.centery))
    for number in range(len(STAR_SHARES)):
        picture = star(20, GOLD, is_lit=number < score.stars)
        surface.blit(picture, picture.get_rect(center=(rect.left + 196 + 23 * number, rect.centery)))
    if score.combo >= COMBO_SHOWN_FROM:
        write(surface, f"{score.combo}×", size_px=22, color=GOLD, midright=(rect.right, rect.centery))


def spaced(points: float) -> str:
    """Return points with thin gaps between thousands."""
    return f"{round(points):,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
