"""The last pose of a dance: the picture stands still, darkens, and everybody shines on it as lines or as a body."""

from collections.abc import Mapping

from dancegame.core.poses import Pose
from dancegame.game.drawing.camera_view import RADIUS
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.players_view import PlayersView
from dancegame.game.drawing.shapes import LIGHT, draw_frame, draw_panel

DARKENS_S, SHINES_S = 0.25, 0.5
FRAME, STEPS = 26.0, 6


def draw_snapshot(
    canvas: Canvas, view: PlayersView, players: Mapping[int, Pose], lights: Mapping[int, Color], *, age_s: float
) -> None:
    """Draw it over the picture of the camera, age_s after the last beat. What flashes is its frame alone."""
    box, night = view.box, canvas.theme.night
    dark = round(ramp(age_s, 0.0, DARKENS_S) * STEPS) / STEPS
    draw_panel(canvas, box, night, night, radius=RADIUS / 2, edge=0, alpha=round(205 * dark))
    canvas.surface.set_clip(canvas.rect(box))
    view.draw_people(canvas, players, lights)
    canvas.surface.set_clip(None)
    if age_s < SHINES_S and not canvas.look.is_calm:
        frame = box.inflate(FRAME, FRAME)
        draw_frame(canvas, frame, LIGHT, LIGHT, radius=RADIUS, edge=FRAME / 2, thick=FRAME / 2)
