"""The compiled association: peaks, limbs between them, the best matching of each limb, people.

Everything that is compiled is in this file, its constants too: Numba's cache looks at the file of the function that
is called, and would keep old code if another file changed. Loops stand where NumPy has a function because they
compile in a tenth of the time.
"""

import math

import numpy as np
from numba import njit
from numpy.typing import NDArray

from dancegame.vision.association.network import JOINTS, LIMBS, TREE_LIMBS

# Peaks. Cao et al. take 0.1, too. On six annotated photos at six sizes and mirrored, 0.05 finds no more joints of
# people and costs 1 point of precision; 0.15 loses 0.4 points of recall.
LEAST_PEAK = 0.1
# Bounds time and memory on a field of noise; the strongest are kept.
MOST_PEAKS = 128
# How wide the network paints a joint, in cells: the median of its peaks is 0.94 (7.5 px at stride 8).
SIGMA = 0.94
# The logarithm of a heatmap's negative ripples does not exist.
LEAST_HEAT = 1e-3

# Limbs. All but one sample must lie more than 0.05 along the limb (Cao et al.'s code: 8 of 10), and the first three
# all must: in the middle most wrong pairs fail. On the photos 5 to 20 samples find the same joints within 0.2 points.
SAMPLE_PLACES = np.array([3, 1, 5, 2, 4, 0, 6]) / 6
SAMPLES = len(SAMPLE_PLACES)
MUST_HIT = 3
MOST_MISSES = 1
LEAST_ALONG = 0.05
# Closer than a cell, a limb has no direction to speak of: the less it has, the more the field's strength counts.
SHORT_CELLS = 1.0
# A limb as long as the picture is high counts by a quarter less, so that of two equals the nearer wins. (Cao et al.
# take 0.5 x height / length - 1 off limbs longer than half the picture.)
LENGTH_COST = 0.34

# People. In a dance video of three, the network sees half a fourth at the picture's edge, with 4 to 10 joints of mean
# confidence 0.15 to 0.27; the weakest of the people in the photos had 17 joints of 0.29.
LEAST_JOINTS = 4
LEAST_CONFIDENCE_SUM = 2.0
LEAST_CONFIDENCE_MEAN = 0.25

JOINT_COUNT = len(JOINTS)
LIMB_COUNT = len(LIMBS)
TREE_COUNT = len(TREE_LIMBS)
LIMB_TABLE = np.array(LIMBS)
# Only `group` is called from Python; a way into the others would take time to compile.
inner = njit(nogil=True, error_model="numpy", forceinline=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)


@njit(cache=True, nogil=True, error_model="numpy")
def group(heatmaps: NDArray[np.float32], pafs: NDArray[np.float32], stride_px: float) -> NDArray[np.float32]:
    """Return the people (people, 18, 3) in C-contiguous heatmaps (19, H, W) and pafs (38, H, W)."""
    peaks = np.empty((JOINT_COUNT, MOST_PEAKS, 3), np.float64)
    counts = np.zeros(JOINT_COUNT, np.int64)
    words = np.zeros((heatmaps[0].size + 7) // 8, np.uint64)
    met = np.full(heatmaps.shape[1:], -1, np.int64)
    most = total = 0
    for joint in range(JOINT_COUNT):
        counts[joint] = find_peaks(heatmaps, joint, words, met, peaks[joint])
        most, total = max(most, counts[joint]), total + counts[joint]
    # The working memory of all limbs: scores and partners of one limb's joints, whose joint is whose.
    scores = np.empty((most, most), np.float64)
    partners = np.empty(most, np.int64)
    owners = np.full((JOINT_COUNT, most), -1, np.int64)
    members = np.full((total, JOINT_COUNT), -1, np.int64)
    people = 0
    for limb in range(LIMB_COUNT):
        starts, ends = counts[LIMB_TABLE[limb, 0]], counts[LIMB_TABLE[limb, 1]]
        if starts == 0 or ends == 0:
            continue
        score_limbs(pafs, limb, peaks, counts, scores)
        match(scores, starts, ends, partners)
        if limb < TREE_COUNT:
            people = attach(limb, starts, partners, owners, members, people)
        else:
            join(limb, starts, partners, owners, members)
    return placed(members, people, peaks, stride_px)


@inner
def find_peaks(
    heatmaps: NDArray[np.float32],
    joint: int,
    words: NDArray[np.uint64],
    met: NDArray[np.int64],
    peaks: NDArray[np.float64],
) -> int:
    """Write the peaks (x and y in cells, height) of a joint's heatmap; return how many.

    words: a byte a cell, eight to a word, zero behind the last cell. met: as in `plateau`.
    """
    heat = heatmaps[joint]
    height, width = heat.shape
    cells, is_high = heat.reshape(-1), words.view(np.uint8)
    # Without a branch this takes many cells at once. Most words are zero then, and skipped in one step.
    for cell in range(height * width):
        is_high[cell] = cells[cell] > LEAST_PEAK
    count = 0
    for word in range(len(words)):
        if words[word] == 0:
            continue
        for cell in range(8 * word, 8 * word + 8):
            if not is_high[cell]:
                continue
            y, x = cell // width, cell % width
            level = level_neighbours(heat, y, x)
            if level == 0:
                count = keep(peaks, count, refined(heat, y, x))
            elif level > 0 and met[y, x] != joint:
                count = keep(peaks, count, plateau(heat, y, x, joint, met))
    return count


@inner
def level_neighbours(heat: NDArray[np.float32], y: int, x: int) -> int:
    """Count the neighbours that are as high as a cell; -1 if one is higher."""
    height, width = heat.shape
    here = heat[y, x]
    # Most cells lie on a slope and are done here.
    if (x < width - 1 and heat[y, x + 1] > here) or (y < height - 1 and heat[y + 1, x] > here):
        return -1
    level = -1  # less the cell itself
    for ny in range(max(y - 1, 0), min(y + 2, height)):
        for nx in range(max(x - 1, 0), min(x + 2, width)):
            if heat[ny, nx] > here:
                return -1
            level += heat[ny, nx] == here
    return level


@inner
def refined(heat: NDArray[np.float32], y: int, x: int) -> tuple[float, float, float]:
    """Return x and y, in cells, of the top of a bell whose highest cell this is, and the top's height."""
    dx, dy = offset_across(heat, y, x), offset_down(heat, y, x)
    return x + dx, y + dy, top_height(heat[y, x], dx, dy)


@inner
def top_height(here: float, dx: float, dy: float) -> float:
    """Return the height of a bell's top from a cell beside it: a joint that moves over cells keeps its confidence."""
    return here * math.exp((dx * dx + dy * dy) / (2 * SIGMA * SIGMA))


@inner
def offset_across(heat: NDArray[np.float32], y: int, x: int) -> float:
    """Return how many cells a bell's top is to the right of its highest cell."""
    left = math.log(max(heat[y, x - 1], LEAST_HEAT)) if x > 0 else math.nan
    right = math.log(max(heat[y, x + 1], LEAST_HEAT)) if x < heat.shape[1] - 1 else math.nan
    return top_offset(left, math.log(heat[y, x]), right)


@inner
def offset_down(heat: NDArray[np.float32], y: int, x: int) -> float:
    """Return how many cells a bell's top is below its highest cell."""
    above = math.log(max(heat[y - 1, x], LEAST_HEAT)) if y > 0 else math.nan
    below = math.log(max(heat[y + 1, x], LEAST_HEAT)) if y < heat.shape[0] - 1 else math.nan
    return top_offset(above, math.log(heat[y, x]), below)


@inner
def top_offset(before: float, here: float, after: float) -> float:
    """Return how far a parabola's top is from its highest sample, -0.5 to 0.5; NaN for a sample there is not.

    The logarithm of a Gaussian bell is a parabola. At the picture's border two samples and SIGMA make one, too.
    """
    if math.isnan(before):
        offset = 0.5 - SIGMA * SIGMA * (here - after)
    elif math.isnan(after):
        offset = SIGMA * SIGMA * (here - before) - 0.5
    else:
        offset = 0.5 * (before - after) / (before - 2 * here + after)
    if -0.5 < offset < 0.5:
        return offset
    return 0.5 if offset > 0 else -0.5  # for a network gone mad, that says NaN, too: an index is made of it


@inner
def plateau(
    heat: NDArray[np.float32], y: int, x: int, joint: int, met: NDArray[np.int64]
) -> tuple[float, float, float]:
    """Return the middle, x and y in cells, of the level cells around a cell, and the height; 0 if this is no peak.

    Two level cells are a joint that lies between them; more are a network that says no more than 1.
    met (H, W): the last joint in whose heatmap a cell was found to belong to a plateau.
    """
    height, width = heat.shape
    here = heat[y, x]
    cells = np.empty(height * width, np.int64)
    cells[0], met[y, x] = y * width + x, joint
    found, done, is_peak = 1, 0, True
    is_wide = is_high = False
    sum_x = sum_y = 0
    while done < found:
        cy, cx = cells[done] // width, cells[done] % width
        done, sum_x, sum_y = done + 1, sum_x + cx, sum_y + cy
        is_wide, is_high = is_wide or cx != x, is_high or cy != y
        is_peak &= level_neighbours(heat, cy, cx) >= 0
        for ny in range(max(cy - 1, 0), min(cy + 2, height)):
            for nx in range(max(cx - 1, 0), min(cx + 2, width)):
                if heat[ny, nx] == here and met[ny, nx] != joint:
                    cells[found], met[ny, nx] = ny * width + nx, joint
                    found += 1
    if not is_peak:
        return 0.0, 0.0, 0.0
    middle_x, middle_y = sum_x / found, sum_y / found
    dx = 0.0 if is_wide else offset_across(heat, int(middle_y), x)
    dy = 0.0 if is_high else offset_down(heat, y, int(middle_x))
    return middle_x + dx, middle_y + dy, top_height(here, 0.5 if is_wide else dx, 0.5 if is_high else dy)


@inner
def keep(peaks: NDArray[np.float64], count: int, peak: tuple[float, float, float]) -> int:
    """Add a peak to `count` others, in place of the weakest when they are too many; return how many there are."""
    place = min(count, MOST_PEAKS - 1)
    if count == MOST_PEAKS:
        for other in range(MOST_PEAKS):
            if peaks[other, 2] < peaks[place, 2]:
                place = other
    if not peak[2] > (peaks[place, 2] if count == MOST_PEAKS else 0.0):
        return count
    peaks[place, 0], peaks[place, 1], peaks[place, 2] = peak
    return min(count + 1, MOST_PEAKS)


@inner
def score_limbs(
    pafs: NDArray[np.float32],
    limb: int,
    peaks: NDArray[np.float64],
    counts: NDArray[np.int64],
    scores: NDArray[np.float64],
) -> None:
    """Write into scores (starts, ends) how well each pair is this limb: 0 not at all, up to about 1."""
    start, end = LIMB_TABLE[limb, 0], LIMB_TABLE[limb, 1]
    paf_x, paf_y = pafs[LIMB_TABLE[limb, 2]], pafs[LIMB_TABLE[limb, 3]]
    for a in range(counts[start]):
        ax, ay = peaks[start, a, 0], peaks[start, a, 1]
        for b in range(counts[end]):
            dx, dy = peaks[end, b, 0] - ax, peaks[end, b, 1] - ay
            # Nine pairs of ten in a crowd end here, before the first square root.
            fx, fy = sample(paf_x, paf_y, ax + 0.5 * dx, ay + 0.5 * dy)
            along, square = fx * dx + fy * dy, dx * dx + dy * dy
            is_far_off = along <= 0 or along * along <= LEAST_ALONG * LEAST_ALONG * square
            if is_far_off and square >= SHORT_CELLS * SHORT_CELLS:
                scores[a, b] = 0.0
            else:
                scores[a, b] = limb_score(paf_x, paf_y, ax, ay, dx, dy)


@inner
def sample(paf_x: NDArray[np.float32], paf_y: NDArray[np.float32], x: float, y: float) -> tuple[float, float]:
    """Return the field's vector between four cells; outside the picture, that at its border. H, W: 2 or more."""
    height, width = paf_x.shape
    x, y = min(max(x, 0.0), width - 1.0), min(max(y, 0.0), height - 1.0)
    x0, y0 = min(int(x), width - 2), min(int(y), height - 2)
    u, v = x - x0, y - y0
    both = u * v
    w00, w01, w10 = 1 - u - v + both, u - both, v - both
    fx = w00 * paf_x[y0, x0] + w01 * paf_x[y0, x0 + 1] + w10 * paf_x[y0 + 1, x0] + both * paf_x[y0 + 1, x0 + 1]
    fy = w00 * paf_y[y0, x0] + w01 * paf_y[y0, x0 + 1] + w10 * paf_y[y0 + 1, x0] + both * paf_y[y0 + 1, x0 + 1]
    return fx, fy


@inner
def limb_score(
    paf_x: NDArray[np.float32], paf_y: NDArray[np.float32], ax: float, ay: float, dx: float, dy: float
) -> float:
    """Return the mean of the field along the line from a on by d (cells), or 0 for no limb.

    Cao et al. 2017, equation 11: the integral of the field's share along the line, here sampled between cells
    (bilinear). Ends as soon as too many samples have missed.
    """
    length = math.sqrt(dx * dx + dy * dy)
    scale = 1 / length if length > 0 else 0.0
    trust = min(length / SHORT_CELLS, 1.0)
    total, misses = 0.0, 0
    for place in range(SAMPLES):
        fx, fy = sample(paf_x, paf_y, ax + SAMPLE_PLACES[place] * dx, ay + SAMPLE_PLACES[place] * dy)
        along = (fx * dx + fy * dy) * scale
        if trust < 1:
            along = along * trust + math.sqrt(fx * fx + fy * fy) * (1 - trust)
        if not along > LEAST_ALONG:
            misses += 1
            if place < MUST_HIT or misses > MOST_MISSES:
                return 0.0
        total += along
    mean = total / SAMPLES
    return mean / (1 + LENGTH_COST * length / paf_x.shape[0]) if 0 < mean < math.inf else 0.0


@inner
def match(scores: NDArray[np.float64], starts: int, ends: int, partners: NDArray[np.int64]) -> None:
    """Write the end of each start, -1 for none, so that the sum of their scores (starts, ends) is highest.

    Cao et al. match greedily, the best pair first. In pictures laid over each other (3, 4 and 5 people, 270 pictures)
    the best sum gets 0.929, 0.932 and 0.903 of the joints right where greed gets 0.921, 0.923 and 0.898.
    """
    choices_of_end, rows, columns = np.zeros(ends, np.int64), np.empty(starts, np.int64), np.empty(ends, np.int64)
    row_count = column_count = 0
    for a in range(starts):
        choices = 0
        partners[a] = -1
        for b in range(ends):
            if scores[a, b] > 0:
                choices_of_end[b] += 1
                choices += 1
                partners[a] = b
        if choices > 1:
            partners[a] = -1
        if choices > 0:
            rows[row_count] = a
            row_count += 1
    # Where both have no other choice there is nothing to weigh up.
    open_count = 0
    for row in range(row_count):
        b = partners[rows[row]]
        if b >= 0 and choices_of_end[b] == 1:
            choices_of_end[b] = 0
        else:
            partners[rows[row]] = -1
            rows[open_count] = rows[row]
            open_count += 1
    for b in range(ends):
        if choices_of_end[b] > 0:
            columns[column_count] = b
            column_count += 1
    if open_count > 0:
        match_best(scores, rows, open_count, columns, column_count, partners)


@inner
def match_best(
    scores: NDArray[np.float64],
    rows: NDArray[np.int64],
    row_count: int,
    columns: NDArray[np.int64],
    column_count: int,
    partners: NDArray[np.int64],
) -> None:
    """Match rows and columns of scores by shortest augmenting paths (Jonker and Volgenant 1987; Crouse 2016)."""
    is_turned = row_count > column_count
    fewer, more = (column_count, row_count) if is_turned else (row_count, column_count)
    cost = np.empty((fewer, more), np.float64)
    for i in range(fewer):
        for j in range(more):
            cost[i, j] = -scores[rows[j], columns[i]] if is_turned else -scores[rows[i], columns[j]]
    owner_of, place_of = np.full(more, -1, np.int64), np.full(fewer, -1, np.int64)
    price_i, price_j = np.zeros(fewer, np.float64), np.zeros(more, np.float64)
    distance, came_from = np.empty(more, np.float64), np.empty(more, np.int64)
    is_reached = np.empty(more, np.bool_)
    for newcomer in range(fewer):
        for j in range(more):
            distance[j], is_reached[j] = np.inf, False
        i, reach, target = newcomer, 0.0, -1
        while True:
            nearest = np.inf
            for j in range(more):
                if is_reached[j]:
                    continue
                through = reach + cost[i, j] - price_i[i] - price_j[j]
                if through < distance[j]:
                    distance[j], came_from[j] = through, i
                if distance[j] < nearest:
                    nearest, target = distance[j], j
            reach = nearest
            is_reached[target] = True
            if owner_of[target] < 0:
                break
            i = owner_of[target]
        price_i[newcomer] += reach
        for j in range(more):
            if is_reached[j]:
                price_j[j] -= reach - distance[j]
                if owner_of[j] >= 0:
                    price_i[owner_of[j]] += reach - distance[j]
        i = -1
        while i != newcomer:
            i = came_from[target]
            owner_of[target] = i
            target, place_of[i] = place_of[i], target
    for i in range(fewer):
        if cost[i, place_of[i]] < 0:
            if is_turned:
                partners[rows[place_of[i]]] = columns[i]
            else:
                partners[rows[i]] = columns[place_of[i]]


@inner
def attach(
    limb: int,
    starts: int,
    partners: NDArray[np.int64],
    owners: NDArray[np.int64],
    members: NDArray[np.int64],
    people: int,
) -> int:
    """Give each end of a limb of the tree to the owner of its start, a new person where there is none.

    The tree's limbs come from the neck outwards, so no end has an owner yet and no two people claim one.
    Returns how many people there are.
    """
    start, end = LIMB_TABLE[limb, 0], LIMB_TABLE[limb, 1]
    for a in range(starts):
        if partners[a] < 0:
            continue
        person = owners[start, a]
        if person < 0:
            person = people
            people += 1
            owners[start, a], members[person, start] = person, a
        owners[end, partners[a]], members[person, end] = person, partners[a]
    return people


@inner
def join(
    limb: int,
    starts: int,
    partners: NDArray[np.int64],
    owners: NDArray[np.int64],
    members: NDArray[np.int64],
) -> None:
    """Make one person of two that a spare limb joins, unless both have a joint that a person has only once.

    A joint nobody has yet goes to the other's person; two such joints stay alone: one spare limb makes no person.
    """
    start, end = LIMB_TABLE[limb, 0], LIMB_TABLE[limb, 1]
    for a in range(starts):
        b = partners[a]
        if b < 0:
            continue
        person, other = owners[start, a], owners[end, b]
        if person < 0 and other < 0:
            continue
        if person < 0 or other < 0:
            joint, place, person = (start, a, other) if person < 0 else (end, b, person)
            if members[person, joint] < 0:
                owners[joint, place], members[person, joint] = person, place
            continue
        is_free = person != other
        for joint in range(JOINT_COUNT):
            is_free &= members[person, joint] < 0 or members[other, joint] < 0
        for joint in range(JOINT_COUNT):
            if is_free and members[other, joint] >= 0:
                owners[joint, members[other, joint]] = person
                members[person, joint] = members[other, joint]
                members[other, joint] = -1


@inner
def placed(
    members: NDArray[np.int64], people: int, peaks: NDArray[np.float64], stride_px: float
) -> NDArray[np.float32]:
    """Return the people strong enough to be believed, (people, 18, 3): x px, y px, confidence."""
    xyc = np.empty((people, JOINT_COUNT, 3), np.float32)
    count = 0
    for person in range(people):
        joints, confidence = 0, 0.0
        for joint in range(JOINT_COUNT):
            place = members[person, joint]
            if place < 0:
                xyc[count, joint, 0], xyc[count, joint, 1], xyc[count, joint, 2] = np.nan, np.nan, 0.0
                continue
            xyc[count, joint, 0] = (peaks[joint, place, 0] + 0.5) * stride_px
            xyc[count, joint, 1] = (peaks[joint, place, 1] + 0.5) * stride_px
            xyc[count, joint, 2] = min(peaks[joint, place, 2], 1.0)
            joints += 1
            confidence += min(peaks[joint, place, 2], 1.0)
        is_believed = joints >= LEAST_JOINTS and confidence >= LEAST_CONFIDENCE_SUM
        if is_believed and confidence >= LEAST_CONFIDENCE_MEAN * joints:
            count += 1
    return xyc[:count].copy()
