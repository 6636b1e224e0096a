"""Moves tracks to their people, compiled, and learns from them: speed, size, colours, who moves, whose hand is up."""

import math

import numpy as np

from dancegame.core.kernels import kernel, part
from dancegame.vision.tracking.compiling import FLAGS, INDICES, PEOPLE, RECORDS, TRACKS
from dancegame.vision.tracking.records import COLOUR_COUNT, TORSO

# Over how many seconds what is learnt of a track is averaged.
DRIFT_S = 0.10
VELOCITY_S = 0.04
SIZE_S = 0.6
COLOUR_S = 3.0
GLIMPSE_S = 0.3
FEET_S = 0.3
# Of somebody new, size and colours are learnt for this long even beside others.
FIRST_S = 0.3
QUICK_S = 0.15
SLOW_S = 1.5
# Velocities are not taken over longer gaps.
LONGEST_STEP_S = 0.3
# Somebody moves whose shape differs by this much (root mean square) from what it was on average. Measured with
# MediaPipe on pictures with noise: a portrait 0.001 to 0.004, a puppet that waits 0.004 to 0.008, dancers 0.05 on.
STIR_M = 0.005
# Who stays within this distance stays in place.
PLACE_M = 0.45


@part
def _share(passed_s, over_s):
    return passed_s / (passed_s + over_s)


@part
def _blend(old, new, share):
    """Move old towards new; what is unknown on one side is taken from the other."""
    if math.isnan(new):
        return old
    return new if math.isnan(old) else old + share * (new - old)


@part
def _step_of_torso(track, person):
    """How far the torso went, by the joints that were seen before and now; without any, the centre."""
    x, y, count = 0.0, 0.0, 0
    for j in TORSO:
        step_x, step_y = person.xy[j, 0] - track.xy[j, 0], person.xy[j, 1] - track.xy[j, 1]
        if track.seen_s[j] == track.last_s and not math.isnan(step_x):
            x, y, count = x + step_x, y + step_y, count + 1
    if count == 0:
        return person.centre[0] - track.centre[0], person.centre[1] - track.centre[1]
    return x / count, y / count


@part
def _move(track, person, passed_s, now_s):
    step_x, step_y = _step_of_torso(track, person)
    is_short = passed_s <= LONGEST_STEP_S
    drift_share = _share(passed_s, DRIFT_S)
    if is_short:
        track.drift[0] += drift_share * (step_x / passed_s - track.drift[0])
        track.drift[1] += drift_share * (step_y / passed_s - track.drift[1])
    else:
        track.drift[0], track.drift[1] = 0.0, 0.0
    velocity_share = _share(passed_s, VELOCITY_S)
    for j in range(len(track.xy)):
        if math.isnan(person.xy[j, 0]):
            track.xy[j, 0] += step_x
            track.xy[j, 1] += step_y
            track.velocity[j, 0], track.velocity[j, 1] = track.drift[0], track.drift[1]
            continue
        was_seen = is_short and now_s - track.seen_s[j] <= LONGEST_STEP_S
        for axis in range(2):
            if was_seen:
                speed = (person.xy[j, axis] - track.xy[j, axis]) / passed_s
                track.velocity[j, axis] += velocity_share * (speed - track.velocity[j, axis])
            else:
                track.velocity[j, axis] = track.drift[axis]
            track.xy[j, axis] = person.xy[j, axis]
        track.seen_s[j] = now_s
    track.centre[0], track.centre[1] = person.centre[0], person.centre[1]


@part
def _learn(track, person, is_near, passed_s):
    if not (is_near or track.is_doubted) or track.known_s < FIRST_S:
        track.metre += _share(passed_s, min(track.known_s, SIZE_S)) * (person.metre - track.metre)
        track.feet_y = _blend(track.feet_y, person.feet_y, _share(passed_s, min(track.known_s, FEET_S)))
        share = _share(passed_s, min(track.known_s, COLOUR_S))
        for k in range(COLOUR_COUNT):
            track.colour[k] = _blend(track.colour[k], person.colour[k], share)
        track.known_s += passed_s
    if is_near:
        track.clear_s = 0.0
        track.is_doubted = True
        for k in range(COLOUR_COUNT):
            track.glimpse[k] = np.nan
        track.glimpse_metre = np.nan
        return
    track.clear_s += passed_s
    share = _share(passed_s, min(track.clear_s, GLIMPSE_S))
    track.glimpse_metre = _blend(track.glimpse_metre, person.metre, share)
    for k in range(COLOUR_COUNT):
        track.glimpse[k] = _blend(track.glimpse[k], person.colour[k], share)


@part
def _watch(track, person, is_near, passed_s, now_s):
    """See whether the person stays in place, moves, or has a hand up."""
    if not person.is_hand_up:
        track.hand_s = 0.0
    elif not is_near:
        track.hand_s += passed_s
    away = math.hypot(person.centre[0] - track.anchor[0], person.centre[1] - track.anchor[1])
    if away > PLACE_M * track.metre:
        track.anchor[0], track.anchor[1] = person.centre[0], person.centre[1]
        track.anchor_s = now_s
    total, count = 0.0, 0
    for j in range(len(track.xy)):
        for axis in range(2):
            shape = (person.xy[j, axis] - person.centre[axis]) / track.metre
            track.quick[j, axis] = _blend(track.quick[j, axis], shape, _share(passed_s, QUICK_S))
            track.slow[j, axis] = _blend(track.slow[j, axis], shape, _share(passed_s, SLOW_S))
            apart = track.quick[j, axis] - track.slow[j, axis]
            if not math.isnan(apart):
                total, count = total + apart * apart, count + 1
    if not is_near and count and math.sqrt(2 * total / count) > STIR_M:
        track.stirred_s += passed_s


@kernel(f"void({TRACKS}, {PEOPLE}, {INDICES}, {FLAGS}, float64)", records=RECORDS)
def follow(tracks, people, found, is_near, now_s):
    """Move every track (T,) to its person found (T,); learn size and colour where nobody is near."""
    for t in range(len(tracks)):
        if found[t] >= 0:
            track, person = tracks[t], people[found[t]]
            passed_s = max(now_s - track.last_s, 1e-3)
            _move(track, person, passed_s, now_s)
            _learn(track, person, is_near[t], passed_s)
            _watch(track, person, is_near[t], passed_s, now_s)
            track.last_s = now_s
