"""The compiled association: peaks, limbs between them, the best matching of each limb, people.

Importing it compiles it. Loops stand where NumPy has a function because they compile in a tenth of the time.
"""

import numpy as np
from numpy.typing import NDArray

from dancegame.core.kernels import kernel
from dancegame.vision.association.limbs import LIMB_TABLE, score_limbs
from dancegame.vision.association.matching import match
from dancegame.vision.association.network import JOINTS, TREE_LIMBS
from dancegame.vision.association.peaks import MOST_PEAKS, find_peaks
from dancegame.vision.association.people import attach, join, placed

JOINT_COUNT = len(JOINTS)
LIMB_COUNT = len(LIMB_TABLE)
TREE_COUNT = len(TREE_LIMBS)
_FIELDS = "Array(float32, 3, 'C', readonly=True)"


@kernel(f"float32[:, :, ::1]({_FIELDS}, {_FIELDS}, float64)")
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
