"""Gives people to tracks, compiled: object keypoint similarity with prediction, appearance, the best assignment."""

import math

import numpy as np

from dancegame.core.kernels import kernel, part
from dancegame.vision.tracking.compiling import FLAGS, INDICES, PEOPLE, RECORDS, TRACKS
from dancegame.vision.tracking.records import (
    COLOUR_COUNT,
    COLOUR_SPREAD,
    LOST_S,
    NO_PERSON,
    NOBODYS,
    SIZE_SPREAD,
    TORSO,
    WHOLE_JOINTS,
)

# How far annotators disagree about a joint, in shares of the square root of the body's area: the sigmas of COCO's
# object keypoint similarity (cocodataset.org, keypoints-eval), for the toes those of COCO-WholeBody.
SIGMAS = np.array(
    (0.026, 0.025, 0.025, 0.035, 0.035, 0.079, 0.079, 0.072, 0.072, 0.062, 0.062, 0.107, 0.107, 0.087, 0.087,
     0.089, 0.089, 0.068, 0.068)
)  # fmt: skip
# Square root of a standing body's area in metres, of a body 1.7 m tall.
AREA_ROOT_M = 0.67
SPREADS_M = 2 * SIGMAS * AREA_ROOT_M
# What the prediction of a joint misses grows by this with time (a hand that turns round makes 2 m/s), and no farther.
ASTRAY_M_PER_S = 1.5
ASTRAY_MOST_S = 0.3
# A joint keeps its own velocity, the body its drift, for about this long.
JOINT_DAMPING_S = 0.08
BODY_DAMPING_S = 0.5
# Two poses farther apart than this have no similarity worth computing.
FAR_M = 2.5
# Less similar than this is somebody else; appearance can cost as much as lies between this and LEAST x e^MOST.
LEAST_SIMILARITY = 0.05
MOST_COST = 2.0
# A pose this similar to a neighbour's is the same person found twice.
COPY_SIMILARITY = 0.5
# Somebody is near whose pose would fit this well in comparison, or whose torso is this near.
RIVAL_SHARE = 0.5
RIVAL_M = 0.3


@part
def _expect(track, now_s):
    """Predict the joints: the body drifts on, the limbs' own movement fades sooner."""
    passed_s = max(now_s - track.last_s, 0.0)
    limb_s = JOINT_DAMPING_S * (1 - math.exp(-passed_s / JOINT_DAMPING_S))
    body_s = BODY_DAMPING_S * (1 - math.exp(-passed_s / BODY_DAMPING_S))
    for j in range(len(track.xy)):
        for axis in range(2):
            drift = track.drift[axis]
            track.expected[j, axis] = track.xy[j, axis] + drift * body_s + (track.velocity[j, axis] - drift) * limb_s


@part
def _similarity(track, person, now_s):
    """Object keypoint similarity of a person and a track's prediction, which grows less sure with time."""
    metre = track.metre
    if math.hypot(track.centre[0] - person.centre[0], track.centre[1] - person.centre[1]) > FAR_M * metre:
        return 0.0
    total, weights = 0.0, 0.0
    for j in range(len(person.xy)):
        x, y = person.xy[j, 0] - track.expected[j, 0], person.xy[j, 1] - track.expected[j, 1]
        apart2 = x * x + y * y
        if apart2 >= 0:
            astray_m = ASTRAY_M_PER_S * min(now_s - track.seen_s[j], ASTRAY_MOST_S)
            spread2 = (SPREADS_M[j] ** 2 + astray_m**2) * metre**2
            total += person.confidence[j] * math.exp(-apart2 / (2 * spread2))
            weights += person.confidence[j]
    return total / weights if weights > 0 else 0.0


@part
def _wholeness(person):
    seen = 0
    for j in range(len(person.xy)):
        seen += not math.isnan(person.xy[j, 0])
    return min(1.0, seen / WHOLE_JOINTS)


@part
def _appearance_cost(colour, metre, person):
    """Half the squared distance of colours and sizes in their spreads; what is unknown costs nothing."""
    total, count = 0.0, 0
    for k in range(COLOUR_COUNT):
        apart = colour[k] - person.colour[k]
        if not math.isnan(apart):
            total, count = total + apart * apart, count + 1
    colour_cost = 3 * total / count / COLOUR_SPREAD**2 / 2 if count else 0.0
    return colour_cost + (math.log(metre / person.metre) / SIZE_SPREAD) ** 2 / 2


@part
def _assign(gain, found, owner):
    """Find the assignment with the largest sum of gains (T, N); who gains nothing stays alone (-1).

    The Hungarian algorithm with potentials (Kuhn 1955, Munkres 1957), shortest augmenting path for each row.
    """
    rows, people_count = gain.shape
    columns = people_count + rows  # everyone may stay alone, at no gain
    row_potential, column_potential, least = np.zeros(rows + 1), np.zeros(columns + 1), np.zeros(columns + 1)
    row_of = np.zeros(columns + 1, np.intp)
    came_from = np.zeros(columns + 1, np.intp)
    is_done = np.zeros(columns + 1, np.intp)
    for row in range(1, rows + 1):
        row_of[0], column = row, 0
        for c in range(columns + 1):
            least[c], is_done[c] = np.inf, 0
        while row_of[column] != 0:
            is_done[column] = 1
            here, step, next_column = row_of[column], np.inf, 0
            for c in range(1, columns + 1):
                if not is_done[c]:
                    cost = -gain[here - 1, c - 1] if c <= people_count else 0.0
                    reduced = cost - row_potential[here] - column_potential[c]
                    if reduced < least[c]:
                        least[c], came_from[c] = reduced, column
                    if least[c] < step:
                        step, next_column = least[c], c
            for c in range(columns + 1):
                if is_done[c]:
                    row_potential[row_of[c]] += step
                    column_potential[c] -= step
                else:
                    least[c] -= step
            column = next_column
        while column != 0:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    for row in range(rows):
        found[row] = -1
    for n in range(people_count):
        row = row_of[n + 1] - 1
        owner[n] = NOBODYS
        if row >= 0 and gain[row, n] > 0:
            found[row], owner[n] = n, row


@part
def _is_copy(people, n, owner):
    """Say whether a person was found twice; one without any joint is nobody, too."""
    if math.isnan(people[n].centre[0]):
        return True
    for other in range(len(people)):
        if other != n and (owner[other] >= 0 or (owner[other] == NOBODYS and other < n)):
            total, count = 0.0, 0
            for j in range(len(people[n].xy)):
                x = people[n].xy[j, 0] - people[other].xy[j, 0]
                y = people[n].xy[j, 1] - people[other].xy[j, 1]
                apart2 = x * x + y * y
                if apart2 >= 0:
                    spread2 = (SPREADS_M[j] * people[other].metre) ** 2
                    total, count = total + math.exp(-apart2 / (2 * spread2)), count + 1
            if count and total / count > COPY_SIMILARITY:
                return True
    return False


@part
def _has_rival(tracks, people, t, similar, found, owner, now_s):
    own = found[t]
    enough = RIVAL_SHARE * similar[t, own]
    person = people[own]
    for n in range(len(people)):
        if n != own and owner[n] != NO_PERSON:
            apart = math.hypot(person.centre[0] - people[n].centre[0], person.centre[1] - people[n].centre[1])
            if similar[t, n] > enough or apart < RIVAL_M * (person.metre + people[n].metre) / 2:
                return True
    for other in range(len(tracks)):
        track = tracks[other]
        if other != t and track.is_used and now_s - track.last_s <= LOST_S:
            if similar[other, own] > enough:
                return True
            if found[other] < 0:
                x, y = 0.0, 0.0
                for j in TORSO:
                    x, y = x + track.expected[j, 0] / len(TORSO), y + track.expected[j, 1] / len(TORSO)
                apart = math.hypot(person.centre[0] - x, person.centre[1] - y)
                if apart < RIVAL_M * (person.metre + track.metre) / 2:
                    return True
    return False


@kernel(f"void({TRACKS}, {PEOPLE}, float64, {INDICES}, {INDICES}, {FLAGS})", records=RECORDS)
def match(tracks, people, now_s, found, owner, is_near):
    """Give people to tracks, the best for all together.

    Writes found (T,): index of each track's person or -1; owner (N,): index of each person's track, -1 without one, -2
    for who is no person of their own; is_near (T,): whether a track's person may be taken for somebody else.
    """
    count, people_count = len(tracks), len(people)
    similar = np.zeros((count, people_count))
    gain = np.zeros((count, people_count))
    wholeness = np.array([_wholeness(people[n]) for n in range(people_count)], np.float64)
    for t in range(count):
        if tracks[t].is_used and now_s - tracks[t].last_s <= LOST_S:
            _expect(tracks[t], now_s)
            for n in range(people_count):
                similar[t, n] = _similarity(tracks[t], people[n], now_s)
                if similar[t, n] > LEAST_SIMILARITY:
                    cost = min(_appearance_cost(tracks[t].colour, tracks[t].metre, people[n]), MOST_COST)
                    gain[t, n] = wholeness[n] * max(0.0, math.log(similar[t, n] / LEAST_SIMILARITY) - cost)
    _assign(gain, found, owner)
    for n in range(people_count):
        if owner[n] == NOBODYS and _is_copy(people, n, owner):
            owner[n] = NO_PERSON
    for t in range(count):
        is_near[t] = found[t] >= 0 and _has_rival(tracks, people, t, similar, found, owner, now_s)
