"""People who do not dance the dance: who stand still, who wave at random, who swing their arms with the beat."""

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.judge.bones import BONE_ENDS, BONE_PARTS, bones_of, deflected, stance
from dancegame.bench.judge.dancers import TAIL_S, Dancer, film
from dancegame.bench.judge.motion import FINE_HZ, world_of
from dancegame.bench.judge.noise import wander
from dancegame.core.poses import PoseSequence
from dancegame.core.song import Dance

Floats = NDArray[np.float64]

# Arms that swing between hanging and pointing up, radians from hanging, once in two beats.
SWING_MIDDLE_RAD, SWING_RAD, SWING_BEATS = 1.3, 0.9, 2
BPM = 120.0


def stand_still(dance: Dance, dancer: Dancer, *, posture: Floats, sway_m: float = 0.0) -> PoseSequence:
    """Return somebody who keeps a posture (1, B, 3) for the whole song; sway_m: how far the trunk sways slowly."""
    count = int((dance.song.duration_s + TAIL_S) * FINE_HZ)
    random = np.random.default_rng([dancer.seed, 5])
    bones = np.repeat(posture, count, axis=0)
    sway = sway_m * wander(random, (count, 1, 3), steps=FINE_HZ)
    bones = deflected(bones, np.where(np.array(BONE_PARTS)[:, None] == "trunk", 2 * sway, 0.0))
    return film(bones, dancer, path=sway[:, 0] * (1, 0.2, 1))


def wave(dance: Dance, dancer: Dancer) -> PoseSequence:
    """Return somebody who moves at random, each bone around its mean of the song, as far and as fast as in the song."""
    reference = bones_of(world_of(dance.reference))
    mean = reference.mean(axis=0, keepdims=True)
    lengths = np.linalg.norm(reference, axis=2, keepdims=True)
    directions = reference / np.maximum(lengths, 1e-6)
    spread = np.sqrt(((directions - directions.mean(axis=0)) ** 2).sum(axis=2).mean(axis=0))
    speed = np.sqrt((np.gradient(directions, 1 / dance.reference.fps, axis=0) ** 2).sum(axis=2).mean(axis=0))
    count = int((dance.song.duration_s + TAIL_S) * FINE_HZ)
    random = np.random.default_rng([dancer.seed, 6])
    deflection = np.zeros((count, len(BONE_PARTS), 3))
    for bone in range(len(BONE_PARTS)):
        # Noise smoothed by s has a speed of spread / (s x sqrt 2).
        smooth_s = spread[bone] / max(speed[bone], 1e-6) / np.sqrt(2)
        noise = wander(random, (count, 3), steps=max(1.0, smooth_s * FINE_HZ))
        deflection[:, bone] = noise * spread[bone] / np.sqrt(2)
    return film(deflected(np.repeat(mean, count, axis=0), deflection), dancer, path=np.zeros((count, 3)))


def waggle(dance: Dance, dancer: Dancer) -> PoseSequence:
    """Return somebody who swings both arms up and down with the beat."""
    times_s = np.arange(0, dance.song.duration_s + TAIL_S, 1 / FINE_HZ)
    bones = np.repeat(stance(bones_of(world_of(dance.reference))), len(times_s), axis=0)
    turns = times_s * (dance.song.bpm or BPM) / 60 / SWING_BEATS
    angle = SWING_MIDDLE_RAD + SWING_RAD * np.sin(2 * np.pi * turns)
    for bone, (part, end) in enumerate(zip(BONE_PARTS, BONE_ENDS, strict=True)):
        if part in ("upper_arms", "forearms"):
            side = 1.0 if end.startswith("left") else -1.0
            length = np.linalg.norm(bones[:, bone], axis=1)
            bones[:, bone] = np.stack((side * np.sin(angle), np.cos(angle), 0 * angle), axis=1) * length[:, None]
    return film(bones, dancer, path=np.zeros((len(times_s), 3)))
