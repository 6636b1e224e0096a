"""Both bodies of a comparison by their own joints, and a part of one in a light of its own."""

import numpy as np

from dancegame.core.diagnosis import LIMBS_OF, Part
from dancegame.core.limbs import LIMBS
from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.dancer import Place
from dancegame.game.drawing.framing import FramedDance
from dancegame.game.drawing.player import BODY_LIMBS, Points, draw_lines, line_px

_SEEN = 0.5
# The lines of a part are so much wider.
WIDER = 1.75
_FEET = tuple((CANONICAL.index(f"{side}_ankle"), CANONICAL.index(f"{side}_toe")) for side in ("left", "right"))
_NOSE = CANONICAL.index("nose")
_LINES = {
    limb.name: tuple(
        (CANONICAL.index(start), CANONICAL.index(end)) for start, end in zip(limb.start, limb.end, strict=False)
    )
    for limb in LIMBS
    if limb.name != "head"
}


def _lines_of(part: Part) -> tuple[tuple[int, int], ...]:
    """The lines of a part of the body; a foot goes with its leg."""
    if part is Part.BODY:
        return BODY_LIMBS
    lines = tuple(line for name in LIMBS_OF[part] for line in _LINES.get(name, ()))
    return (*lines, *(foot for foot in _FEET if any(foot[0] == end for _, end in lines)))


_LINES_OF_PART = {part: _lines_of(part) for part in Part}
JOINTS_OF_PART = {
    part: tuple({joint for pair in pairs for joint in pair} | ({_NOSE} if "head" in LIMBS_OF[part] else set()))
    for part, pairs in _LINES_OF_PART.items()
}


def draw_part(canvas: Canvas, points: Points, part: Part, *, color: Color, height: float) -> None:
    """Draw a part of a body by its own joints in pixels; height: of the whole picture, in units."""
    width_px, has_head = round(WIDER * line_px(canvas, height)), "head" in LIMBS_OF[part]
    draw_lines(canvas, points, width_px, color=color, limbs=_LINES_OF_PART[part], has_head=has_head)


def own_points(canvas: Canvas, framed: FramedDance, *, song_s: float, place: Place) -> Points:
    """Return joint -> place in pixels of the joints that are seen at a moment; left is the player's own left."""
    xy, visibility = framed.at(song_s)
    own = CANONICAL.mirror_permutation
    placed = (xy[own] * place.height + np.array([place.x, place.floor])) * canvas.unit_px
    return {joint: (x, y) for joint, (x, y) in enumerate(placed.tolist()) if visibility[own[joint]] > _SEEN}
