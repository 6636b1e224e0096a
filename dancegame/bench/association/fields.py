"""Draws what an OpenPose-style network would answer to people whose joints are known."""

import numpy as np
from numpy.typing import NDArray

from dancegame.vision.association.network import HEATMAP_CHANNELS, JOINTS, LIMBS, PAF_CHANNELS

# As in the training of such networks: joints are bells of 7 px, limbs a cell thick to either side.
SIGMA_PX = 7.0
LIMB_CELLS = 1.0
# A standing person, 1 high, the neck at (0, 0.18): x and y of each joint that does not dance.
STANDING = {
    "nose": (0, 0.09), "neck": (0, 0.18), "right_eye": (-0.02, 0.07), "left_eye": (0.02, 0.07),
    "right_ear": (-0.045, 0.08), "left_ear": (0.045, 0.08), "right_shoulder": (-0.11, 0.18),
    "left_shoulder": (0.11, 0.18), "right_hip": (-0.07, 0.5), "left_hip": (0.07, 0.5),
}  # fmt: skip
# The others swing: joint, the joint it hangs from, length, and how far to either side of straight down, in radians.
SWINGING = (
    ("elbow", "shoulder", 0.17, 2.2), ("wrist", "elbow", 0.15, 2.6), ("knee", "hip", 0.24, 0.5),
    ("ankle", "knee", 0.23, 0.4),
)  # fmt: skip


def crowd(count: int, *, height_px: int, width_px: int, seed: int = 0) -> NDArray[np.float64]:
    """Return `count` dancers (count, 18, 2), x and y in px, in rows over the picture, each in a pose of its own."""
    chance = np.random.default_rng(seed)
    columns = int(np.ceil(np.sqrt(count * width_px / height_px)))
    rows = -(-count // columns)
    # Arms reach 0.05 over the head and the row; neighbours' arms may cross.
    tall_px = min(height_px / rows, 1.6 * width_px / columns) / 1.1
    people = []
    for person in range(count):
        row, column = divmod(person, columns)
        middle = np.array(((column + 0.5) * width_px / columns, row * height_px / rows + 0.08 * tall_px))
        people.append(dancer(chance) * tall_px + middle)
    return np.array(people)


def dancer(chance: np.random.Generator) -> NDArray[np.float64]:
    """Return one dancer (18, 2), 1 high, the middle of the body at x = 0."""
    joints = {name: np.array(place, float) for name, place in STANDING.items()}
    for side, sign in (("right", -1), ("left", 1)):
        for end, start, length, swing in SWINGING:
            angle = sign * chance.uniform(-0.2, swing)
            joints[f"{side}_{end}"] = joints[f"{side}_{start}"] + length * np.array((np.sin(angle), np.cos(angle)))
    return np.array([joints[name] for name in JOINTS])


def draw_fields(
    people: NDArray[np.float64], *, height_px: int, width_px: int, stride_px: int = 8
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return heatmaps (19, H, W) and pafs (38, H, W) of people (people, 18, 2) in px; a joint that is NaN is left out.

    Bells take the maximum of all people, limb fields the mean, as in Cao et al. 2017, sections 2.2 and 2.3.
    """
    height, width = height_px // stride_px, width_px // stride_px
    y_px, x_px = (np.mgrid[:height, :width] + 0.5) * stride_px
    heatmaps = np.zeros((HEATMAP_CHANNELS, height, width), np.float32)
    pafs = np.zeros((PAF_CHANNELS, height, width), np.float32)
    for joint in range(len(JOINTS)):
        for x, y in people[:, joint][~np.isnan(people[:, joint, 0])]:
            bell = np.exp(-((x_px - x) ** 2 + (y_px - y) ** 2) / (2 * SIGMA_PX**2))
            heatmaps[joint] = np.maximum(heatmaps[joint], bell)
    heatmaps[-1] = 1 - heatmaps[:-1].max(axis=0)
    for start, end, channel_x, channel_y in LIMBS:
        drawn = np.zeros((height, width), np.float32)
        for a, b in people[:, (start, end)]:
            line, length = b - a, np.hypot(*(b - a))
            if not length > 0:
                continue
            along = ((x_px - a[0]) * line[0] + (y_px - a[1]) * line[1]) / length
            across = np.abs((x_px - a[0]) * line[1] - (y_px - a[1]) * line[0]) / length
            reach = LIMB_CELLS * stride_px
            is_limb = (along >= -reach) & (along <= length + reach) & (across <= reach)
            pafs[channel_x] += is_limb * (line[0] / length)
            pafs[channel_y] += is_limb * (line[1] / length)
            drawn += is_limb
        pafs[[channel_x, channel_y]] /= np.maximum(drawn, 1)
    return heatmaps, pafs
