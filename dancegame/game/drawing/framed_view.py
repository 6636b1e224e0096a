"""Places a dance on a scene as another side shows it: as large as from the front, what is nearer over what is not."""

from dancegame.core.character import Character
from dancegame.core.poses import PoseSequence
from dancegame.core.views import View, seen_from
from dancegame.game.drawing.framing import FramedDance, frame_dance


def frame_view(
    reference: PoseSequence, view: View, *, character: Character | None = None, widest: float = 0.62
) -> FramedDance:
    """Frame a dance as seen in one of its views (core.views.views_of); takes a while.

    From every side the dancer has the build and, where there is room, the size that they have from the front, and the
    light of a limb stays with it. Raises ValueError for a view that the dance does not have.
    """
    front = frame_dance(reference, character=character, widest=widest)
    if view is View.MIRRORED:
        return front
    seen = seen_from(reference, view)
    return frame_dance(seen, character=character, widest=widest, like=front)
