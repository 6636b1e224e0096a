"""How players see themselves while they dance: in the picture of the camera, or as bodies of light on the scene."""

from collections.abc import Mapping
from typing import Protocol

from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.core.settings import PlayersShown
from dancegame.game.drawing.bodies_view import BodiesView
from dancegame.game.drawing.camera_view import CameraView
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color


class PlayersView(Protocol):
    """Players in a box. box: what is filled. whole_box: where the camera's whole picture would be, mirrored."""

    box: Box
    whole_box: Box

    def show(self, picture: LivePicture | None, players: Mapping[int, Pose], canvas: Canvas, box: Box) -> None:
        """Take in the newest picture and poses for a box of the canvas."""

    def draw(
        self,
        canvas: Canvas,
        players: Mapping[int, Pose],
        *,
        lights: Mapping[int, Color],
        color: Color,
        dark: float = 0.0,
    ) -> None:
        """Draw everything.

        lights: of the players by slot. color: of what is around them. dark: how dark it is behind them, 0 to 1.
        """


def players_view(shown: PlayersShown, *, players: int) -> PlayersView:
    """Return the view that is wanted, for so many players."""
    return BodiesView(players=players) if shown is PlayersShown.BODIES else CameraView(is_following=True)
