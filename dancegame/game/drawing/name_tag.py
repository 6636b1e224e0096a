"""A player's shape and name where they stand."""

import numpy as np

from dancegame.core.evening.players import Player
from dancegame.core.poses import Pose
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.lettering import LEAST_SIZE, fitted, measured, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.player import SEEN_CONFIDENCE
from dancegame.game.drawing.strictness import draw_strictness, strictness_width
from dancegame.texts.words import text_words

NAME, MARK, GAP = 36.0, 40.0, 8.0


def short_name(canvas: Canvas, player: Player, *, room: float) -> str:
    """Return a player's name; of one that would have to be cut its first word."""
    name = text_words(player.label)
    return name if measured(canvas, name, LEAST_SIZE)[0] <= room else name.split()[0]


def tag_box(canvas: Canvas, player: Player, *, room: float) -> Box:
    """Return the size of a tag no wider than its room, at the origin; without the name where that does not fit.

    Whoever is judged by their own strictness has its lights behind it.
    """
    beside = MARK + GAP + strictness_width(player, NAME)
    name = short_name(canvas, player, room=room - beside)
    size = fitted(canvas, name, NAME, room - beside)[1]
    width = beside + measured(canvas, name, size)[0]
    return Box(0, 0, width if width <= room + 1 else beside - GAP, MARK)


def draw_tag(canvas: Canvas, box: Box, player: Player, *, color: Color) -> None:
    """Draw a tag into a box of its size."""
    draw_mark(canvas, (box.left + MARK / 2, box.centery), MARK, color=color, shape=player.shape)
    lights = strictness_width(player, NAME)
    draw_strictness(canvas, (box.right - lights, box.centery), NAME, player)
    room = box.width - MARK - GAP - lights
    if room > 0:
        place, night = (box.left + MARK + GAP, box.centery - 1), canvas.theme.night
        name = short_name(canvas, player, room=room + 1)
        write(canvas, name, size=NAME, color=color, outline=night, max_width=room + 1, midleft=place)


def feet_place(pose: Pose, whole: Box) -> tuple[float, float] | None:
    """Return the place under somebody's lowest seen joint, in the units of the box of the whole mirrored picture."""
    seen = pose.xy[pose.confidence >= SEEN_CONFIDENCE]
    if not len(seen):
        return None
    low, high = seen.min(axis=0), seen.max(axis=0)
    if not np.isfinite((low, high)).all():
        return None
    return whole.right - float(low[0] + high[0]) / 2 * whole.height, whole.top + float(high[1]) * whole.height
