"""What a pose estimator adds to a body: trembling that grows with speed, slips of a joint, gaps; all of it seeded."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.poses import JOINT_COUNT
from dancegame.core.skeleton import CANONICAL

Floats = NDArray[np.float64]

# Metres of the dancer's body. A network places a joint beside the true one, always the same way; it trembles a
# little at rest, and in movement it is off by what the joint travels in a hundredth of a second.
PLACING_M = 0.012
REST_M = 0.004
MOVING_S = 0.012
TREMBLE_S = 0.05
# Slips and gaps of a joint a second, their lengths, how far a slip goes; arms and legs slip, all joints have gaps.
SLIPS_HZ, SLIP_S, SLIP_M = 0.03, (0.1, 0.35), (0.12, 0.35)
GAPS_HZ, GAP_S = 0.02, (0.1, 0.5)
# Pictures in which nobody is found.
MISSED_PICTURES = 0.012
CONFIDENCE, SLIP_CONFIDENCE = 0.95, (0.3, 0.95)
SLIPPING = [CANONICAL.index(f"{side}_{joint}") for side in ("left", "right")
            for joint in ("elbow", "wrist", "knee", "ankle")]  # fmt: skip


def wander(random: np.random.Generator, shape: tuple[int, ...], *, steps: float) -> Floats:
    """Return noise, time along the first axis, of standard deviation 1, smoothed by a Gaussian of so many steps."""
    spectrum = np.fft.rfft(random.normal(size=shape), axis=0)
    response = np.exp(-2 * (np.pi * np.fft.rfftfreq(shape[0]) * steps) ** 2).reshape(-1, *[1] * (len(shape) - 1))
    smooth: Floats = np.fft.irfft(spectrum * response, shape[0], axis=0) * np.sqrt(2 * np.sqrt(np.pi) * steps)
    return smooth


def estimate(
    xy: Floats, *, rate_hz: float, metre: float, strength: float, seed: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return xy (T, J, 2) and confidence (T, J) as an estimator might tell of true joints xy (T, J, 2).

    rate_hz: of the poses given. metre: picture heights. strength: 1 is usual, 0 tells the truth.
    """
    random = np.random.default_rng([seed, 1])
    found = xy + strength * metre * PLACING_M * random.normal(size=(1, JOINT_COUNT, 2))
    speed = np.linalg.norm(np.gradient(xy, 1 / rate_hz, axis=0), axis=2, keepdims=True)
    spread = REST_M * metre + MOVING_S * speed
    found += strength * spread * wander(random, xy.shape, steps=TREMBLE_S * rate_hz / 3)
    confidence = np.full(xy.shape[:2], CONFIDENCE)
    if strength > 0:
        _slip(found, confidence, random, rate_hz=rate_hz, metre=metre * strength)
        _lose(found, confidence, random, rate_hz=rate_hz, strength=strength)
    return found.astype(np.float32), confidence.astype(np.float32)


def _slip(found: Floats, confidence: Floats, random: np.random.Generator, *, rate_hz: float, metre: float) -> None:
    for joint in SLIPPING:
        for stretch in _stretches(random, len(found), per_s=SLIPS_HZ, lasting_s=SLIP_S, rate_hz=rate_hz):
            angle, reach = random.uniform(0, 2 * np.pi), random.uniform(*SLIP_M) * metre
            found[stretch, joint] += reach * np.array((np.cos(angle), np.sin(angle)))
            confidence[stretch, joint] = random.uniform(*SLIP_CONFIDENCE)


def _lose(found: Floats, confidence: Floats, random: np.random.Generator, *, rate_hz: float, strength: float) -> None:
    for joint in range(JOINT_COUNT):
        for stretch in _stretches(random, len(found), per_s=GAPS_HZ * strength, lasting_s=GAP_S, rate_hz=rate_hz):
            found[stretch, joint], confidence[stretch, joint] = np.nan, 0
    missed = random.random(len(found)) < MISSED_PICTURES * strength
    found[missed], confidence[missed] = np.nan, 0


def _stretches(
    random: np.random.Generator, count: int, *, per_s: float, lasting_s: tuple[float, float], rate_hz: float
) -> list[slice]:
    starts = random.integers(0, count, random.poisson(per_s * count / rate_hz))
    return [slice(int(start), int(start + random.uniform(*lasting_s) * rate_hz) + 1) for start in starts]
