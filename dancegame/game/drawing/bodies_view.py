"""Players as bodies of light who stand on the scene, each at their place, as large as all of them can be."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.game.drawing.camera_view import RADIUS
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, dim
from dancegame.game.drawing.glow import add, soft_disc
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.live_body import LiveBody, Sight, standing
from dancegame.game.drawing.player import SEEN_CONFIDENCE, draw_player, seen_points
from dancegame.game.drawing.shapes import draw_panel
from dancegame.texts import _

FOLLOWS_S = 1.2
# So many bodies are painted anew a picture, a millisecond or two each: of six all have their turn in three.
MOST_MOVED = 2
# The room over the lower edge of the box, in units: for the plates of several players, or the floor before one.
PLATES, FLOOR = 142.0, 92.0
# What somebody takes: from the floor to raised hands, and to each side, in their standing heights.
HIGH, WIDE = 1.2, 0.5
# The light at their feet, in their standing heights; its width in steps, so that it comes from a cache.
POOL, POOL_STEP_PX, POOL_LIGHT = (0.75, 0.15), 24, 0.5


@dataclass(frozen=True)
class _Sought:
    """The part of the camera's picture that is to be seen, in its heights: the middle, the floor, the size."""

    x: float
    floor: float
    width: float
    height: float

    def towards(self, wanted: "_Sought", share: float) -> "_Sought":
        """Return what lies so far on the way to another one."""
        x, floor, width, height = (
            now + (then - now) * share
            for now, then in zip(
                (self.x, self.floor, self.width, self.height),
                (wanted.x, wanted.floor, wanted.width, wanted.height),
                strict=True,
            )
        )
        return _Sought(x, floor, width, height)


class BodiesView:
    """A `PlayersView` without any picture of the camera: it follows the players slowly, as they move."""

    def __init__(self, *, players: int) -> None:
        self._below = PLATES if players > 1 else FLOOR
        self._captured_s: float | None = None
        self._sought: _Sought | None = None
        # How tall everybody is, steadier than the newest pose says it.
        self._tall: dict[int, float] = {}
        self._bodies: dict[tuple[int, Color], LiveBody] = {}
        # As everybody is drawn: their pose, and where the camera's whole picture was then.
        self._stands: dict[int, tuple[Pose, Box]] = {}
        self.box, self.whole_box = Box(0, 0, 16, 9), Box(0, 0, 16, 9)

    def show(
        self,
        picture: LivePicture | None,
        players: Mapping[int, Pose],
        canvas: Canvas,  # noqa: ARG002 (as others need it)
        box: Box,
    ) -> None:
        """Take in the newest poses for a box of the canvas; what the picture shows is left alone."""
        is_moved, self.box = box != self.box, box.copy()
        captured_s = picture.captured_s if picture else None
        if captured_s == self._captured_s and not is_moved and self._sought is not None:
            return
        step_s = 0.0 if captured_s is None or self._captured_s is None else captured_s - self._captured_s
        self._captured_s = captured_s
        share = 1 - math.exp(-step_s / FOLLOWS_S)
        wanted = self._wanted(players, share)
        if wanted is not None:
            self._sought = wanted if self._sought is None else self._sought.towards(wanted, share)
        if self._sought is None:
            self.whole_box = box.copy()
            return
        room = Box(box.left, box.top, box.width, box.height - self._below)
        scale = min(room.width / self._sought.width, room.height / self._sought.height)
        self.whole_box = Box(0, 0, scale * 16 / 9, scale)
        self.whole_box.topright = (room.centerx + self._sought.x * scale, room.bottom - self._sought.floor * scale)

    def _wanted(self, players: Mapping[int, Pose], share: float) -> _Sought | None:
        """Return the part in which all players are whole, with room for their arms; None where nobody is seen."""
        left, right, top, floor = math.inf, -math.inf, math.inf, -math.inf
        for slot, pose in players.items():
            seen = pose.xy[(pose.confidence >= SEEN_CONFIDENCE) & np.isfinite(pose.xy).all(axis=1)]
            tall = standing(pose)
            if not len(seen) or tall <= 0:
                continue
            tall = self._tall[slot] = self._tall.get(slot, tall) + (tall - self._tall.get(slot, tall)) * share
            middle, lowest = float(np.median(seen[:, 0])), float(seen[:, 1].max())
            left, right = min(left, middle - WIDE * tall), max(right, middle + WIDE * tall)
            top, floor = min(top, lowest - HIGH * tall), max(floor, lowest)
        return _Sought((left + right) / 2, floor, right - left, floor - top) if floor > top else None

    def draw(
        self,
        canvas: Canvas,
        players: Mapping[int, Pose],
        *,
        lights: Mapping[int, Color],
        color: Color,
        dark: float = 0.0,
    ) -> None:
        """Draw the players in their light, inside of the box where it is dark around them.

        color: of what is said while nobody has been seen yet.
        """
        if self._sought is None:
            text = _("No picture yet")
            write(canvas, text, size=36, color=canvas.theme.muted, is_bold=False, glow=color, center=self.box.center)
        if not dark:
            self.draw_people(canvas, players, lights)
            return
        night, clip = canvas.theme.night, canvas.surface.get_clip()
        draw_panel(canvas, self.box, night, night, radius=RADIUS / 2, edge=0, alpha=round(255 * dark))
        canvas.surface.set_clip(canvas.rect(self.box))
        self.draw_people(canvas, players, lights)
        canvas.surface.set_clip(clip)

    def draw_people(self, canvas: Canvas, players: Mapping[int, Pose], lights: Mapping[int, Color]) -> None:
        """Draw the bodies, and on the floor the light that they stand in."""
        self._move({slot: pose for slot, pose in players.items() if slot in self._tall})
        for slot, (pose, whole) in self._stands.items():
            self._draw_pool(canvas, pose, whole, self._tall[slot], lights[slot])
        for slot, (pose, whole) in self._stands.items():
            body = self._bodies.setdefault((slot, lights[slot]), LiveBody(color=lights[slot]))
            if not body.draw(canvas, pose, Sight(whole), body=self._tall[slot]):
                # Of whoever is hidden by a table or by others the joints that are seen.
                draw_player(canvas, pose, whole, color=lights[slot])

    def _move(self, players: Mapping[int, Pose]) -> None:
        """Let some take on their newest pose, whoever has waited longest first; the others do with the next picture."""
        stands = {slot: stand for slot, stand in self._stands.items() if slot in players}
        for slot in (*(slot for slot in players if slot not in stands), *tuple(stands)[:MOST_MOVED]):
            pose, whole = players[slot], self.whole_box.copy()
            before = stands.pop(slot, None)
            stands[slot] = before if before is not None and before[0] is pose and before[1] == whole else (pose, whole)
        self._stands = stands

    def _draw_pool(self, canvas: Canvas, pose: Pose, whole: Box, tall: float, light: Color) -> None:
        seen = seen_points(pose, whole)
        if not seen:
            return
        place = max(seen.values(), key=lambda point: point[1])
        steps = max(1, round(POOL[0] * tall * canvas.px(whole.height) / POOL_STEP_PX))
        width = steps * POOL_STEP_PX
        disc = soft_disc(width, round(width * POOL[1] / POOL[0]), dim(light, POOL_LIGHT))
        add(canvas.surface, disc, disc.get_rect(center=canvas.point(place)).topleft)
