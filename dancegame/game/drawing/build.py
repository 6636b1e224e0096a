"""The build of a body as its joints show it: where trunk and head are, how wide, which way they point.

Places and directions are complex numbers, x + yj in pixels, y down: turning and growing is one product.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.skeleton import CANONICAL
from dancegame.game.drawing.stance import Stance

JOINT = {name: number for number, name in enumerate(CANONICAL.joints)}
SIDES = ("left", "right")
HEAD_JOINTS = ("nose", "left_ear", "right_ear", "left_eye", "right_eye")
UNSEEN = 0.02
HEAD_RADIUS = 0.065
# The length of a trunk that is not foreshortened, neck base to hips, and the least half widths of chest and hips, which
# one seen from the side keeps; as shares of the standing height.
TRUNK = 0.28
LEAST_CHEST, LEAST_HIPS = 0.056, 0.048
# A head's joints lie lower than its middle, by so many of its radii.
_ABOVE_EARS = 0.18
# A spine leaves the shoulders at a right angle, towards where the head comes from, and the hips at one: its bow is
# drawn a little stronger than that, and never as a hook. Half widths from which on a line tells its direction.
_BOW, _MOST_BOW = 1.6, 0.9
_TELLS_CHEST, _TELLS_HIPS = 0.09, 0.065
# How far the nose is below the ears of a head that nods, from not at all to fully, in its radii; a body that bends
# towards the camera takes its head along.
_LEVEL, _NODDING = 0.35, 1.25
_BENT_FROM, _NODS_BENT = 0.75, 1.4
Place = complex


@dataclass(frozen=True)
class Build:
    """A body in pixels.

    tall: its standing height. down: unit vector from neck to pelvis. chest, hips: half widths as vectors to the left.
    length: of the trunk as a share of one that is not foreshortened, at most 1. bows: how much the spine at neck and
    pelvis heads elsewhere than straight to the other end. head: its middle. head_px: its radius. up: unit vector to its
    crown. turn: where the face looks, from -1 to 1 along the head's right. nod: how much of the crown it shows, 0 to 1.
    thighs: left and right. sways: how far what hangs from hips and head lags.
    """

    tall: float
    neck: Place
    pelvis: Place
    down: complex
    chest: complex
    hips: complex
    length: float
    bows: tuple[complex, complex]
    head: Place
    head_px: float
    up: complex
    turn: float
    nod: float
    thighs: tuple[complex, complex]
    sways: tuple[complex, complex]

    @property
    def across(self) -> complex:
        """Unit vector to the left at the hips."""
        return _unit(self.hips, -1j * self.down)

    @property
    def chest_across(self) -> complex:
        """Unit vector to the left at the chest."""
        return _unit(self.chest, -1j * self.down)

    def spine(self, share: float) -> Place:
        """Return a place on the spine, from 0 at the neck to 1 at the pelvis."""
        straight = self.neck * (1 - share) + self.pelvis * share
        return straight + sum(bow * weight for bow, weight in zip(self.bows, bow_weights(share), strict=True))

    def on_head(self, shape: NDArray[np.number]) -> NDArray[np.complex128]:
        """Return a shape that is drawn upright around the head, in its radii, in its place."""
        return np.asarray(self.head + shape * (self.up * 1j * self.head_px), dtype=np.complex128)


def bow_weights(share: float) -> tuple[float, float]:
    """Return how much of both bows of a spine there is at a share of it: a cubic Hermite curve."""
    return share * (1 - share) ** 2, -(share**2) * (1 - share)


def build_of(stance: Stance, tall: float, *, head_grows: float = 1.0) -> Build:
    """Measure a body that stands so tall, in pixels."""
    joints = dict(zip(CANONICAL.joints, _complex(stance.xy), strict=True))
    neck, pelvis = _middle(joints, "shoulder"), _middle(joints, "hip")
    chest = (joints["left_shoulder"] - joints["right_shoulder"]) / 2
    hips = (joints["left_hip"] - joints["right_hip"]) / 2
    spine = pelvis - neck
    # A trunk that points at the camera goes down where its shoulders say, and not wherever a pixel does.
    upright = _unit(chest, 1 + 0j) * 1j
    upright = upright if (upright * spine.conjugate()).real >= 0 or abs(spine) < 0.3 * TRUNK * tall else -upright
    upright = upright if upright.imag >= 0 else -upright
    length = min(1.0, abs(spine) / (TRUNK * tall))
    down = _unit(spine + upright * (0.35 * (1 - length) * TRUNK * tall), 1j)
    bare_chest, bare_hips = chest, hips
    chest, hips = _at_least(chest, down, LEAST_CHEST * tall), _at_least(hips, down, LEAST_HIPS * tall)
    if (chest * hips.conjugate()).real < 0:
        hips = -hips  # turned against each other, as the side shows it: the outline must not cross itself
    bent = max(0.0, _BENT_FROM - length)
    head_px = HEAD_RADIUS * tall * float(stance.near[JOINT["nose"]]) * (head_grows - bent * (head_grows - 1))
    head, up, turn, nod = _head(stance, joints, neck, down, head_px)
    nod = min(1.0, nod + _NODS_BENT * bent)
    bows = (
        _bow(spine, bare_chest / (_TELLS_CHEST * tall), 0.8 * _unit(neck - head, down)),
        _bow(spine, bare_hips / (_TELLS_HIPS * tall), 0.8 * down),
    )
    thighs = tuple(joints[f"{side}_knee"] - joints[f"{side}_hip"] for side in SIDES)
    if (hips * (joints["left_hip"] - joints["right_hip"]).conjugate()).real < 0:
        thighs = thighs[::-1]
    sways = _complex(stance.sway)
    return Build(
        tall, neck, pelvis, down, chest, hips, length, bows, head, head_px, up, turn, nod,
        (thighs[0], thighs[1]), (sways[0], sways[1]),
    )  # fmt: skip


def _bow(spine: complex, across: complex, onward: complex) -> complex:
    """How much a spine heads elsewhere than straight on at a line across it, and by where it goes beyond that.

    across: longer than 1 where its direction is sure.
    """
    sure = min(1.0, abs(across)) ** 2
    square = _unit(across, 0j) * 1j
    square = square if (square * spine.conjugate()).real >= 0 else -square
    heading = _unit(square * sure + onward, 0j) * abs(spine)
    bow = (heading - spine) * _BOW
    return bow * min(1.0, _MOST_BOW * abs(spine) / max(abs(bow), 1e-3))


def head_light(stance: Stance) -> float:
    """Return how much of the head is seen, 0 to 1."""
    light = max(float(stance.visibility[JOINT[joint]]) for joint in HEAD_JOINTS)
    return light if light > UNSEEN else 0.0


def _head(
    stance: Stance, joints: dict[str, complex], neck: complex, down: complex, radius: float
) -> tuple[complex, complex, float, float]:
    """Return the head's middle, its up, where the face looks, and how much it nods."""
    seen = [joint for joint in HEAD_JOINTS if stance.visibility[JOINT[joint]] > UNSEEN]
    ears = [joint for joint in ("left_ear", "right_ear") if joint in seen]
    base = ears if len(ears) == 2 else seen or ["nose"]
    middle = sum(joints[joint] for joint in base) / len(base)
    # The neck says where the crown is, less so the shorter it is seen.
    above = middle - neck
    up = _unit(above + -down * 0.7 * radius, -down)
    up = _unit(up - 0.6j, -1j) if up.imag < 0.5 else up
    if len(ears) < 2 or "nose" not in seen:
        return middle + up * _ABOVE_EARS * radius, up, 0.0, 0.0
    face = (joints["nose"] - middle) * up.conjugate() / radius
    nod = max(0.0, min(1.0, (-face.real - _LEVEL) / (_NODDING - _LEVEL)))
    return middle + up * _ABOVE_EARS * radius, up, max(-1.0, min(1.0, face.imag)), nod


def _middle(joints: dict[str, complex], name: str) -> complex:
    return (joints[f"left_{name}"] + joints[f"right_{name}"]) / 2


def _complex(points: np.ndarray) -> list[complex]:
    return [complex(x, y) for x, y in points.tolist()]


def _unit(vector: complex, otherwise: complex) -> complex:
    size = abs(vector)
    return vector / size if size > 1e-3 else otherwise


def _at_least(half: complex, down: complex, least: float) -> complex:
    """A half width that is seen from the side grows across the trunk."""
    across, size = -1j * down, abs(half)
    if size >= least:
        return half
    sign = 1.0 if (half * across.conjugate()).real >= 0 else -1.0
    return half + across * sign * (least - size)
