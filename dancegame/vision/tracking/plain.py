"""The arithmetic of tracking in plain Python: what the kernels must say too, and what they are measured against."""

import math

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from dancegame.vision.tracking import follow as f
from dancegame.vision.tracking import look as k
from dancegame.vision.tracking import match as m
from dancegame.vision.tracking.records import (
    COLOUR_SPREAD,
    LOST_S,
    NO_PERSON,
    NOBODYS,
    SIZE_SPREAD,
    TORSO,
    WHOLE_JOINTS,
)
from dancegame.vision.tracking.tracker import Arithmetic

Rows = NDArray[np.void]
Indices = NDArray[np.intp]
Flags = NDArray[np.bool_]


def look(people: Rows, rgb: NDArray[np.uint8]) -> None:
    """See `look.look`."""
    for person in people:
        _measure(person)
        person["colour"] = np.nan
        if len(rgb):
            _look_at_clothes(person, rgb)


def _measure(person: np.void) -> None:
    xy = person["xy"]
    seen = ~np.isnan(xy[:, 0])
    torso = TORSO[seen[TORSO]]
    places = xy[torso] if len(torso) else xy[seen]
    person["centre"] = places.mean(axis=0) if len(places) else np.nan
    lengths = np.linalg.norm(xy[k.RULERS[:, 0]] - xy[k.RULERS[:, 1]], axis=1) / k.RULERS_M
    body, head = np.nan_to_num(lengths[: k.HEAD_RULER]), np.nan_to_num(lengths[k.HEAD_RULER :])
    longest = np.sort(body if body.any() else head)[::-1]
    person["metre"] = max(longest[1] or longest[0], k.SMALLEST_METRE)
    person["feet_y"] = np.fmax.reduce(xy[k.FEET, 1])
    highest = xy[k.FACE, 1][:, None] - k.HAND_UP_M * person["metre"]
    person["is_hand_up"] = bool(np.any(xy[k.WRISTS, 1] < highest))


def _look_at_clothes(person: np.void, rgb: NDArray[np.uint8]) -> None:
    height, width = rgb.shape[:2]
    body = person["xy"][k.DRESSED] * height
    colours = np.full((len(person["colour"]) // 3, 3), np.nan)
    for region in range(len(colours)):
        pixels = []
        for weights in k.SAMPLES[region == k.REGIONS]:
            x, y = (weights[weights > 0, None] * body[weights > 0]).sum(axis=0)
            if 0 <= x < width and 0 <= y < height:
                pixels.append(rgb[int(y), int(x)])
        if len(pixels) >= k.LEAST_PIXELS:
            red, green, blue = np.mean(pixels, axis=0)
            brightness = k.BRIGHTNESS_WEIGHT * (red + green + blue) / 3
            colours[region] = brightness, red - green, (red + green) / 2 - blue
    person["colour"] = colours.ravel()


def match(tracks: Rows, people: Rows, now_s: float, found: Indices, owner: Indices, is_near: Flags) -> None:
    """See `match.match`."""
    similar = np.zeros((len(tracks), len(people)))
    gain = np.zeros_like(similar)
    wholeness = np.minimum(1.0, (~np.isnan(people["xy"][..., 0])).sum(axis=1) / WHOLE_JOINTS)
    for t, track in enumerate(tracks):
        if track["is_used"] and now_s - track["last_s"] <= LOST_S:
            _expect(track, now_s)
            for n, person in enumerate(people):
                similar[t, n] = _similarity(track, person, now_s)
                if similar[t, n] > m.LEAST_SIMILARITY:
                    cost = min(_appearance_cost(track, person), m.MOST_COST)
                    gain[t, n] = wholeness[n] * max(0.0, math.log(similar[t, n] / m.LEAST_SIMILARITY) - cost)
    found[:], owner[:] = -1, NOBODYS
    for t, n in zip(*linear_sum_assignment(gain, maximize=True), strict=True):
        if gain[t, n] > 0:
            found[t], owner[n] = n, t
    for n in range(len(people)):
        if owner[n] == NOBODYS and _is_copy(people, n, owner):
            owner[n] = NO_PERSON
    for t in range(len(tracks)):
        is_near[t] = found[t] >= 0 and _has_rival(tracks, people, t, similar, found, owner, now_s)


def _expect(track: np.void, now_s: float) -> None:
    passed_s = max(now_s - track["last_s"], 0.0)
    limb_s = m.JOINT_DAMPING_S * (1 - math.exp(-passed_s / m.JOINT_DAMPING_S))
    body_s = m.BODY_DAMPING_S * (1 - math.exp(-passed_s / m.BODY_DAMPING_S))
    drift = track["drift"]
    track["expected"] = track["xy"] + drift * body_s + (track["velocity"] - drift) * limb_s


def _similarity(track: np.void, person: np.void, now_s: float) -> float:
    metre = track["metre"]
    if math.dist(track["centre"], person["centre"]) > m.FAR_M * metre:
        return 0.0
    apart2 = ((person["xy"] - track["expected"]) ** 2).sum(axis=1)
    astray_m = m.ASTRAY_M_PER_S * np.minimum(now_s - track["seen_s"], m.ASTRAY_MOST_S)
    spread2 = (m.SPREADS_M**2 + astray_m**2) * metre**2
    is_known = ~np.isnan(apart2)
    weights = person["confidence"][is_known]
    if weights.sum() == 0:
        return 0.0
    return float((weights * np.exp(-apart2[is_known] / (2 * spread2[is_known]))).sum() / weights.sum())


def _appearance_cost(track: np.void, person: np.void) -> float:
    apart = track["colour"] - person["colour"]
    apart = apart[~np.isnan(apart)]
    colour_cost = 3 * float(np.mean(apart**2)) / COLOUR_SPREAD**2 / 2 if len(apart) else 0.0
    return colour_cost + (math.log(track["metre"] / person["metre"]) / SIZE_SPREAD) ** 2 / 2


def _is_copy(people: Rows, n: int, owner: Indices) -> bool:
    if np.isnan(people[n]["centre"][0]):
        return True
    for other, row in enumerate(owner):
        if other != n and (row >= 0 or (row == NOBODYS and other < n)):
            apart2 = ((people[n]["xy"] - people[other]["xy"]) ** 2).sum(axis=1)
            spread2 = (m.SPREADS_M * people[other]["metre"]) ** 2
            likeness = np.exp(-apart2 / (2 * spread2))
            if not np.isnan(likeness).all() and np.nanmean(likeness) > m.COPY_SIMILARITY:
                return True
    return False


def _has_rival(
    tracks: Rows, people: Rows, t: int, similar: NDArray[np.float64], found: Indices, owner: Indices, now_s: float
) -> bool:
    own = found[t]
    person, enough = people[own], m.RIVAL_SHARE * similar[t, own]
    for n, other in enumerate(people):
        if n != own and owner[n] != NO_PERSON and (similar[t, n] > enough or _are_near(person, other["centre"], other)):
            return True
    for row, track in enumerate(tracks):
        if row != t and track["is_used"] and now_s - track["last_s"] <= LOST_S:
            centre = track["expected"][TORSO].mean(axis=0)
            if similar[row, own] > enough or (found[row] < 0 and _are_near(person, centre, track)):
                return True
    return False


def _are_near(person: np.void, centre: NDArray[np.float64], other: np.void) -> bool:
    return bool(math.dist(person["centre"], centre) < m.RIVAL_M * (person["metre"] + other["metre"]) / 2)


def follow(tracks: Rows, people: Rows, found: Indices, is_near: Flags, now_s: float) -> None:
    """See `follow.follow`."""
    for t, track in enumerate(tracks):
        if found[t] >= 0:
            person = people[found[t]]
            passed_s = max(now_s - track["last_s"], 1e-3)
            _move(track, person, passed_s, now_s)
            _learn(track, person, bool(is_near[t]), passed_s)
            _watch(track, person, bool(is_near[t]), passed_s, now_s)
            track["last_s"] = now_s


def _share(passed_s: float, over_s: float) -> float:
    return passed_s / (passed_s + over_s)


def _blend(old: NDArray[np.float64], new: NDArray[np.float64], share: float) -> NDArray[np.float64]:
    return np.where(np.isnan(new), old, np.where(np.isnan(old), new, old + share * (new - old)))


def _move(track: np.void, person: np.void, passed_s: float, now_s: float) -> None:
    step = person["xy"] - track["xy"]
    was_there = [j for j in TORSO if track["seen_s"][j] == track["last_s"] and not np.isnan(step[j, 0])]
    torso_step = step[was_there].mean(axis=0) if was_there else person["centre"] - track["centre"]
    is_short = passed_s <= f.LONGEST_STEP_S
    if is_short:
        track["drift"] += _share(passed_s, f.DRIFT_S) * (torso_step / passed_s - track["drift"])
    else:
        track["drift"] = 0.0
    is_seen = ~np.isnan(person["xy"][:, 0])
    was_seen = is_seen & is_short & (now_s - track["seen_s"] <= f.LONGEST_STEP_S)
    velocity = track["velocity"]
    velocity[was_seen] += _share(passed_s, f.VELOCITY_S) * (step[was_seen] / passed_s - velocity[was_seen])
    velocity[~was_seen] = track["drift"]
    track["xy"] = np.where(is_seen[:, None], person["xy"], track["xy"] + torso_step)
    track["seen_s"][is_seen] = now_s
    track["centre"] = person["centre"]


def _learn(track: np.void, person: np.void, is_near: bool, passed_s: float) -> None:
    if not (is_near or track["is_doubted"]) or track["known_s"] < f.FIRST_S:
        known_s = float(track["known_s"])
        track["metre"] += _share(passed_s, min(known_s, f.SIZE_S)) * (person["metre"] - track["metre"])
        for name, over_s in (("feet_y", f.FEET_S), ("colour", f.COLOUR_S)):
            track[name] = _blend(track[name], person[name], _share(passed_s, min(known_s, over_s)))
        track["known_s"] += passed_s
    if is_near:
        track["clear_s"], track["is_doubted"] = 0.0, True
        track["glimpse"] = track["glimpse_metre"] = np.nan
        return
    track["clear_s"] += passed_s
    share = _share(passed_s, min(float(track["clear_s"]), f.GLIMPSE_S))
    track["glimpse_metre"] = _blend(track["glimpse_metre"], person["metre"], share)
    track["glimpse"] = _blend(track["glimpse"], person["colour"], share)


def _watch(track: np.void, person: np.void, is_near: bool, passed_s: float, now_s: float) -> None:
    if not person["is_hand_up"]:
        track["hand_s"] = 0.0
    elif not is_near:
        track["hand_s"] += passed_s
    if math.dist(person["centre"], track["anchor"]) > f.PLACE_M * track["metre"]:
        track["anchor"], track["anchor_s"] = person["centre"], now_s
    shape = (person["xy"] - person["centre"]) / track["metre"]
    track["quick"] = _blend(track["quick"], shape, _share(passed_s, f.QUICK_S))
    track["slow"] = _blend(track["slow"], shape, _share(passed_s, f.SLOW_S))
    apart2 = ((track["quick"] - track["slow"]) ** 2).sum(axis=1)
    is_known = ~np.isnan(apart2)
    if not is_near and is_known.any() and math.sqrt(apart2[is_known].mean()) > f.STIR_M:
        track["stirred_s"] += passed_s


PLAIN = Arithmetic(look, match, follow)
