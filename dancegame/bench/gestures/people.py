"""Made-up people before made-up cameras who make gestures; the same seed makes the same ones."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.judge.bones import BONE_COUNT, BONE_ENDS, BONE_PARTS, Build, bones_of, deflected, joints_of
from dancegame.bench.judge.dancers import SEATED, TABLE, Dancer, film
from dancegame.bench.judge.ground import DANCERS
from dancegame.bench.judge.motion import FINE_HZ
from dancegame.bench.judge.noise import wander
from dancegame.bench.judge.view import View
from dancegame.core.poses import Pose, PoseSequence
from dancegame.vision.puppet.stance import STANCE

Floats = NDArray[np.float64]

ARM_BONES = ("upper_arm", "forearm")
RATES_HZ = (10, 12, 15, 20, 24, 30)
HANGING = {"upper_arm": (0.18, 0.98, 0.0), "forearm": (0.04, 0.99, -0.1)}
# Nobody holds a pose as it is drawn: each bone is off by so much, and trembles by so much, in radians.
OFF_RAD, TREMBLE_RAD = 0.13, 0.03
SWAY_M = 0.02


@dataclass(frozen=True)
class Person:
    """Somebody before a camera. rise_s: how long their arms take to reach a pose."""

    dancer: Dancer
    rise_s: float
    off: Floats

    @property
    def bones(self) -> Floats:
        """Their bones (1, B, 3) as they stand relaxed, of the usual build (`film` makes them theirs)."""
        return bones_of(np.concatenate((STANCE, np.zeros((len(STANCE), 1))), axis=1)[None])


def somebody(seed: int) -> Person:
    """Return a person: tall or small, a child, seated behind a table, before a tilted camera, at some rate."""
    random = np.random.default_rng([seed, 17])
    names = list(DANCERS)
    build = DANCERS[names[seed % len(names)]].build if seed % 5 else Build()
    view = View(
        yaw_deg=random.uniform(-20, 20),
        pitch_deg=random.uniform(-8, 15),
        roll_deg=random.uniform(-7, 7),
        distance_m=random.uniform(2.0, 4.0),
        aside_m=random.uniform(-0.8, 0.8),
    )
    hidden = (SEATED, TABLE, (), ())[int(random.integers(4))]
    fps = float(random.choice(RATES_HZ))
    dancer = Dancer(build=build, view=view, noise=1.0, fps=fps, hidden=hidden, seed=seed)
    off = (
        random.normal(0, OFF_RAD, (BONE_COUNT, 3))
        * np.array([part in ("upper_arms", "forearms") for part in BONE_PARTS])[:, None]
    )
    return Person(dancer, random.uniform(0.3, 0.6), off)


@dataclass(frozen=True)
class Arms:
    """Where the bones of both arms point: name (left_upper_arm ...) -> x to the person's left, y down, z away."""

    directions: dict[str, tuple[float, float, float]]


def both(left: dict[str, tuple[float, float, float]], right: dict[str, tuple[float, float, float]]) -> Arms:
    """Return the arms; each side is given as a left one."""
    directions = {f"left_{bone}": direction for bone, direction in left.items()}
    directions |= {f"right_{bone}": (-x, y, z) for bone, (x, y, z) in right.items()}
    return Arms(directions)


IDLE = both(HANGING, HANGING)


def bent_to(wrist: Floats) -> dict[str, tuple[float, float, float]]:
    """Return a left arm whose wrist is at a place (metres from the shoulder): the elbow hangs below the line."""
    upper, fore = 0.284, 0.245
    far = float(np.clip(np.linalg.norm(wrist), abs(upper - fore) + 0.02, upper + fore - 0.005))
    along = wrist / np.linalg.norm(wrist)
    share = (upper**2 - fore**2 + far**2) / (2 * far)
    down = np.array((0.35, 1.0, 0.1)) - along * (np.array((0.35, 1.0, 0.1)) @ along)
    elbow = share * along + np.sqrt(max(0.0, upper**2 - share**2)) * down / np.linalg.norm(down)
    return {"upper_arm": tuple(elbow), "forearm": tuple(far * along - elbow)}


def posed(person: Person, arms: Arms, *, is_exact: bool = False) -> Floats:
    """Return the person's bones (1, B, 3) in a pose of the arms; as they hold it, or exactly."""
    bones = person.bones.copy()
    for place, (part, end) in enumerate(zip(BONE_PARTS, BONE_ENDS, strict=True)):
        if part in ("upper_arms", "forearms"):
            side = end.split("_")[0]
            direction = np.array(arms.directions[f"{side}_{part[:-1]}"])
            bones[0, place] = direction / np.linalg.norm(direction) * np.linalg.norm(bones[0, place])
    return bones if is_exact else deflected(bones, person.off[None])


def act(person: Person, poses: list[tuple[float, Floats]], *, duration_s: float) -> PoseSequence:
    """Return what is told of a person who goes from pose to pose: (second at which they begin to, bones (1, B, 3))."""
    times_s = np.arange(0, duration_s, 1 / FINE_HZ)
    bones = np.repeat(poses[0][1], len(times_s), axis=0)
    lengths = np.linalg.norm(bones, axis=2, keepdims=True)
    for start_s, target in poses[1:]:
        share = np.clip((times_s - start_s) / person.rise_s, 0, 1)
        share = (share**3 * (10 - 15 * share + 6 * share**2))[:, None, None]  # of least jerk
        bones = bones * (1 - share) + target * share
        bones = bones / np.maximum(np.linalg.norm(bones, axis=2, keepdims=True), 1e-6) * lengths
    random = np.random.default_rng([person.dancer.seed, 19])
    trembling = TREMBLE_RAD * wander(random, bones.shape, steps=0.2 * FINE_HZ)
    path = SWAY_M * wander(random, (len(times_s), 3), steps=0.8 * FINE_HZ)
    return film(deflected(bones, trembling), person.dancer, path=path)


def look(person: Person, bones: Floats) -> Pose:
    """Return what a camera sees of a person who stands still, without any noise."""
    factors = person.dancer.build.factors()
    xy = person.dancer.view.see(joints_of(bones * factors[:, None]))[0]
    return Pose(xy.astype(np.float32), np.ones(len(xy), np.float32))


def at_rate(person: Person, fps: float) -> Person:
    """Return the same person before a camera of another rate."""
    return replace(person, dancer=replace(person.dancer, fps=fps))
