"""What the outputs of an OpenPose-style network mean: 18 joints, 19 limbs, and which channels hold them."""

JOINTS = (
    "nose", "neck",
    "right_shoulder", "right_elbow", "right_wrist", "left_shoulder", "left_elbow", "left_wrist",
    "right_hip", "right_knee", "right_ankle", "left_hip", "left_knee", "left_ankle",
    "right_eye", "left_eye", "right_ear", "left_ear",
)  # fmt: skip
# One heatmap a joint, and one of the background.
HEATMAP_CHANNELS = len(JOINTS) + 1
# A limb: the joint it starts from, the joint it ends at, and the channels of its part affinity field, x and y.
# The first 17 make a tree whose root is the neck: each limb ends at a joint that no other of them ends at.
TREE_LIMBS = (
    (1, 2, 12, 13), (1, 5, 20, 21), (2, 3, 14, 15), (3, 4, 16, 17), (5, 6, 22, 23), (6, 7, 24, 25),
    (1, 8, 0, 1), (8, 9, 2, 3), (9, 10, 4, 5), (1, 11, 6, 7), (11, 12, 8, 9), (12, 13, 10, 11),
    (1, 0, 28, 29), (0, 14, 30, 31), (14, 16, 34, 35), (0, 15, 32, 33), (15, 17, 36, 37),
)  # fmt: skip
# Shoulder to ear: these say once more what the tree says, and help where a neck or a nose is hidden.
SPARE_LIMBS = ((2, 16, 18, 19), (5, 17, 26, 27))
LIMBS = TREE_LIMBS + SPARE_LIMBS
PAF_CHANNELS = 2 * len(LIMBS)
