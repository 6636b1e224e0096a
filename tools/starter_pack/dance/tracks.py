"""Keys on beats become curves over time: numbers, feet, and shares between arm poses."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tools.starter_pack.dance.body import HOME_X_M
from tools.starter_pack.dance.language import Hop, Key, Place, Raise, Touch, Wave
from tools.starter_pack.dance.vectors import Array, minimum_jerk, slerp, unit

# A limb that arrives swings through a little and turns back on the beat, where the eye sees the accent: 5 % of its way,
# settled after a quarter of a second. One that has no time to settle, or that touches the body, stops where it should.
OVERSHOOT = 0.05
SETTLING_S = 0.25
# What hangs on a limb trails it by at most this share of the way, and arrives with it.
MOST_LAG_SHARE = 0.16
# A bounce falls into the beat in this share of its period and rises from it in the rest: the fall is the accent.
FALL_SHARE = 0.4
# A wave begins and ends softly.
WAVE_FADE_BEATS = 0.5


def number_track(keys: Sequence[Key], waves: Sequence[Wave], *, beats: Array) -> Array:
    """Return the curve (T,) of one channel: 0 at first, from key to key, with its waves on top."""
    curve = np.zeros_like(beats)
    for before, key, start in _with_starts(keys):
        old = 0.0 if before is None else before.value
        curve += (key.value - old) * minimum_jerk((beats - start) / max(key.beat - start, 1e-6))
    for wave in waves:
        curve += _wave_curve(wave, beats)
    return curve


def _wave_curve(wave: Wave, beats: Array) -> Array:
    cycle = (beats - wave.phase) / wave.period
    if wave.one_sided:
        cycle = np.interp(cycle % 1.0, (0.0, 1 - FALL_SHARE, 1.0), (0.0, 0.5, 1.0))
    swing = np.cos(2 * np.pi * cycle)
    if wave.one_sided:
        swing = (0.5 + 0.5 * swing) ** 1.4
    rise = minimum_jerk((beats - wave.start) / WAVE_FADE_BEATS + 0.5)
    fall = minimum_jerk((wave.end - beats) / WAVE_FADE_BEATS + 0.5)
    return wave.amplitude * swing * rise * fall


@dataclass(frozen=True)
class Stretch:
    """Between two poses of an arm: frames [first, last), share (n,) of the way, overshoot included."""

    before: Key | None
    key: Key | None
    first: int
    last: int
    share: Array
    late_share: Array


def arm_stretches(keys: Sequence[Key], *, beats: Array, times_s: Array, lag_s: float) -> list[Stretch]:
    """Cut the time into stretches, each on its way to one key; late_share trails by lag_s seconds in mid-way."""
    starts = _with_starts(keys)
    edges = [0] + [int(np.searchsorted(beats, start)) for _, _, start in starts] + [len(beats)]
    stretches = [Stretch(None, None, 0, edges[1], np.zeros(edges[1]), np.zeros(edges[1]))]
    for (before, key, start), first, last in zip(starts, edges[1:], edges[2:], strict=False):
        start_s, arrival_s = np.interp([start, key.beat], beats, times_s)
        way = np.clip((beats[first:last] - start) / max(key.beat - start, 1e-6), 0.0, 1.0)
        lag_share = min(MOST_LAG_SHARE, lag_s / max(arrival_s - start_s, 1e-6))
        free_s = (times_s[last] if last < len(beats) else np.inf) - arrival_s
        beyond = _settling(times_s[first:last] - arrival_s, way, free_s=0.0 if isinstance(key.value, Touch) else free_s)
        shares = [minimum_jerk(way**power) + beyond for power in (1.0, np.log(0.5 - lag_share) / np.log(0.5))]
        stretches.append(Stretch(before, key, first, last, shares[0], shares[1]))
    return [stretch for stretch in stretches if stretch.last > stretch.first]


def _settling(since_s: Array, way: Array, *, free_s: float) -> Array:
    """Return how far beyond its goal a limb is, as a share of its way; free_s: seconds before it moves on."""
    size = OVERSHOOT * min(1.0, max(0.0, free_s) / SETTLING_S)
    settled = minimum_jerk(since_s / max(1e-6, min(free_s, SETTLING_S)))
    return size * minimum_jerk(way) * (1 - settled)


@dataclass(frozen=True)
class FootTrack:
    """A foot over time. On the floor: ankle (T, 3) when flat, turn, heel, lift. In the air: share (T,), directions.

    weight (T,): how much of the body it carries. is_planted (T,): stands on the floor and does not travel.
    """

    ankle_m: Array
    turn_deg: Array
    heel_deg: Array
    lift_m: Array
    weight: Array
    air: Array
    thigh: Array
    shin: Array
    point: Array
    is_planted: Array


def foot_track(keys: Sequence[Key], *, side: str, beats: Array) -> FootTrack:
    """Return where a foot is; directions in the air are (left, up, front) of the pelvis."""
    count, sign = len(beats), 1.0 if side == "left" else -1.0
    place, leg = Place(sign * HOME_X_M, 0.0, turn_deg=sign * 8.0), Raise((0.05, -1, 0.05), (0.0, -1, -0.05))
    track = FootTrack(
        *(np.zeros((count, 3)) if wide else np.zeros(count) for wide in (1, 0, 0, 0, 0, 0, 1, 1, 0)),
        np.ones(count, dtype=bool),
    )
    _stand(track, slice(0, None), place)
    _hang(track, slice(0, None), leg, sign)
    in_air = False
    for _, key, start in _with_starts(keys):
        first = int(np.searchsorted(beats, start))
        way = np.clip((beats[first:] - start) / max(key.beat - start, 1e-6), 0.0, 1.0)
        share = minimum_jerk(way)
        rest = slice(first, None)
        moving = (beats >= start) & (beats < key.beat)
        if isinstance(key.value, Raise):
            _swing_leg(track, rest, share, key.value, sign=sign, was_in_air=in_air)
            track.is_planted[rest] = False
            in_air = True
        else:
            if in_air:
                _stand(track, rest, key.value)
                track.air[rest] = 1 - share
                track.weight[rest] = key.value.weight * share
            else:
                _travel(track, rest, way, place, key.value)
            track.is_planted[rest] = ~moving[rest]
            place, in_air = key.value, False
    return track


def _stand(track: FootTrack, rest: slice, place: Place) -> None:
    track.ankle_m[rest] = (place.x_m, 0.0, place.z_m)
    track.turn_deg[rest] = place.turn_deg
    track.heel_deg[rest] = place.heel_deg
    track.weight[rest] = place.weight
    track.lift_m[rest] = 0.0
    track.air[rest] = 0.0


def _hang(track: FootTrack, rest: slice, leg: Raise, sign: float) -> None:
    track.thigh[rest] = unit(np.array(leg.thigh, dtype=float) * (sign, 1, 1))
    track.shin[rest] = unit(np.array(leg.shin, dtype=float) * (sign, 1, 1))
    track.point[rest] = leg.point


def _swing_leg(track: FootTrack, rest: slice, share: Array, leg: Raise, *, sign: float, was_in_air: bool) -> None:
    if not was_in_air:
        _hang(track, rest, leg, sign)
        track.air[rest] = share
        track.weight[rest] *= 1 - share
        return
    for name, direction in (("thigh", leg.thigh), ("shin", leg.shin)):
        curve = getattr(track, name)
        goal = np.broadcast_to(unit(np.array(direction, dtype=float) * (sign, 1, 1)), curve[rest].shape)
        curve[rest] = slerp(curve[rest], goal, share)
    track.point[rest] += (leg.point - track.point[rest]) * share


def _travel(track: FootTrack, rest: slice, way: Array, old: Place, new: Place) -> None:
    share = minimum_jerk(way)
    ease = share[:, None]
    track.ankle_m[rest] = (1 - ease) * (old.x_m, 0.0, old.z_m) + ease * (new.x_m, 0.0, new.z_m)
    track.turn_deg[rest] = old.turn_deg + share * (new.turn_deg - old.turn_deg)
    track.heel_deg[rest] = old.heel_deg + share * (new.heel_deg - old.heel_deg)
    # Up before it goes, down when it is there: a foot that steps does not skate.
    bump = np.sin(np.pi * way) ** 2
    track.lift_m[rest] = new.lift_m * bump
    track.weight[rest] = (old.weight + share * (new.weight - old.weight)) * (1 - bump)


def hop_track(hops: Sequence[Hop], *, beats: Array, times_s: Array) -> tuple[Array, Array]:
    """Return how high the jumps carry the dancer (T,) and how deep the knees give before and after (T,)."""
    height, give = np.zeros_like(beats), np.zeros_like(beats)
    for each in hops:
        off_s, land_s = np.interp([each.beat - each.air / 2, each.beat + each.air / 2], beats, times_s)
        share = np.clip((times_s - off_s) / max(land_s - off_s, 1e-6), 0.0, 1.0)
        height += each.height_m * 4 * share * (1 - share)
        for moment_s, depth_m in ((off_s - 0.10, 0.8), (land_s + 0.08, 1.0)):
            give += depth_m * each.height_m * np.exp(-0.5 * ((times_s - moment_s) / 0.075) ** 2)
    return height, give


def _with_starts(keys: Sequence[Key]) -> list[tuple[Key | None, Key, float]]:
    """Return (key before, key, beat on which the way to it starts), in order of beats; ways never overlap.

    Of two keys on one beat the later written counts: a phrase may overrule the end of the phrase before it.
    """
    ordered = sorted({round(key.beat, 3): key for key in keys}.values(), key=lambda key: key.beat)
    result: list[tuple[Key | None, Key, float]] = []
    before: Key | None = None
    for key in ordered:
        earliest = before.beat if before else -1.0
        result.append((before, key, max(key.beat - key.travel, earliest)))
        before = key
    return result
