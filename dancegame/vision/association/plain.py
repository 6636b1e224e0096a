"""The association once more in plain Python: slow, short, and the measure of the compiled one."""

from collections.abc import Iterator
from math import exp, hypot, inf, log, nan

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import label, maximum_filter
from scipy.optimize import linear_sum_assignment

from dancegame.vision.association import check_fields
from dancegame.vision.association.bell import LEAST_HEAT, SIGMA
from dancegame.vision.association.limbs import (
    LEAST_ALONG,
    LENGTH_COST,
    MOST_MISSES,
    MUST_HIT,
    SAMPLE_PLACES,
    SHORT_CELLS,
)
from dancegame.vision.association.network import JOINTS, LIMBS, SPARE_LIMBS
from dancegame.vision.association.peaks import LEAST_PEAK, MOST_PEAKS
from dancegame.vision.association.people import LEAST_CONFIDENCE_MEAN, LEAST_CONFIDENCE_SUM, LEAST_JOINTS

Peak = tuple[float, float, float]
Joint = tuple[int, int]  # which joint, and which of its peaks


def associate_plainly(
    heatmaps: NDArray[np.float32], pafs: NDArray[np.float32], *, stride_px: int = 8
) -> NDArray[np.float32]:
    """Return what `associate` returns, and raise what it raises."""
    check_fields(heatmaps, pafs)
    peaks = [find_peaks(heatmaps[joint].astype(np.float64)) for joint in range(len(JOINTS))]
    people: list[dict[int, int]] = []
    for limb in LIMBS:
        for start, end in limb_pairs(limb, peaks, pafs):
            connect(people, start, end, is_spare=limb in SPARE_LIMBS)
    drawn = [placed(person, peaks, stride_px) for person in people if is_believed(person, peaks)]
    return np.array(drawn, np.float32).reshape(-1, len(JOINTS), 3)


def find_peaks(heat: NDArray[np.float64]) -> list[Peak]:
    """Return the peaks of a heatmap: x and y in cells, and the height."""
    highest_near = maximum_filter(heat, size=3, mode="constant", cval=-inf)
    peaks = []
    for y, x in np.argwhere((heat > LEAST_PEAK) & (heat == highest_near)):
        around = heat[max(y - 1, 0) : y + 2, max(x - 1, 0) : x + 2]
        if np.count_nonzero(around == heat[y, x]) == 1:
            peaks.append(refined(heat, np.array([[y, x]])))
            continue
        plateau, _ = label(heat == heat[y, x], structure=np.ones((3, 3)))
        cells = np.argwhere(plateau == plateau[y, x])
        if np.all(highest_near[tuple(cells.T)] == heat[y, x]) and tuple(cells[0]) == (y, x):
            peaks.append(refined(heat, cells))
    return sorted(peaks, key=lambda peak: -peak[2])[:MOST_PEAKS]


def refined(heat: NDArray[np.float64], cells: NDArray[np.intp]) -> Peak:
    """Return the top of the Gaussian bell whose highest cells (N, y and x) these are: one, or several level ones."""
    (y, x), (middle_y, middle_x) = cells[0], cells.mean(axis=0)
    is_high, is_wide = np.any(cells != cells[0], axis=0)
    dy = 0.0 if is_high else top_offset(heat[:, int(middle_x)], y)
    dx = 0.0 if is_wide else top_offset(heat[int(middle_y), :], x)
    off_centre = (0.25 if is_high else dy**2) + (0.25 if is_wide else dx**2)
    return middle_x + dx, middle_y + dy, heat[y, x] * exp(off_centre / (2 * SIGMA**2))


def top_offset(line: NDArray[np.float64], place: int) -> float:
    """Return how far from its highest cell the top of a bell is, along a line of cells."""
    here = log(line[place])
    before = log(max(line[place - 1], LEAST_HEAT)) if place > 0 else nan
    after = log(max(line[place + 1], LEAST_HEAT)) if place < len(line) - 1 else nan
    if place == 0:
        offset = 0.5 - SIGMA**2 * (here - after)
    elif place == len(line) - 1:
        offset = SIGMA**2 * (here - before) - 0.5
    else:
        offset = 0.5 * (before - after) / (before - 2 * here + after)
    return min(max(offset, -0.5), 0.5)


def limb_pairs(
    limb: tuple[int, int, int, int], peaks: list[list[Peak]], pafs: NDArray[np.float32]
) -> Iterator[tuple[Joint, Joint]]:
    """Yield the joints that a limb connects, matched so that the sum of the scores is highest."""
    start, end, channel_x, channel_y = limb
    if not peaks[start] or not peaks[end]:
        return
    field = pafs[[channel_x, channel_y]].astype(np.float64)
    scores = np.array([[limb_score(field, a, b) for b in peaks[end]] for a in peaks[start]])
    for a, b in zip(*linear_sum_assignment(scores, maximize=True), strict=True):
        if scores[a, b] > 0:
            yield (start, int(a)), (end, int(b))


def limb_score(field: NDArray[np.float64], a: Peak, b: Peak) -> float:
    """Return how well a and b are the ends of a limb: the mean of the field along the line, 0 for no limb."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = hypot(dx, dy)
    trust = min(length / SHORT_CELLS, 1.0)
    fx, fy = sample(field, a[0] + SAMPLE_PLACES * dx, a[1] + SAMPLE_PLACES * dy)
    directed = (fx * dx + fy * dy) / length if length > 0 else 0.0
    along = trust * directed + (1 - trust) * np.hypot(fx, fy)
    is_hit = along > LEAST_ALONG
    if not is_hit[:MUST_HIT].all() or np.count_nonzero(~is_hit) > MOST_MISSES:
        return 0.0
    cells_high: int = field.shape[1]
    return max(float(along.mean()), 0.0) / (1 + LENGTH_COST * length / cells_high)


def sample(field: NDArray[np.float64], x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the field's vectors (2, N) between the cells around N places, at the border's where they lie outside."""
    height, width = field.shape[1:]
    x, y = x.clip(0, width - 1), y.clip(0, height - 1)
    x0, y0 = x.astype(int).clip(max=width - 2), y.astype(int).clip(max=height - 2)
    u, v = x - x0, y - y0
    upper = field[:, y0, x0] * (1 - u) + field[:, y0, x0 + 1] * u
    lower = field[:, y0 + 1, x0] * (1 - u) + field[:, y0 + 1, x0 + 1] * u
    between: NDArray[np.float64] = upper * (1 - v) + lower * v
    return between


def connect(people: list[dict[int, int]], start: Joint, end: Joint, *, is_spare: bool) -> None:
    """Bring two joints into one person, as far as nobody gets a joint twice; a spare limb makes no new person."""
    one = next((person for person in people if person.get(start[0]) == start[1]), None)
    other = next((person for person in people if person.get(end[0]) == end[1]), None)
    if one is None and other is None and not is_spare:
        people.append(dict([start, end]))
    elif one is None and other is not None and start[0] not in other:
        other[start[0]] = start[1]
    elif one is not None and other is None and end[0] not in one:
        one[end[0]] = end[1]
    elif one is not None and other is not None and not one.keys() & other.keys():
        one.update(other)
        people.remove(other)


def is_believed(person: dict[int, int], peaks: list[list[Peak]]) -> bool:
    """Tell whether a person has joints enough, and strong ones."""
    confidences = [min(peaks[joint][place][2], 1.0) for joint, place in person.items()]
    return (
        len(confidences) >= LEAST_JOINTS
        and sum(confidences) >= LEAST_CONFIDENCE_SUM
        and sum(confidences) >= LEAST_CONFIDENCE_MEAN * len(confidences)
    )


def placed(person: dict[int, int], peaks: list[list[Peak]], stride_px: float) -> list[tuple[float, float, float]]:
    """Return x px, y px and confidence of each joint of a person."""
    unseen = (np.nan, np.nan, 0.0)
    tops = [peaks[joint][person[joint]] if joint in person else None for joint in range(len(JOINTS))]
    return [
        ((top[0] + 0.5) * stride_px, (top[1] + 0.5) * stride_px, min(top[2], 1.0)) if top else unseen for top in tops
    ]
