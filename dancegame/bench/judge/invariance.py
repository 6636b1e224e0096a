"""Rows about what must not change a score: delay, rate, side, camera, hidden legs, and how often it is drawn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import numpy as np

from dancegame.bench.judge.dancers import SEATED, TABLE, Dancer, dance_along, shifted
from dancegame.bench.judge.ground import another
from dancegame.bench.judge.idlers import wave
from dancegame.bench.judge.play import SLOT, Played, observations, play
from dancegame.bench.judge.view import View
from dancegame.bench.rows import Row
from dancegame.core.poses import Observation, PoseSequence
from dancegame.core.round import DanceRound
from dancegame.core.song import Dance

DELAYS_S = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3)
MOST_MOVES_TO_FIND = 12
PARTY_DELAY_S, PARTY_SLOPPINESS = 0.2, 0.4
RATES_HZ = (10.0, 15.0, 20.0, 60.0)
MOST_RATE_CHANGE = 0.05
DRAWN_HZ = (24, 30, 60, 144)
MOST_VIEW_LOSS = MOST_HIDDEN_LOSS = 0.05
# Two sides of each turn; the dancer is seen whole from all.
VIEWS = {
    "yaw_25": (View(yaw_deg=25), View(yaw_deg=-25)),
    "pitch_15": (View(pitch_deg=15), View(pitch_deg=-15)),
    "roll_15": (View(roll_deg=15), View(roll_deg=-15)),
    "aside": (View(aside_m=1.2), View(aside_m=-1.2)),
    "far": (View(distance_m=6.0), View(distance_m=2.2)),
    "all": (View(25, 15, 15), View(-25, 10, -15)),
}
SOMEBODY = "stocky"


def invariance_rows(dances: Sequence[Dance]) -> Iterator[Row]:
    """Yield the rows for the dances, each danced by somebody else."""
    usual = [play(dance, dance_along(dance, _somebody(place))) for place, dance in enumerate(dances)]
    yield from _delay_rows(dances)
    yield _party_latency_row(dances)
    yield from _rate_rows(dances, usual)
    yield _mirror_row(dances, usual)
    yield from _view_rows(dances)
    yield from _hidden_rows(dances, usual)
    yield _drawing_row(dances[0])


def _somebody(place: int) -> Dancer:
    return another(SOMEBODY, place)


def _played(dances: Sequence[Dance], change: Callable[[Dancer], Dancer]) -> list[Played]:
    return [play(dance, dance_along(dance, change(_somebody(place)))) for place, dance in enumerate(dances)]


def _delay_rows(dances: Sequence[Dance]) -> Iterator[Row]:
    """The score after half of the song, when the latency is long found, and how well it was found."""
    # The very same performance, later: slips of the estimator shall not meet other moves.
    prompt = [dance_along(dance, replace(_somebody(place), delay_s=0.0)) for place, dance in enumerate(dances)]
    played = {
        delay_s: [play(dance, _later(seen, delay_s)) for dance, seen in zip(dances, prompt, strict=True)]
        for delay_s in DELAYS_S
    }
    shares = np.array([[p.settled_share for p in row] for row in played.values()])
    yield Row(
        "judge.delay.score_change",
        float(np.ptp(shares, axis=0).max()),
        "share",
        note=f"largest of {len(dances)} songs, delays 0 to 300 ms; mean {np.ptp(shares, axis=0).mean():.3f}",
        most=0.03,
    )
    found = [(p.latency_s, delay_s) for delay_s, row in played.items() for p in row]
    errors_ms = [abs(latency_s - delay_s) * 1e3 for latency_s, delay_s in found if latency_s is not None]
    missing = len(found) - len(errors_ms)
    mean_ms = float(np.mean(errors_ms)) if errors_ms else float("nan")
    yield Row(
        "judge.delay.latency_error",
        max(errors_ms, default=float("nan")) if not missing else float("nan"),
        "ms",
        note=f"largest; mean {mean_ms:.1f}; {missing} of {len(found)} not found",
        most=30.0,
    )
    after = [p.found_after for row in played.values() for p in row if p.found_after is not None]
    latest = max(after, default=float("nan"))
    yield Row("judge.delay.found_after", latest, "moves", note="at the latest", most=MOST_MOVES_TO_FIND)


def _party_latency_row(dances: Sequence[Dance]) -> Row:
    """The latency found from three players before one camera: a good one, a sloppy one, and one who waves."""
    errors_ms = []
    for place, dance in enumerate(dances):
        good = replace(_somebody(place), delay_s=PARTY_DELAY_S)
        sloppy = replace(good, sloppiness=PARTY_SLOPPINESS, seed=good.seed + 7)
        party = [dance_along(dance, good), dance_along(dance, sloppy), wave(dance, good)]
        dance_round = DanceRound(dance, slots=range(len(party)))
        for seen in zip(*(observations(performance) for performance in party), strict=False):
            poses = {slot: pose for slot, one in enumerate(seen) for pose in one.players.values()}
            dance_round.observe(Observation(seen[0].song_s, poses))
        found_s = dance_round.latency_s
        errors_ms.append(float("inf") if found_s is None else abs(found_s - PARTY_DELAY_S) * 1e3)
    note = f"largest of {len(errors_ms)} songs; three players, one of them sloppy and one waving"
    return Row("judge.delay.party_latency_error", max(errors_ms), "ms", note=note, most=30.0)


def _later(performance: PoseSequence, delay_s: float) -> PoseSequence:
    return replace(performance, times_s=performance.times_s + delay_s)


def _rate_rows(dances: Sequence[Dance], usual: Sequence[Played]) -> Iterator[Row]:
    for rate_hz in RATES_HZ:
        played = _played(dances, partial(replace, fps=rate_hz))
        yield _change_row(
            f"judge.rate.{rate_hz:.0f}_hz", played, usual, MOST_RATE_CHANGE, "against 30 pictures a second"
        )


def _mirror_row(dances: Sequence[Dance], usual: Sequence[Played]) -> Row:
    played = _played(dances, lambda d: replace(d, is_mirrored=True))
    return _change_row("judge.mirrored", played, usual, 0.03, "danced the other way round")


def _view_rows(dances: Sequence[Dance]) -> Iterator[Row]:
    frontal = _played(dances, lambda d: replace(d, view=View()))
    for name, views in VIEWS.items():
        played = [_played(dances, partial(replace, view=view)) for view in views]
        losses = [f.share - p.share for row in played for p, f in zip(row, frontal, strict=True)]
        least = min(p.share for row in played for p in row)
        yield Row(
            f"judge.view.{name}",
            float(np.mean(losses)),
            "share",
            note=f"lost on average against the front; most {max(losses):.3f}, lowest score {least:.3f}",
            most=MOST_VIEW_LOSS,
        )


def _hidden_rows(dances: Sequence[Dance], usual: Sequence[Played]) -> Iterator[Row]:
    for name, hidden in (("table", TABLE), ("seated", SEATED)):
        played = _played(dances, partial(replace, hidden=hidden))
        losses = [u.share - p.share for p, u in zip(played, usual, strict=True)]
        yield Row(
            f"judge.hidden.{name}",
            float(np.mean(losses)),
            "share",
            note=f"lost on average; most {max(losses):.3f}",
            most=MOST_HIDDEN_LOSS,
        )
    yield _seated_others_row(dances)


def _seated_others_row(dances: Sequence[Dance]) -> Row:
    """What hides the legs must not hide that it is another dance."""
    shares = []
    for place, dance in enumerate(dances):
        other = (place + 1) % len(dances)
        performance = dance_along(dances[other], replace(_somebody(other), hidden=SEATED))
        shares.append(play(dance, shifted(performance, 0.0, duration_s=dance.song.duration_s)).share)
    return Row("judge.hidden.seated_other", max(shares), "share", note="another dance, arms only", most=0.25)


def _change_row(name: str, played: Sequence[Played], usual: Sequence[Played], most: float, what: str) -> Row:
    changes = [abs(p.share - u.share) for p, u in zip(played, usual, strict=True)]
    return Row(name, max(changes), "share", note=f"largest change, {what}; mean {np.mean(changes):.3f}", most=most)


def _drawing_row(dance: Dance) -> Row:
    """The same observations, handed over whenever a picture is drawn."""
    performance = dance_along(dance, _somebody(0))
    scores = [_drawn(dance, performance, drawn_hz) for drawn_hz in DRAWN_HZ]
    different = sum(score != scores[0] for score in scores)
    note = "rates of drawing, of " + ", ".join(map(str, DRAWN_HZ)) + " Hz, with another score"
    return Row("judge.drawing.different", float(different), "rates", note=note, most=0.0)


def _drawn(dance: Dance, performance: PoseSequence, drawn_hz: int) -> object:
    """Return the score where observations wait for the next drawn picture, which also asks for the score."""
    dance_round = DanceRound(dance, slots=[SLOT])
    waiting = list(observations(performance))
    drawn = 0
    while waiting:
        drawn += 1
        while waiting and waiting[0].song_s <= drawn / drawn_hz:
            dance_round.observe(waiting.pop(0))
        dance_round.score(SLOT)
    dance_round.finish()
    return dance_round.score(SLOT)
