"""The proving ground of the judge: made-up performances of the shipped songs, right ones and wrong ones, all seeded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from dancegame.bench.judge.bones import Build, bones_of, stance
from dancegame.bench.judge.dancers import Dancer, dance_along, shifted
from dancegame.bench.judge.idlers import stand_still, waggle, wave
from dancegame.bench.judge.motion import world_of
from dancegame.bench.judge.repeats import repeats_share
from dancegame.bench.judge.view import View
from dancegame.core.align import likely_starts
from dancegame.core.poses import PoseSequence
from dancegame.core.song import Dance

# Other people before other cameras, each with another delay.
DANCERS = {
    "lanky": Dancer(
        build=Build(upper_arms=1.1, forearms=1.12, thighs=1.08, shins=1.12, trunk=0.95, hips=0.95),
        view=View(yaw_deg=-12, pitch_deg=4, distance_m=3.4, aside_m=0.4),
        delay_s=0.12,
    ),
    "stocky": Dancer(
        build=Build(upper_arms=0.93, forearms=0.9, thighs=0.92, shins=0.9, trunk=1.08, shoulders=1.12, hips=1.2),
        view=View(yaw_deg=15, pitch_deg=10, distance_m=2.6, aside_m=-0.3),
        delay_s=0.2,
    ),
    "child": Dancer(
        build=Build(
            trunk=0.68, hips=0.7, shoulders=0.66, head=0.9,
            upper_arms=0.6, forearms=0.6, thighs=0.58, shins=0.58, feet=0.65,
        ),
        view=View(yaw_deg=5, pitch_deg=12, roll_deg=3, distance_m=2.4, below_m=0.3),
        delay_s=0.06,
    ),
    "tall": Dancer(
        build=Build(
            trunk=1.1, hips=1.05, shoulders=1.15, upper_arms=1.15, forearms=1.15, thighs=1.15, shins=1.18, feet=1.15
        ),
        view=View(yaw_deg=-3, pitch_deg=-10, roll_deg=-4, distance_m=3.6, aside_m=0.6, below_m=-0.2),
        delay_s=0.25,
    ),
}  # fmt: skip
# Another person with a modest style of their own, and one who differs as much as professionals in sync do.
MODEST_STYLE, OWN_STYLE = 0.7, 1.0
SHIFTS_BEATS = (2, 3, 4, 8)
# A choreography that comes again after so many beats is rightly danced by who is late by as many; by who is a little
# later too, for cables and cameras delay as well. Where more of it than this comes again, be it the other way round,
# that shift of that song is no wrong dance and is left out.
MOST_REPEATED = 0.15
CABLE_DELAYS_S = (0.0, 0.1, 0.2, 0.3)
STILL_KINDS = ("trembling", "swaying", "mean_pose")
WAVING_SEEDS = 3
# Of each song, so many others are also danced where they fit best.
BEST_STARTS = 2
BEAT_S = 0.5


@dataclass(frozen=True)
class Case:
    """A performance for the judge. kind: right, right_styled, other, other_best, still, waving, waggle or shifted."""

    dance: Dance
    name: str
    kind: str
    performance: PoseSequence

    @property
    def is_right(self) -> bool:
        """Whether this is the song's dance."""
        return self.kind.startswith("right")


def another(name: str, place: int) -> Dancer:
    """Return one of DANCERS with a style, and an estimator, of their own for the song at a place of the list."""
    seed = 100 * place + list(DANCERS).index(name)
    return replace(DANCERS[name], style=MODEST_STYLE, noise=1.0, seed=seed)


def rights(dances: Sequence[Dance]) -> Iterator[Case]:
    """Yield the right dance of every song by other bodies, and by one who has a style."""
    for place, dance in enumerate(dances):
        for name in DANCERS:
            yield Case(dance, f"{dance.song.id}.{name}", "right", dance_along(dance, another(name, place)))
        styled = replace(another(list(DANCERS)[place % len(DANCERS)], place), style=OWN_STYLE, seed=place + 50)
        yield Case(dance, f"{dance.song.id}.own_style", "right_styled", dance_along(dance, styled))


def wrongs(dances: Sequence[Dance]) -> Iterator[Case]:
    """Yield everything that is not the song's dance."""
    yield from others(dances)
    for place, dance in enumerate(dances):
        yield from stills(dance, place)
        yield from wavings(dance, place)
        yield from shifts(dance, place)


def others(dances: Sequence[Dance]) -> Iterator[Case]:
    """Yield every other song's dance, begun again where it is too short; a few also from where it fits best."""

    @cache
    def danced(name: str, place: int) -> PoseSequence:
        return dance_along(dances[place], another(name, place))

    names = list(DANCERS)
    for right, dance in enumerate(dances):
        for wrong, other in enumerate(dances):
            if wrong == right:
                continue
            performance = danced(names[(right + wrong) % len(names)], wrong)
            name = f"{dance.song.id}.danced_as_{other.song.id}"
            whole = shifted(performance, 0.0, duration_s=dance.song.duration_s)
            yield Case(dance, name, "other", whole)
            if (wrong - right) % len(dances) <= BEST_STARTS:
                start_s = likely_starts(dance.reference, performance, count=1)[0]
                best = shifted(performance, start_s, duration_s=dance.song.duration_s)
                yield Case(dance, f"{name}_best", "other_best", best)


def stills(dance: Dance, place: int) -> Iterator[Case]:
    """Yield people who stand still: trembling as estimators make them, swaying, in the dance's mean pose."""
    bones = bones_of(world_of(dance.reference))
    for number, kind in enumerate(STILL_KINDS):
        dancer = replace(another(list(DANCERS)[number], place), delay_s=0.0)
        posture = np.median(bones, axis=0, keepdims=True) if kind == "mean_pose" else stance(bones)
        performance = stand_still(dance, dancer, posture=posture, sway_m=0.03 if kind == "swaying" else 0.0)
        yield Case(dance, f"{dance.song.id}.still_{kind}", "still", performance)


def wavings(dance: Dance, place: int) -> Iterator[Case]:
    """Yield people who move at random with the song's energy, and one who swings the arms with the beat."""
    for number in range(WAVING_SEEDS):
        dancer = replace(another(list(DANCERS)[number], place), seed=1000 + 10 * place + number)
        yield Case(dance, f"{dance.song.id}.waving_{number}", "waving", wave(dance, dancer))
    yield Case(dance, f"{dance.song.id}.waggle", "waggle", waggle(dance, another("lanky", place)))


def shifts(dance: Dance, place: int) -> Iterator[Case]:
    """Yield the right dance some beats late, where that is not the right dance again."""
    beat_s = 60 / dance.song.bpm if dance.song.bpm else BEAT_S
    dancer = another("lanky", place)
    performance = dance_along(dance, dancer)
    for beats in SHIFTS_BEATS:
        shift_s = beats * beat_s
        late_s = shift_s + dancer.delay_s
        if max(repeats_share(dance.reference, late_s - delay_s) for delay_s in CABLE_DELAYS_S) <= MOST_REPEATED:
            late = shifted(performance, -shift_s, duration_s=dance.song.duration_s)
            yield Case(dance, f"{dance.song.id}.late_{beats}_beats", "shifted", late)
