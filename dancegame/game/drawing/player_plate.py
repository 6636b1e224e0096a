"""A plate at a player's feet: shape and name, points, and how many good moves follow each other."""

from collections.abc import Iterable
from dataclasses import dataclass

from dancegame.core.evening.players import Player
from dancegame.core.score import MAX_POINTS
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.hud import COMBO_SHOWN_FROM, spaced
from dancegame.game.drawing.lettering import LEAST_SIZE, fitted, measured, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.name_tag import short_name
from dancegame.game.drawing.shapes import draw_panel, draw_star
from dancegame.game.drawing.strictness import draw_strictness, strictness_width

WIDEST, HEIGHT, RADIUS = 330.0, 112.0, 24.0
NAME, POINTS, COMBO, MARK, GAP = 38.0, 50.0, 46.0, 46.0, 10.0
INSIDE, NARROW_INSIDE, NARROW = 16.0, 10.0, 240.0
# From so many good moves in a row on a combo is as large as it gets.
LARGE_COMBO, COMBO_GROWS, COMBO_SHARE = 20, 0.3, 0.3


@dataclass(frozen=True)
class PlayerPlate:
    """What stands on a plate. points: as they are counted up. is_leading: nobody has more. is_resting: pale."""

    player: Player
    points: float
    combo: int
    is_leading: bool = False
    is_resting: bool = False


def plate_size(canvas: Canvas, *, players: int, width: float) -> tuple[float, float]:
    """Return the size of plates of so many players who share a width."""
    return min(WIDEST, width / players - 8), HEIGHT * max(1.0, 0.9 * canvas.look.text_scale)


def names_size(canvas: Canvas, players: Iterable[Player], width: float) -> float:
    """Return the size in which all their names stand on plates of a width: those of a party are written alike."""
    sizes = [NAME]
    for player in players:
        room = _name_room(player, width)
        name = short_name(canvas, player, room=room)
        if measured(canvas, name, LEAST_SIZE)[0] <= room:
            sizes.append(fitted(canvas, name, NAME, room)[1])
    return min(sizes)


def _name_room(player: Player, width: float) -> float:
    """The width for a name on a plate, whoever leads."""
    if width < NARROW:
        return width - 2 * NARROW_INSIDE
    return width - 2 * INSIDE - MARK - GAP - strictness_width(player, NAME)


def draw_plate(canvas: Canvas, box: Box, plate: PlayerPlate, *, color: Color, name_size: float = NAME) -> None:
    """Draw a plate into a box of its size; color: the player's light, paler where they rest. name_size: of letters."""
    theme, has_combo = canvas.theme, plate.combo >= COMBO_SHOWN_FROM and not plate.is_resting
    edge = mix(theme.glass_edge, color, 0.85 if has_combo else 0.45)
    draw_panel(canvas, box, mix(theme.glass, color, 0.10), edge, radius=RADIUS, edge=4, alpha=214)
    is_narrow = box.width < NARROW
    inside = box.inflate(-2 * (NARROW_INSIDE if is_narrow else INSIDE), 0)
    upper, lower = box.top + 0.31 * box.height, box.top + 0.70 * box.height
    # On a narrow plate the shape and the combo stand on its upper edge, so that name and points have all its width.
    top = box.top - 0.12 * MARK if is_narrow else upper
    row, room = Box(inside.left, top - MARK / 2, inside.width, MARK), _name_room(plate.player, box.width)
    _draw_signs(canvas, row, plate, color, edge=box.top, is_narrow=is_narrow)
    name = short_name(canvas, plate.player, room=room)
    has_name = measured(canvas, name, LEAST_SIZE)[0] <= room
    if has_name:
        left = inside.left + (0.0 if is_narrow else MARK + GAP)
        write(canvas, name, size=name_size, color=color, max_width=room, midleft=(left, upper))
    points_room = inside.width if is_narrow else (1 - COMBO_SHARE) * inside.width
    size = fitted(canvas, spaced(MAX_POINTS), POINTS, points_room)[1]
    ink, middle = theme.muted if plate.is_resting else theme.ink, lower if has_name or not is_narrow else box.centery
    write(canvas, spaced(plate.points), size=size, color=ink, midleft=(inside.left, middle))
    if has_combo:
        text, grown = f"{plate.combo}×", COMBO * (1 + COMBO_GROWS * min(1.0, plate.combo / LARGE_COMBO))
        place = (inside.right, top if is_narrow else lower)
        size = fitted(canvas, text, grown, (0.5 if is_narrow else COMBO_SHARE) * inside.width)[1]
        write(canvas, text, size=size, color=theme.gold, outline=theme.night, midright=place)


def _draw_signs(canvas: Canvas, row: Box, plate: PlayerPlate, color: Color, *, edge: float, is_narrow: bool) -> None:
    """Draw the shape and the lights of strictness, and on the upper edge the star of who leads, where it is free."""
    draw_mark(canvas, (row.left + MARK / 2, row.centery), MARK, color=color, shape=plate.player.shape)
    if is_narrow:
        draw_strictness(canvas, (row.left + MARK + GAP, row.centery), NAME, plate.player)
        return
    if plate.is_leading:
        # Beside the name it would take the room of letters from whoever leads.
        draw_star(canvas, (row.right - 0.4 * MARK, edge), MARK, is_lit=True, has_glow=False)
    if lights := strictness_width(plate.player, NAME):
        draw_strictness(canvas, (row.right - lights, row.centery), NAME, plate.player)
