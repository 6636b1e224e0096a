"""The scenes that are at hand, and how one becomes another: a light sweeps over the picture and leaves it changed."""

import time
from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import replace

import pygame

from dancegame.game.drawing import pen
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.easing import clip01
from dancegame.game.drawing.glow import Scratch
from dancegame.game.drawing.scene import Lighting, Scene
from dancegame.game.drawing.scenes.decor import Decor, SongScene
from dancegame.game.drawing.sweep import Sweep
from dancegame.game.errands import Errands

# How long the light takes over the picture; where nothing may move, how long one scene fades into the other.
SWEEP_S, FADE_S = 1.3, 0.6
# Beside the game a scene is painted in pieces: both need Python, and a picture cannot wait.
WORKS_S, RESTS_S = 0.002, 0.006
# That of mysteries, the one that is shown, and the one that comes next: each takes as much as five pictures.
_KEPT = 3
# How fast the clock goes of what moves in a scene where a song is calmest, as much faster than usual where it is
# wildest; and the longest step that it takes.
_SLOWEST, _LONGEST_STEP_S = 0.75, 0.5
_Key = tuple[tuple[int, int], str, int, str]


class Scenery:
    """Draws the scene that is wanted, as soon as it is painted.

    A song's scene is painted beside the game, meanwhile what was there before stands on; is_patient: the picture waits.
    """

    def __init__(self, *, is_patient: bool = False) -> None:
        self._is_patient = is_patient
        self._scenes: OrderedDict[_Key, Scene] = OrderedDict()
        self._painting: tuple[_Key, Future[Scene]] | None = None
        self._errands = Errands()
        self._shown: Decor | None = None
        self._before: Decor | None = None
        self._since_s: float | None = None
        self._layer: pygame.Surface | None = None
        self._has_drawn = False
        self._flowed: tuple[float, float] | None = None
        self._sweep = Sweep()
        self._beyond = Scratch()

    def draw(
        self,
        canvas: Canvas,
        lighting: Lighting,
        *,
        horizon: float,
        song: SongScene | None,
        is_veiled: bool,
        song_s: float | None = None,
    ) -> bool:
        """Fill the canvas with the scene of a song, or of mysteries where there is none or it is still veiled.

        song_s: the moment of the song, None for none in particular. Returns whether so much was painted anew that
        what can wait should.
        """
        canvas.lay_scene()
        wanted = None if song is None or is_veiled else song.decor
        if song is not None and not is_veiled:
            lighting = replace(lighting, energy=song.energy_at(song_s))
        lighting = replace(lighting, flow_s=self._flow(lighting))
        if song is not None:
            self._prepare(canvas, horizon, song.decor)
        self._turn_to(canvas, horizon, wanted, lighting.time_s)
        self._has_drawn = True
        share = self._share(canvas, lighting.time_s)
        if share >= 1 or not self._is_ready(canvas, horizon, self._before):
            return self._at_hand(canvas, horizon, self._shown).draw(canvas, lighting)
        pen.again(
            canvas.surface,
            self,
            lambda: self._draw_change(canvas, lighting, horizon, share),
            is_same=not lighting.is_soft,
        )
        return lighting.is_turn

    def _draw_change(self, canvas: Canvas, lighting: Lighting, horizon: float, share: float) -> None:
        """Draw one scene as far as it has become the other; what lies behind moves as seldom as it ever does."""
        self._at_hand(canvas, horizon, self._before).draw(canvas, lighting)
        size = canvas.surface.get_size()
        if lighting.is_turn or self._layer is None or self._layer.get_size() != size:
            self._layer = self._beyond.unpainted(*size)
            beyond = Canvas(self._layer, canvas.look, unit_px=canvas.unit_px)
            self._at_hand(canvas, horizon, self._shown).draw(beyond, lighting)
        layer = self._layer
        if canvas.look.is_calm:
            faded = layer.copy()
            faded.set_alpha(round(255 * share))
            canvas.surface.blit(faded, (0, 0))
        else:
            color = self._shown.lights.ambient if self._shown else canvas.theme.ambient
            self._sweep.draw(canvas, layer, share, color=color)

    def _flow(self, lighting: Lighting) -> float:
        """The clock of what moves: it never leaps, however the energy or the song does."""
        if self._flowed is None:
            self._flowed = lighting.time_s, lighting.time_s
        before_s, flow_s = self._flowed
        passed_s = min(max(lighting.time_s - before_s, 0.0), _LONGEST_STEP_S)
        flow_s += passed_s * (_SLOWEST + 2 * (1 - _SLOWEST) * lighting.energy)
        self._flowed = lighting.time_s, flow_s
        return flow_s

    def _turn_to(self, canvas: Canvas, horizon: float, wanted: Decor | None, now_s: float) -> None:
        """Begin to show another scene; that of mysteries is there at once, and so is the very first one."""
        if wanted is self._shown or not self._is_ready(canvas, horizon, wanted):
            return
        is_sudden = wanted is None or not self._has_drawn
        self._before, self._shown, self._since_s = self._shown, wanted, None if is_sudden else now_s
        self._layer = None

    def _share(self, canvas: Canvas, now_s: float) -> float:
        """How far one scene has become the other."""
        if self._since_s is None or now_s < self._since_s:
            return 1.0
        return clip01((now_s - self._since_s) / (FADE_S if canvas.look.is_calm else SWEEP_S))

    def _prepare(self, canvas: Canvas, horizon: float, decor: Decor) -> None:
        """Have a scene painted, one at a time."""
        if self._painting is not None and self._painting[1].done():
            key, future = self._painting
            self._painting = None
            self._keep(key, future.result())
        key = _key(canvas, horizon, decor)
        if key in self._scenes or self._painting is not None:
            return
        if self._is_patient:
            self._keep(key, Scene(canvas, horizon=horizon, decor=decor))
            return
        # It is painted by the size of the picture alone: what is drawn on this one meanwhile does not matter.
        like = Canvas(pygame.Surface(canvas.surface.get_size(), 0, 32), canvas.look, unit_px=canvas.unit_px)
        self._painting = key, self._errands.send(lambda: Scene(like, horizon=horizon, decor=decor, rest=_Rests()))

    def _is_ready(self, canvas: Canvas, horizon: float, decor: Decor | None) -> bool:
        return decor is None or _key(canvas, horizon, decor) in self._scenes

    def _at_hand(self, canvas: Canvas, horizon: float, decor: Decor | None) -> Scene:
        """The scene for this canvas; that of mysteries where it is not painted yet, as after another size of window."""
        key = _key(canvas, horizon, decor)
        if key not in self._scenes and decor is not None:
            key, decor = _key(canvas, horizon, None), None
        if key not in self._scenes:
            self._keep(key, Scene(canvas, horizon=horizon))
        self._scenes.move_to_end(key)
        return self._scenes[key]

    def _keep(self, key: _Key, scene: Scene) -> None:
        self._scenes[key] = scene
        mysteries = (*key[:-1], "")
        # It alone is painted while the picture waits.
        if mysteries in self._scenes:
            self._scenes.move_to_end(mysteries)
        while len(self._scenes) > _KEPT:
            self._scenes.popitem(last=False)


class _Rests:
    """Lets the game go on: who has painted for a while waits a little."""

    def __init__(self) -> None:
        self._since_s = time.perf_counter()

    def __call__(self) -> None:
        if time.perf_counter() - self._since_s >= WORKS_S:
            time.sleep(RESTS_S)
            self._since_s = time.perf_counter()


def _key(canvas: Canvas, horizon: float, decor: Decor | None) -> _Key:
    return canvas.surface.get_size(), canvas.theme.name, round(horizon), decor.name if decor else ""
