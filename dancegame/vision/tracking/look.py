"""Measures people, compiled: where they are, how large, whether a hand is up, what they wear."""

import math

import numpy as np

from dancegame.core.kernels import kernel, part
from dancegame.core.skeleton import CANONICAL
from dancegame.vision.tracking.compiling import PEOPLE, PICTURE, RECORDS
from dancegame.vision.tracking.records import COLOUR_COUNT, REGION_COUNT, TORSO

KNEES = np.array([CANONICAL.index(f"{side}_knee") for side in ("left", "right")])
ANKLES = np.array([CANONICAL.index(f"{side}_ankle") for side in ("left", "right")])
FEET = np.array([*ANKLES, CANONICAL.index("left_toe"), CANONICAL.index("right_toe")])
WRISTS = np.array([CANONICAL.index(f"{side}_wrist") for side in ("left", "right")])
# Nose and eyes: the ears are hidden too often.
FACE = np.array([CANONICAL.index(joint) for joint in ("nose", "left_eye", "right_eye")])
# Limbs that tell the size, with their metres in a body 1.7 m tall (Drillis and Contini 1966). What turns or bends away
# looks shorter, so the long ones count: the longest but one, since a single joint may be wrong. The head is looked at
# only where nothing else is seen.
RULERS = np.array([(5, 11), (6, 12), (11, 13), (12, 14), (13, 15), (14, 16), (5, 6), (3, 4), (0, 3), (0, 4)])
RULERS_M = np.array((0.495, 0.495, 0.42, 0.42, 0.39, 0.39, 0.35, 0.16, 0.10, 0.10))
HEAD_RULER = 7
SMALLEST_METRE = 0.02
# A hand is up when it is this far above the face.
HAND_UP_M = 0.15
# Where clothes are looked at: sums of the places of DRESSED with these weights (S, 6), and the region of each.
DRESSED = np.array((*TORSO, *KNEES))
_ACROSS = (0.2, 0.4, 0.6, 0.8)
_CHEST = [((1 - a) * (1 - d), a * (1 - d), (1 - a) * d, a * d, 0, 0) for a in _ACROSS for d in (0.15, 0.3, 0.45)]
_BELLY = [((1 - a) * (1 - d), a * (1 - d), (1 - a) * d, a * d, 0, 0) for a in _ACROSS for d in (0.6, 0.75, 0.9)]
_LEFT_THIGH = [(0, 0, 1 - d, 0, d, 0) for d in (0.2, 0.35, 0.5, 0.65, 0.8)]
_RIGHT_THIGH = [(0, 0, 0, 1 - d, 0, d) for d in (0.2, 0.35, 0.5, 0.65, 0.8)]
SAMPLES = np.array(_CHEST + _BELLY + _LEFT_THIGH + _RIGHT_THIGH)
REGIONS = np.repeat((0, 1, 2), (len(_CHEST), len(_BELLY), len(_LEFT_THIGH + _RIGHT_THIGH)))
# A region needs this many pixels inside the picture.
LEAST_PIXELS = 4
# Brightness changes with light and shadow more than hue does.
BRIGHTNESS_WEIGHT = 0.6


@part
def _measure(person):
    _find_centre(person)
    xy, longest, metre, feet_y = person.xy, 0.0, 0.0, np.nan
    for ruler in range(len(RULERS)):
        a, b = RULERS[ruler]
        length = math.hypot(xy[a, 0] - xy[b, 0], xy[a, 1] - xy[b, 1]) / RULERS_M[ruler]
        if ruler == HEAD_RULER and longest > 0:
            break
        if length > longest:
            longest, metre = length, longest
        elif length > metre:
            metre = length
    metre = metre if metre > 0 else longest
    person.metre = metre if metre > SMALLEST_METRE else SMALLEST_METRE
    for j in FEET:
        if not math.isnan(xy[j, 1]) and not feet_y > xy[j, 1]:
            feet_y = xy[j, 1]
    person.feet_y = feet_y
    person.is_hand_up = False
    for hand in WRISTS:
        for j in FACE:
            if xy[hand, 1] < xy[j, 1] - HAND_UP_M * person.metre:
                person.is_hand_up = True


@part
def _find_centre(person):
    """The mean of the torso's joints; without any, of all."""
    x, y, count = 0.0, 0.0, 0
    for j in TORSO:
        if not math.isnan(person.xy[j, 0]):
            x, y, count = x + person.xy[j, 0], y + person.xy[j, 1], count + 1
    if count == 0:
        for j in range(len(person.xy)):
            if not math.isnan(person.xy[j, 0]):
                x, y, count = x + person.xy[j, 0], y + person.xy[j, 1], count + 1
    person.centre[0], person.centre[1] = x / count, y / count


@part
def _look_at_clothes(person, rgb):
    """Average the pixels at SAMPLES in each region."""
    height, width = rgb.shape[0], rgb.shape[1]
    sums = np.zeros((REGION_COUNT, 4))
    for sample in range(len(SAMPLES)):
        x, y = 0.0, 0.0
        for k in range(len(DRESSED)):
            if SAMPLES[sample, k] > 0:
                x += SAMPLES[sample, k] * person.xy[DRESSED[k], 0] * height
                y += SAMPLES[sample, k] * person.xy[DRESSED[k], 1] * height
        if 0 <= x < width and 0 <= y < height:
            region = REGIONS[sample]
            row, column = int(y), int(x)
            for channel in range(3):
                sums[region, channel] += rgb[row, column, channel]
            sums[region, 3] += 1
    for region in range(REGION_COUNT):
        count = sums[region, 3]
        if count >= LEAST_PIXELS:
            red, green, blue = sums[region, 0] / count, sums[region, 1] / count, sums[region, 2] / count
            person.colour[3 * region] = BRIGHTNESS_WEIGHT * (red + green + blue) / 3
            person.colour[3 * region + 1] = red - green
            person.colour[3 * region + 2] = (red + green) / 2 - blue


@kernel(f"void({PEOPLE}, {PICTURE})", records=RECORDS)
def look(people, rgb):
    """Measure people (N,) whose joints are filled in; rgb (H, W, 3) uint8, of height 0 when there is no picture."""
    for n in range(len(people)):
        _measure(people[n])
        for k in range(COLOUR_COUNT):
            people[n].colour[k] = np.nan
        if rgb.shape[0] > 0:
            _look_at_clothes(people[n], rgb)
