"""The rows: what dancers reach seated and without jumps beside what they reach whole, and what wrong ones reach."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from dancegame.bench.judge.bones import bones_of, stance
from dancegame.bench.judge.dancers import SEATED, TABLE, Dancer, dance_along, shifted
from dancegame.bench.judge.idlers import stand_still
from dancegame.bench.judge.motion import world_of
from dancegame.bench.judge.play import play
from dancegame.bench.rows import Row
from dancegame.bench.seated.filmed import filmed_share
from dancegame.core.ease import Ease, eased, fitting
from dancegame.core.jumps import jumping
from dancegame.core.poses import PoseSequence
from dancegame.core.skeleton import CANONICAL
from dancegame.core.song import Dance

# Of what somebody reaches whole, so much has to be reached in an easier way.
LEAST_KEPT = 0.95
# Another dance, and sitting still, may earn so much; the right dance has to earn so much more than another.
MOST_OTHER, MOST_STILL, LEAST_MARGIN = 0.25, 0.02, 0.6
DELAY_S = 0.12
HIDDEN = {"table": TABLE, "hips": SEATED}
FILMED, QUICK_FILMED = ("can-can", "la-cucaracha", "korobeiniki"), ("la-cucaracha",)
FILMED_S, QUICK_FILMED_S = 30.0, 12.0
_LEGS = [CANONICAL.index(name) for name in TABLE]


def measure_seated(dances: Sequence[Dance], *, is_quick: bool = False) -> list[Row]:
    """Return the rows: by trembling joints over all songs, and by the estimator on some."""
    names, length_s = (QUICK_FILMED, QUICK_FILMED_S) if is_quick else (FILMED, FILMED_S)
    filmed = [dance for dance in dances if dance.song.id in names]
    return [*measure_joints(dances), *(_filmed_rows(filmed, length_s) if filmed else ())]


def measure_joints(dances: Sequence[Dance]) -> list[Row]:
    """Return the rows of two or more songs that take no estimator; in one of them there is a jump."""
    return [*_joint_rows(dances), *_wrong_rows(dances), _jump_row(dances)]


def _dancer(place: int, *, hidden: tuple[str, ...] = ()) -> Dancer:
    return Dancer(noise=1.0, delay_s=DELAY_S, hidden=hidden, seed=300 + place)


def _joint_rows(dances: Sequence[Dance]) -> Iterator[Row]:
    whole = [play(dance, dance_along(dance, _dancer(place))).share for place, dance in enumerate(dances)]
    for name, hidden in HIDDEN.items():
        seated = [
            play(eased(dance, Ease.SEATED), dance_along(dance, _dancer(place, hidden=hidden))).share
            for place, dance in enumerate(dances)
        ]
        kept = {dance.song.id: s / w for dance, s, w in zip(dances, seated, whole, strict=True)}
        yield _kept_row(f"seated.joints.{name}", kept)


def _kept_row(name: str, kept: Mapping[str, float]) -> Row:
    worst = min(kept, key=lambda song: kept[song])
    mean = np.mean(list(kept.values()))
    note = f"of what is reached whole in whole play, least of {len(kept)} songs ({worst}); mean {mean:.3f}"
    return Row(name, kept[worst], "share", note=note, least=LEAST_KEPT)


def _wrong_rows(dances: Sequence[Dance]) -> Iterator[Row]:
    """What a table hides must not hide that it is another dance, or none."""
    judged = [eased(dance, Ease.SEATED) for dance in dances]
    performed = [dance_along(dance, _dancer(place, hidden=SEATED)) for place, dance in enumerate(dances)]
    rights, others, stills = [], [], []
    for place, dance in enumerate(judged):
        length_s = dance.song.duration_s
        wrong = [shifted(one, 0.0, duration_s=length_s) for number, one in enumerate(performed) if number != place]
        posture = stance(bones_of(world_of(dance.reference)))
        rights.append(play(dance, performed[place]).share)
        others.append(max(play(dance, one).share for one in wrong))
        stills.append(play(dance, stand_still(dance, _dancer(place, hidden=SEATED), posture=posture)).share)
    margins = [right - other for right, other in zip(rights, others, strict=True)]
    note = f"another dance, the most of each song's pairs and of all songs; mean of songs {np.mean(others):.3f}"
    yield Row("seated.other", max(others), "share", note=note, most=MOST_OTHER)
    yield Row("seated.still", max(stills), "share", note="sitting still, most of all songs", most=MOST_STILL)
    note = "between the right dance and the best of all others, least of all songs"
    yield Row("seated.margin", min(margins), "share", note=note, least=LEAST_MARGIN)


def _jump_row(dances: Sequence[Dance]) -> Row:
    """Whoever stays on the ground where the dancer jumps, in the songs in which one does."""
    kept = {}
    for place, dance in enumerate(dances):
        if fitting(dance, Ease.NO_JUMPS) is Ease.NO_JUMPS:
            performance = dance_along(dance, _dancer(place))
            whole = play(dance, performance).share
            grounded = _grounded(performance, dance.reference)
            kept[dance.song.id] = play(eased(dance, Ease.NO_JUMPS), grounded).share / whole
    return _kept_row("seated.no_jumps", kept)


def _grounded(performance: PoseSequence, reference: PoseSequence) -> PoseSequence:
    """Return a performance whose legs stand still wherever the reference jumps."""
    places = np.clip(np.searchsorted(reference.times_s, performance.times_s - DELAY_S), 0, len(reference.times_s) - 1)
    jumps = jumping(reference)[places]
    xy = performance.xy.copy()
    hips = xy[:, [CANONICAL.index("left_hip"), CANONICAL.index("right_hip")]].mean(axis=1)
    standing = np.nanmedian(xy[:, _LEGS] - hips[:, None], axis=0)
    xy[np.flatnonzero(jumps)[:, None], _LEGS] = (hips[:, None] + standing)[jumps]
    return replace(performance, xy=xy)


def _filmed_rows(dances: Sequence[Dance], length_s: float) -> Iterator[Row]:
    """What a puppet behind a table reaches, as the estimator sees it, beside the same one whole."""
    kept = {}
    for dance in dances:
        whole = filmed_share(dance, dance, is_behind_table=False, duration_s=length_s)
        seated = filmed_share(eased(dance, Ease.SEATED), dance, is_behind_table=True, duration_s=length_s)
        kept[dance.song.id] = seated / whole
    yield _kept_row("seated.filmed", kept)
    wrong = [
        filmed_share(eased(dance, Ease.SEATED), other, is_behind_table=True, duration_s=length_s)
        for dance, other in zip(dances, [*dances[1:], *dances[:1]], strict=True)
        if other is not dance
    ]
    if wrong:
        yield Row("seated.filmed.other", max(wrong), "share", note="another dance behind the table", most=MOST_OTHER)
