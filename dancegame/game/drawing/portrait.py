"""Somebody's portrait: their own skeleton from the hips up, in their colour, beside their shape. No picture is kept."""

import numpy as np

from dancegame.core.evening.players import Player
from dancegame.core.poses import Pose
from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.player import SEEN_CONFIDENCE, draw_player
from dancegame.game.drawing.shapes import draw_panel

_BELOW_HIPS = ("knee", "ankle", "heel", "toe", "foot")
_UPPER = np.array([not any(part in name for part in _BELOW_HIPS) for name in CANONICAL.joints])
# Room around the body, and for the head, which is more than its joints; shares of the pane.
MARGIN, HEAD_ROOM = 0.16, 0.1
MARK_SHARE = 0.34


def draw_portrait(canvas: Canvas, box: Box, player: Player, pose: Pose | None) -> None:
    """Draw a square pane with the pose and the player's mark at its corner; the mark alone where no pose is known."""
    color = canvas.theme.player(player.color)
    draw_panel(canvas, box, canvas.theme.glass, color, radius=0.14 * box.height, alpha=226)
    mark = MARK_SHARE * box.height
    whole = None if pose is None else _whole_box(pose, box)
    if pose is None or whole is None:
        draw_mark(canvas, box.center, 0.6 * box.height, color=color, shape=player.shape)
        return
    before = canvas.surface.get_clip()
    canvas.surface.set_clip(canvas.rect(box.inflate(-8, -8)).clip(before))
    draw_player(canvas, _upper(pose), whole, color=color)
    canvas.surface.set_clip(before)
    draw_mark(canvas, (box.right - 0.35 * mark, box.bottom - 0.35 * mark), mark, color=color, shape=player.shape)


def _upper(pose: Pose) -> Pose:
    return Pose(pose.xy, np.where(_UPPER, pose.confidence, 0.0).astype(pose.confidence.dtype))


def _whole_box(pose: Pose, box: Box) -> Box | None:
    """Where the whole mirrored picture would have to stand for the upper body to fill a box."""
    is_seen = _UPPER & (pose.confidence >= SEEN_CONFIDENCE) & np.isfinite(pose.xy).all(axis=1)
    if is_seen.sum() < 3:
        return None
    (left, top), (right, bottom) = pose.xy[is_seen].min(axis=0).tolist(), pose.xy[is_seen].max(axis=0).tolist()
    top -= HEAD_ROOM * (bottom - top)
    height = (1 - MARGIN) * box.height / max(right - left, bottom - top, 1e-3)
    x, y = (left + right) / 2, (top + bottom) / 2
    # In a mirror: x counts from the right.
    whole = Box(0, 0, height, height)
    whole.right, whole.top = box.centerx + x * height, box.centery - y * height
    return whole
