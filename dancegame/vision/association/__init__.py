"""Groups the joints that an OpenPose-style network saw into people."""

import numpy as np
from numpy.typing import NDArray

from dancegame.vision.association.network import HEATMAP_CHANNELS, PAF_CHANNELS


def associate(heatmaps: NDArray[np.float32], pafs: NDArray[np.float32], *, stride_px: int = 8) -> NDArray[np.float32]:
    """Return the people (people, 18, 3) float32: x px, y px, confidence of each joint, in network-input pixels.

    heatmaps: (19, H, W), one a joint and the background. pafs: (38, H, W), the part affinity fields, x and y of 19
    limbs. stride_px: network-input pixels a cell. Joints and channels are in the order of `network.py`.
    x and y run from the left and upper edge of the picture: the middle of the first cell is stride_px / 2. (Read so,
    the joints of six annotated photos, each mirrored too, lie within 0.1 px across and 0.9 px down on average.)
    An unseen joint is NaN, NaN with confidence 0. People come in no particular order.
    Raises ValueError for other shapes.

    The method is that of Cao et al., "Realtime Multi-Person 2D Pose Estimation using Part Affinity Fields" (CVPR
    2017; OpenPose, TPAMI 2019), at the network's own resolution instead of an enlarged one; the parts of the
    kernel say where they differ. The first call compiles, 9 s on one core; later programs read that from Numba's cache
    in 0.8 s.
    """
    from dancegame.vision.association.kernel import group  # numba: not for those who only guess

    heat = np.ascontiguousarray(heatmaps, dtype=np.float32)
    fields = np.ascontiguousarray(pafs, dtype=np.float32)
    check_fields(heat, fields)
    people: NDArray[np.float32] = group(heat, fields, float(stride_px))
    return people


def check_fields(heatmaps: NDArray[np.float32], pafs: NDArray[np.float32]) -> None:
    """Raise ValueError, naming expected and actual, for arrays that are no outputs of such a network."""
    if heatmaps.ndim != 3 or heatmaps.shape[0] != HEATMAP_CHANNELS or min(heatmaps.shape) < 2:
        raise ValueError(
            f"heatmaps have shape {heatmaps.shape}, expected ({HEATMAP_CHANNELS}, H, W), H and W 2 or more"
        )
    if pafs.shape != (PAF_CHANNELS, *heatmaps.shape[1:]):
        raise ValueError(f"pafs have shape {pafs.shape}, expected {(PAF_CHANNELS, *heatmaps.shape[1:])}")
