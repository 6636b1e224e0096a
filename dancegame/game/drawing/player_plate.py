"""A plate at a player's feet: shape and name, points, and how many good moves follow each other."""

from dataclasses import dataclass

from dancegame.core.evening.players import Player
from dancegame.core.score import MAX_POINTS
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.hud import COMBO_SHOWN_FROM, spaced
from dancegame.game.drawing.lettering import fitted, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.name_tag import short_name
from dancegame.game.drawing.shapes import draw_panel, draw_star
from dancegame.game.drawing.strictness import draw_strictness, strictness_width

WIDEST, HEIGHT, RADIUS = 330.0, 112.0, 24.0
NAME, POINTS, COMBO, MARK, GAP = 38.0, 50.0, 46.0, 46.0, 10.0
INSIDE = 16.0
# From so many good moves in a row on a combo is as large as it gets.
LARGE_COMBO, COMBO_GROWS = 20, 0.3


@dataclass(frozen=True)
class Plate:
    """What stands on a plate. points: as they are counted up. is_leading: nobody has more. is_resting: pale."""

    player: Player
    points: float
    combo: int
    is_leading: bool = False
    is_resting: bool = False


def plate_size(canvas: Canvas, *, players: int, width: float) -> tuple[float, float]:
    """Return the size of plates of so many players who share a width."""
    return min(WIDEST, width / players - 8), HEIGHT * max(1.0, 0.9 * canvas.look.text_scale)


def draw_plate(canvas: Canvas, box: Box, plate: Plate, *, color: Color) -> None:
    """Draw a plate into a box of its size; color: the player's light, paler where they rest."""
    theme = canvas.theme
    edge = mix(theme.glass_edge, color, 0.85 if plate.combo >= COMBO_SHOWN_FROM and not plate.is_resting else 0.45)
    draw_panel(canvas, box, mix(theme.glass, color, 0.10), edge, radius=RADIUS, edge=4, alpha=214)
    inside = box.inflate(-2 * INSIDE, 0)
    upper, lower = box.top + 0.31 * box.height, box.top + 0.70 * box.height
    draw_mark(canvas, (inside.left + MARK / 2, upper), MARK, color=color, shape=plate.player.shape)
    left, right = inside.left + MARK + GAP, inside.right
    if plate.is_leading:
        draw_star(canvas, (right - 0.38 * MARK, upper), 0.8 * MARK, is_lit=True, has_glow=False)
        right -= MARK
    lights = strictness_width(plate.player, NAME)
    if lights:
        draw_strictness(canvas, (right - lights, upper), NAME, plate.player)
        right -= lights
    name = short_name(canvas, plate.player, room=right - left)
    write(canvas, name, size=NAME, color=color, max_width=right - left, midleft=(left, upper))
    combo_room = 0.30 * inside.width
    size = fitted(canvas, spaced(MAX_POINTS), POINTS, inside.width - combo_room)[1]
    ink = theme.muted if plate.is_resting else theme.ink
    write(canvas, spaced(plate.points), size=size, color=ink, midleft=(inside.left, lower))
    if plate.combo >= COMBO_SHOWN_FROM and not plate.is_resting:
        text, grown = f"{plate.combo}×", COMBO * (1 + COMBO_GROWS * min(1.0, plate.combo / LARGE_COMBO))
        write(canvas, text, size=min(grown, fitted(canvas, text, grown, combo_room)[1]), color=theme.gold,
              midright=(inside.right, lower))  # fmt: skip
