"""The rows of rooms that are hard to see in: who is found in them, how well, and who is taken for a player."""

import time
from collections.abc import Mapping, Sequence

import numpy as np

from dancegame.bench.crowd.hard import SECONDS, HardScene, make_hard_scenes
from dancegame.bench.crowd.identity import IdentityCount, IdentityReport
from dancegame.bench.crowd.watching import EstimatorMaker
from dancegame.bench.only import EVERYTHING, Only
from dancegame.bench.rows import Row
from dancegame.core.poses import PoseSequence
from dancegame.vision.brighten import Brightener
from dancegame.vision.pipeline import PosePipeline

HEIGHT_PX = 720
PICTURES_HZ, QUICK_HZ = 12.0, 4.0
LEAST_FOUND = 0.95
# Lightening a picture of 640x360.
MOST_LIGHTEN_MS = 1.0
TIMES = 60


def measure_hard(
    dances: Sequence[PoseSequence],
    makers: Mapping[str, EstimatorMaker],
    *,
    is_quick: bool = False,
    only: Only = EVERYTHING,
) -> list[Row]:
    """Return the rows of every scene for each estimator: as the game sees it, beside as the camera gives it.

    only: scenes and estimators of whom no row is asked for are not watched.
    """
    scenes = make_hard_scenes(dances)
    pictures_hz = QUICK_HZ if is_quick else PICTURES_HZ
    rows = lighten_rows() if only.wants("hard.lighten.dark", "hard.lighten.bright") else []
    for name, maker in makers.items():
        for scene in scenes:
            title = f"hard.{scene.name.replace(' ', '_')}.{name}"
            if not only.wants_of(title, ("found", "close", "strangers")):
                continue
            seen = watch_hard(scene, maker, pictures_hz=pictures_hz)
            is_helped = scene.turned or not scene.light.is_usual
            raw = watch_hard(scene, maker, pictures_hz=pictures_hz, is_raw=True) if is_helped else None
            rows += _rows(title, seen, raw)
    return rows


def watch_hard(
    scene: HardScene, make_estimator: EstimatorMaker, *, pictures_hz: float, is_raw: bool = False
) -> IdentityReport:
    """Take the pictures of a scene through the live path; is_raw: neither turned nor lightened."""
    camera = scene.open(height_px=HEIGHT_PX)
    count = IdentityCount(scene.crowd, aspect=scene.aspect)
    quarters = 0 if is_raw else scene.turned // 90
    with make_estimator(scene.crowd.slots) as estimator:
        pipeline = PosePipeline(estimator, scene.crowd.slots, lightens=not is_raw)
        for time_s in np.arange(0, SECONDS, 1 / pictures_hz).tolist():
            picture = np.ascontiguousarray(np.rot90(camera.picture(time_s), quarters))
            tracked = pipeline.process(picture, time_s)
            count.observe(scene.crowd.bodies(time_s), tracked.players, tracked.ambiguous)
    return count.report()


def _rows(title: str, seen: IdentityReport, raw: IdentityReport | None) -> list[Row]:
    found = "of the players present"
    close = "of visible joints within 0.03 picture heights"
    if raw is not None:
        found += f"; as the camera gives it {raw.found_share:.3f}"
        close += f"; as the camera gives it {raw.close_share:.3f}"
    return [
        Row(f"{title}.found", seen.found_share, "share", note=found, least=LEAST_FOUND),
        Row(f"{title}.close", seen.close_share, "share", note=close),
        Row(f"{title}.strangers", seen.strangers, "people", note="mirror images, pictures, broadcasts that play"),
    ]


def lighten_rows() -> list[Row]:
    """Return what lightening costs, a dark picture and a bright one."""
    random = np.random.default_rng(5)
    rows = []
    for name, mean in (("dark", 18), ("bright", 120)):
        picture = random.normal(mean, 9, (360, 640, 3)).clip(0, 255).astype(np.uint8)
        brightener = Brightener()
        spent_s = []
        for number in range(TIMES):
            started_s = time.process_time()
            brightener.lighten(picture, number / 30)
            spent_s.append(time.process_time() - started_s)
        note = "of one core, 640x360"
        rows.append(Row(f"hard.lighten.{name}", float(np.median(spent_s)) * 1e3, "ms", note=note, most=MOST_LIGHTEN_MS))
    return rows
