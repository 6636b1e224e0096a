"""What a camera gives: a picture, and when it was taken."""

import numpy as np
from numpy.typing import NDArray

# rgb (H, W, 3) uint8, unmirrored, and monotonic seconds.
CameraPicture = tuple[NDArray[np.uint8], float]
