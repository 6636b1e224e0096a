"""People who are not there: mirror images and a presenter on a television."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.crowd.crowd import Image, Person, PlacedBody, stand
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.puppet.figure import draw_figure
from dancegame.vision.puppet.furniture import CUT_S, MIRRORED, Pane, broadcast, stand_television, stand_wardrobe
from dancegame.vision.puppet.head import draw_head
from dancegame.vision.puppet.room import HORIZON_Y

SHOULDERS = [CANONICAL.index("left_shoulder"), CANONICAL.index("right_shoulder")]
ARMS = [[CANONICAL.index(f"{side}_{joint}") for joint in ("elbow", "wrist")] for side in ("left", "right")]
TALK_HZ = 0.8
# Metres of a presenter that fit into the height of the screen, shot after shot.
SHOTS_M = (0.85, 1.15, 0.7)


class Moving(Image):
    """Somebody who is seen in a pane on the wall, and moves."""

    pane: Pane

    def show(self, picture: NDArray[np.uint8], time_s: float) -> None:
        """Draw what is in the pane at a moment."""
        whole = picture.copy()
        self._light(self.pane.of(whole), time_s)
        draw_figure(whole, self.body(time_s).figure(picture.shape[0]), draw_head=draw_head)
        self.pane.of(picture)[:] = self.pane.of(whole)

    def _light(self, inside: NDArray[np.uint8], time_s: float) -> None:
        """Draw what is behind the person in the pane."""


class Reflection(Moving):
    """The mirror image of somebody: from behind, smaller, in step. share: how much smaller; 1.5 m behind: 0.6."""

    def __init__(self, of: Person, *, pane: Pane, middle: float, share: float = 0.62) -> None:
        super().__init__(stand(0.0), is_player=False)
        self._of, self.pane, self._middle, self._share = of, pane, middle, share
        self.outfit = of.outfit

    def body(self, time_s: float) -> PlacedBody:
        """Return the body as it is seen in the mirror."""
        body = self._of.body(time_s)
        middle = np.array((self._middle, HORIZON_Y))
        mirror = CANONICAL.mirror_permutation
        xy = middle + (body.xy[mirror] - middle) * self._share
        floor_y = HORIZON_Y + (body.floor_y - HORIZON_Y) * self._share
        return PlacedBody(self, xy, -body.depth[mirror], body.metre * self._share, floor_y)

    def furnish(self, room: NDArray[np.uint8]) -> None:
        stand_wardrobe(room, self.pane)

    def show(self, picture: NDArray[np.uint8], time_s: float) -> None:
        super().show(picture, time_s)
        inside = self.pane.of(picture)
        inside[:] = (inside * MIRRORED).astype(np.uint8)


class Presenter(Moving):
    """Somebody on a television, from the hips up, who talks with the arms; the shot changes every few seconds."""

    def __init__(self, *, pane: Pane, clothes: int = 5) -> None:
        super().__init__(stand(0.0), clothes=clothes, is_player=False)
        self.pane = pane

    def body(self, time_s: float) -> PlacedBody:
        """Return the body as it is shown, its legs below the screen."""
        body = self._talking(super().body(time_s), time_s)
        shot = SHOTS_M[int(time_s / CUT_S) % len(SHOTS_M)]
        metre = (self.pane.bottom - self.pane.top) / shot
        shoulders = body.xy[SHOULDERS].mean(axis=0)
        place = np.array(((self.pane.left + self.pane.right) / 2, self.pane.top + 0.38 * metre))
        xy = place + (body.xy - shoulders) * (metre / body.metre)
        return PlacedBody(self, xy, body.depth, metre, float(xy[:, 1].max()))

    def _talking(self, body: PlacedBody, time_s: float) -> PlacedBody:
        xy = body.xy.copy()
        for number, (elbow, wrist) in enumerate(ARMS):
            phase = 2 * np.pi * TALK_HZ * time_s + 1.9 * number
            outwards = (1 - 2 * number) * body.metre
            xy[elbow] += np.array((0.05 * outwards, -0.03 * body.metre))
            reach = np.array(
                ((0.05 + 0.16 * np.sin(phase)) * outwards, (-0.10 + 0.14 * np.cos(1.3 * phase)) * body.metre)
            )
            xy[wrist] = xy[elbow] + reach
        return replace(body, xy=xy)

    def furnish(self, room: NDArray[np.uint8]) -> None:
        stand_television(room, self.pane)

    def _light(self, inside: NDArray[np.uint8], time_s: float) -> None:
        broadcast(inside, time_s)
