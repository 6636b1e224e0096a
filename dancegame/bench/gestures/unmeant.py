"""What is not meant: dances in front of a menu, and what people do in a living room; anything it says is false."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dancegame.bench.gestures.meant import BENT_UP, poses_of
from dancegame.bench.gestures.people import HANGING, IDLE, Arms, act, bent_to, both, posed, somebody
from dancegame.bench.judge.dancers import dance_along
from dancegame.bench.judge.ground import DANCERS, another
from dancegame.bench.judge.idlers import waggle, wave
from dancegame.bench.judge.media import mocap_performer, read_mocaps, read_performers
from dancegame.core.gestures.pointing import DWELL_S
from dancegame.core.gestures.watch import GestureWatch, Want
from dancegame.core.poses import PoseSequence
from dancegame.core.song import Dance

RATE_HZ = 30.0
# What people do with their arms while they wait, each arm given as a left one.
EVERYDAY = {
    "folds arms": both({"upper_arm": (0.05, 0.9, -0.4), "forearm": (-0.95, 0.0, -0.3)},
                       {"upper_arm": (0.05, 0.9, -0.4), "forearm": (-0.95, -0.1, -0.35)}),
    "hands on hips": both(*[{"upper_arm": (0.7, 0.7, 0.2), "forearm": (-0.7, 0.7, -0.2)}] * 2),
    "scratches head": both({"upper_arm": (0.7, -0.6, -0.2), "forearm": (-0.95, -0.4, 0.0)}, HANGING),
    "telephones": both(bent_to(np.array((-0.085, -0.11, -0.06))), HANGING),
    "drinks": both(HANGING, bent_to(np.array((-0.11, -0.11, -0.13)))),
    "hand at chin": both({"upper_arm": (0.0, 0.9, -0.4), "forearm": (-0.45, -0.85, -0.2)},
                         {"upper_arm": (0.0, 0.9, -0.4), "forearm": (-0.95, 0.0, -0.3)}),
    "hands in pockets": both(*[{"upper_arm": (0.35, 0.9, 0.1), "forearm": (-0.2, 0.95, -0.1)}] * 2),
    "claps": both(*[{"upper_arm": (0.1, 0.8, -0.6), "forearm": (-0.5, -0.3, -0.8)}] * 2),
    "stretches": both(*[{"upper_arm": (0.7, -0.7, 0.0), "forearm": (0.3, -0.9, 0.0)}] * 2),
    "shows something": both({"upper_arm": (0.4, 0.5, -0.7), "forearm": (0.3, -0.2, -0.9)}, HANGING),
    "waves": both(HANGING, BENT_UP),
}  # fmt: skip
EVERYDAY_S, LEAST_S, MOST_S = 60.0, 0.4, 5.0
# Stretching and waving are over sooner than a hand that means to join.
BRIEF_S, BRIEF = 0.5, ("stretches", "waves")


@dataclass(frozen=True)
class Unmeant:
    """Somebody who means nothing. kind: song, dancer, waving, everyday, video or mocap."""

    kind: str
    performance: PoseSequence

    @property
    def is_dancing(self) -> bool:
        """Whether somebody dances, or waves about, rather than waits."""
        return self.kind != "everyday"


def unmeant_dances(dances: Sequence[Dance]) -> Iterator[Unmeant]:
    """Yield the songs' own dancers, made-up people who dance along, and who waves and swings their arms at random."""
    for place, dance in enumerate(dances):
        reference = dance.reference
        yield Unmeant("song", reference)
        names = list(DANCERS)
        dancer = another(names[place % len(names)], place)
        yield Unmeant("dancer", dance_along(dance, replace(dancer, is_mirrored=True)))
        idler = (wave, waggle)[place % 2]
        yield Unmeant("waving", idler(dance, replace(dancer, seed=place)))


def unmeant_evenings(count: int) -> Iterator[Unmeant]:
    """Yield so many minutes of people who wait, talk, drink, scratch their heads, wave and stretch."""
    for seed in range(count):
        person, random = somebody(1000 + seed), np.random.default_rng([seed, 29])
        poses, time_s = [(0.0, posed(person, IDLE))], 1.0
        while time_s < EVERYDAY_S:
            name = str(random.choice(list(EVERYDAY)))
            arms = EVERYDAY[name] if random.random() < 0.5 else _other_way_round(EVERYDAY[name])
            poses.append((time_s, posed(person, arms)))
            time_s += person.rise_s + (BRIEF_S if name in BRIEF else random.uniform(LEAST_S, MOST_S))
            if random.random() < 0.5:
                poses.append((time_s, posed(person, IDLE)))
                time_s += person.rise_s + random.uniform(LEAST_S, MOST_S)
        yield Unmeant("everyday", act(person, poses, duration_s=EVERYDAY_S))


def unmeant_media(media: Path) -> Iterator[Unmeant]:
    """Yield the real dancers of a folder's videos, and its motion captures from three sides."""
    for performer in read_performers(media):
        yield Unmeant("video", performer.performance)
    for name, mocap in read_mocaps(media).items():
        for yaw_deg in (-25.0, 0.0, 25.0):
            yield Unmeant("mocap", mocap_performer(name, mocap, yaw_deg=yaw_deg).performance)


def said_of(unmeant: Unmeant, want: Want, *, dwell_s: float = DWELL_S) -> Counter[str]:
    """Count what somebody says who means nothing, by what: choose, back, pause, move, answer, joined."""
    watch = GestureWatch(want, dwell_s=dwell_s)
    said: Counter[str] = Counter()
    due_s = -1.0
    for time_s, pose in poses_of(unmeant.performance):
        if time_s < due_s:
            continue
        due_s = time_s + 0.75 / RATE_HZ
        found = watch.update(time_s, {0: pose}, players={} if want is Want.JOIN else {0: 0})
        said.update(type(intent).__name__.lower() for intent in found.intents)
        said["joined"] += len(found.joined)
        if found.intents and want is Want.ANSWERS:
            watch.listen(want)  # the next question
    return said


def _other_way_round(arms: Arms) -> Arms:
    other = {"left": "right", "right": "left"}
    return Arms(
        {
            f"{other[side]}_{bone}": (-x, y, z)
            for name, (x, y, z) in arms.directions.items()
            for side, bone in [name.split("_", 1)]
        }
    )
