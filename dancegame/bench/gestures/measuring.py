"""The suite `gestures`: what is understood of gestures that are meant, and what is heard where nothing is said."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from dancegame.bench.gestures.meant import KINDS, UNDERSTOOD_S, meant_gestures, poses_of, thinned, watch_meant
from dancegame.bench.gestures.unmeant import Unmeant, said_of, unmeant_dances, unmeant_evenings, unmeant_media
from dancegame.bench.rows import Row
from dancegame.core.gestures.pointing import DWELL_S
from dancegame.core.gestures.watch import GestureWatch, Want
from dancegame.core.song import Dance

MEANT_EACH, MEANT_EACH_QUICK = 100, 20
EVENING_MINUTES, EVENING_MINUTES_QUICK = 20, 4
QUICK_SONGS = 4
DWELLS_S = (0.6, 0.7, 0.8, 0.9, 1.0)
# A busy or dark computer gives so few pictures a second.
SLOW_HZ = (5.0, 10.0)
LEAST_UNDERSTOOD, MOST_FALSE = 0.95, 1.0
TEN_MINUTES_S = 600.0
# What says something false, by what a screen wants.
SAID = {
    Want.MENU: ("choose", "back"),
    Want.LIST: ("move",),
    Want.ANSWERS: ("answer", "pause"),
    Want.JOIN: ("joined",),
    Want.DANCE: ("pause",),
}
# A menu and a dance must not hear what dancers do not say; who dances while a question stands, or before they have
# joined, may well hold an answer's pose or a raised hand. Of everyday life it is only told: who stands still and shows
# something with one hand for as long as a ring takes looks like who points.
LIMITED = {(Want.MENU, "choose"), (Want.MENU, "back"), (Want.DANCE, "pause")}


def measure_gestures(dances: Sequence[Dance], media: Path | None, *, is_quick: bool) -> list[Row]:
    """Return the rows. media: a folder of real dancers, None for none."""
    unmeant = [*unmeant_dances(dances[:QUICK_SONGS] if is_quick else dances)]
    unmeant += unmeant_evenings(EVENING_MINUTES_QUICK if is_quick else EVENING_MINUTES)
    if media is not None and not is_quick:
        unmeant += unmeant_media(media)
    count = MEANT_EACH_QUICK if is_quick else MEANT_EACH
    return [
        *_meant_rows(count),
        *_false_rows(unmeant),
        *_slow_rows(unmeant, count),
        *_dwell_rows(unmeant, count),
        _cost_row(unmeant[0]),
    ]


def _meant_rows(count: int) -> Iterator[Row]:
    every: list[float] = []
    for kind in KINDS:
        understood = [watch_meant(meant) for meant in meant_gestures(kind, count)]
        after_s = np.array([one.after_s for one in understood])
        every += after_s.tolist()
        wrong = sum(one.wrong for one in understood)
        note = f"of {count} within {UNDERSTOOD_S:g} s; median {np.median(after_s):.2f} s, {wrong} misunderstood"
        share = float((after_s <= UNDERSTOOD_S).mean())
        yield Row(f"gestures.meant.{kind}", share, "share", note=note, least=LEAST_UNDERSTOOD)
    share = float((np.array(every) <= UNDERSTOOD_S).mean())
    yield Row("gestures.meant", share, "share", note=f"of {len(every)}", least=LEAST_UNDERSTOOD)


def _false_rows(unmeant: Sequence[Unmeant]) -> Iterator[Row]:
    for kind in dict.fromkeys(one.kind for one in unmeant):
        performances = [one for one in unmeant if one.kind == kind]
        minutes = sum(_lasts_s(one) for one in performances) / 60
        for want, words in SAID.items():
            said = sum((said_of(one, want) for one in performances), Counter[str]())
            for word in words:
                rate = said[word] * TEN_MINUTES_S / 60 / minutes
                most = MOST_FALSE if performances[0].is_dancing and (want, word) in LIMITED else None
                note = f"{said[word]} in {minutes:.1f} minutes"
                yield Row(f"gestures.false.{kind}.{want.value}.{word}", rate, "in 10 min", note=note, most=most)


def _slow_rows(unmeant: Sequence[Unmeant], count: int) -> Iterator[Row]:
    """What is understood, and falsely heard in front of a menu, where pictures are rare."""
    for rate_hz in SLOW_HZ:
        meant = [one for kind in KINDS for one in meant_gestures(kind, count)]
        understood = [watch_meant(replace(one, performance=thinned(one.performance, rate_hz))) for one in meant]
        share = float(np.mean([one.after_s <= UNDERSTOOD_S for one in understood]))
        note = f"of {len(understood)}, {sum(one.wrong for one in understood)} misunderstood"
        yield Row(f"gestures.meant.at_{rate_hz:g}_hz", share, "share", note=note)
        dancing = [replace(one, performance=thinned(one.performance, rate_hz)) for one in unmeant if one.is_dancing]
        minutes = sum(_lasts_s(one) for one in dancing) / 60
        said = sum((said_of(one, Want.MENU) for one in dancing), Counter[str]())
        false = said["choose"] + said["back"]
        note = f"choices and backs: {false} in {minutes:.1f} minutes"
        yield Row(f"gestures.false.at_{rate_hz:g}_hz", false * 10 / minutes, "in 10 min", note=note, most=MOST_FALSE)


def _dwell_rows(unmeant: Sequence[Unmeant], count: int) -> Iterator[Row]:
    """What another dwell would give: false choices and answers, and how many that are meant are understood."""
    minutes = sum(_lasts_s(one) for one in unmeant) / 60
    for dwell_s in DWELLS_S:
        false = {
            word: sum(said_of(one, want, dwell_s=dwell_s)[word] for one in unmeant) * 10 / minutes
            for want, word in ((Want.MENU, "choose"), (Want.ANSWERS, "answer"))
        }
        points = [watch_meant(meant, dwell_s=dwell_s) for meant in meant_gestures("point", count)]
        share = float(np.mean([one.after_s <= UNDERSTOOD_S for one in points]))
        note = (
            f"choices in 10 minutes, of answers {false['answer']:.2f}; {share:.0%} of pointing understood"
            f"{' (as played)' if dwell_s == DWELL_S else ''}"
        )
        yield Row(f"gestures.dwell.{dwell_s:g}", false["choose"], "in 10 min", note=note)


def _cost_row(unmeant: Unmeant) -> Row:
    """What watching six people costs."""
    watch, taken_s = GestureWatch(Want.JOIN), []
    for time_s, pose in poses_of(unmeant.performance):
        poses = dict.fromkeys(range(6), pose)
        start_s = time.perf_counter()
        watch.update(time_s, poses, players={0: 0, 1: 1, 2: 2})
        taken_s.append(time.perf_counter() - start_s)
    return Row("gestures.cost", float(np.median(taken_s)) * 1e6, "us", note="a picture of six people")


def _lasts_s(unmeant: Unmeant) -> float:
    times_s = unmeant.performance.times_s
    return float(times_s[-1] - times_s[0])
