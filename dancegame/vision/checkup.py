"""Measures a camera and the pose estimator on its pictures, for the doctor."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dancegame.core.checkup import CameraFacts, PeopleFacts, people_facts, turn_of, upright_share
from dancegame.core.effort_findings import EffortFacts
from dancegame.core.ports import PoseEstimator
from dancegame.core.poses import Pose
from dancegame.vision.adapting import Adapting
from dancegame.vision.brighten import Brightener
from dancegame.vision.cameras.camera import Camera
from dancegame.vision.cameras.newest import NewestPicture
from dancegame.vision.cameras.webcam import FPS

# Exposure settles, and halves the rate, within two or three seconds.
WATCHING_S = 4.0
ESTIMATING_S = 3.0
TAKE_S = 0.5
# So long it is looked for people in pictures that are turned, where nobody stands upright in them as they are.
TURNED_S, TURNED_PICTURES = 0.9, 6
TURNS = (180, 90, 270)
# From here on, of 255, a colour is as good as white.
WHITE = 245
# Brightness is looked up on every so many pixels.
SPARSE = 16


@dataclass(frozen=True)
class Checkup:
    """What was measured of a camera, of the people in front of it, and of how closely they can be looked at."""

    camera: CameraFacts
    people: PeopleFacts
    effort: EffortFacts | None


def check_up(camera: Camera, estimator: PoseEstimator, *, on_progress: Callable[[float], None]) -> Checkup:
    """Watch a camera for seven seconds; on_progress gets the share done. Raises CameraError."""
    times_s: list[float] = []
    with NewestPicture(camera, lambda picture: times_s.append(picture[1])) as newest:
        picture = _first(newest)
        begun_s = time.perf_counter()
        while (passed_s := time.perf_counter() - begun_s) < WATCHING_S:
            picture = newest.take(TAKE_S) or picture
            on_progress(passed_s / (WATCHING_S + ESTIMATING_S))
        watched_s = np.array([time_s for time_s in times_s if time_s >= begun_s])
        adapting = Adapting(estimator)
        people = _look_for_people(newest, estimator, adapting, lambda s: on_progress((WATCHING_S + s) / 7.0))
        effort = adapting.measure(picture[0])
    return Checkup(_camera_facts(camera.name, picture[0], watched_s), people, effort)


def _first(newest: NewestPicture) -> tuple[NDArray[np.uint8], float]:
    while True:  # ends with CameraError when the camera stays silent
        picture = newest.take(TAKE_S)
        if picture is not None:
            return picture


def _camera_facts(name: str, rgb: NDArray[np.uint8], times_s: NDArray[np.float64]) -> CameraFacts:
    grey = rgb[::SPARSE, ::SPARSE].mean(axis=2)
    first = times_s[times_s < times_s[0] + 1.0] if len(times_s) else times_s
    last = times_s[times_s > times_s[-1] - 2.0] if len(times_s) else times_s
    return CameraFacts(
        name=name,
        width_px=rgb.shape[1],
        height_px=rgb.shape[0],
        promised_fps=FPS,
        delivered_fps=_rate_hz(last),
        first_fps=_rate_hz(first),
        brightness=float(grey.mean()) / 255,
        glare=float((grey >= WHITE).mean()),
        shade=float(np.median(grey[grey < WHITE])) / 255 if (grey < WHITE).any() else 1.0,
    )


def _rate_hz(times_s: NDArray[np.float64]) -> float:
    return float((len(times_s) - 1) / (times_s[-1] - times_s[0])) if len(times_s) > 1 else 0.0


def _look_for_people(
    newest: NewestPicture, estimator: PoseEstimator, adapting: Adapting, on_progress: Callable[[float], None]
) -> PeopleFacts:
    found, spent_ms = _look(newest, estimator, ESTIMATING_S, on_progress=on_progress, adapting=adapting)
    shares = {0: upright_share(found)}
    for turn in TURNS if turn_of(shares | {180: 1.0}) else ():
        looked, _ = _look(newest, estimator, TURNED_S, least=TURNED_PICTURES, turn=turn)
        # The first pictures are for finding somebody who was not there a moment ago.
        shares[turn] = upright_share(looked[len(looked) // 2 :])
    facts = people_facts(found, estimate_ms=spent_ms, turn=turn_of(shares))
    sparing = adapting.sparing
    return replace(facts, delay_ms=sparing.delay_s * 1000, step=sparing.step, steps=sparing.steps)


def _look(
    newest: NewestPicture,
    estimator: PoseEstimator,
    seconds: float,
    *,
    least: int = 1,
    turn: int = 0,
    on_progress: Callable[[float], None] = lambda _: None,
    adapting: Adapting | None = None,
) -> tuple[list[Sequence[Pose]], list[float]]:
    """Return who is found in the pictures of so many seconds, in `least` of them, and the milliseconds of each."""
    found: list[Sequence[Pose]] = []
    spent_ms: list[float] = []
    brightener = Brightener()
    begun_s = time.perf_counter()
    while (passed_s := time.perf_counter() - begun_s) < seconds or len(found) < least:
        on_progress(min(passed_s, seconds))
        picture = newest.take(TAKE_S)
        if picture is not None:
            rgb = np.ascontiguousarray(np.rot90(picture[0], -turn // 90))
            started_s = time.perf_counter()
            found.append(estimator.estimate(brightener.lighten(rgb, picture[1]), time_s=picture[1]))
            estimated_s = time.perf_counter()
            spent_ms.append((estimated_s - started_s) * 1000)
            if adapting is not None and len(found) > 1:
                adapting.see(captured_s=picture[1], estimated_s=estimated_s)
    return found, spent_ms
