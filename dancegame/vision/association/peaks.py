"""Finds the peaks of a heatmap: where joints are, compiled."""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.kernels import part
from dancegame.vision.association.bell import offset_across, offset_down, refined, top_height

# Cao et al. take 0.1, too. On six annotated photos at six sizes and mirrored, 0.05 finds no more joints of
# people and costs 1 point of precision; 0.15 loses 0.4 points of recall.
LEAST_PEAK = 0.1
# Bounds time and memory on a field of noise; the strongest are kept.
MOST_PEAKS = 128


@part
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


@part
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


@part
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


@part
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
