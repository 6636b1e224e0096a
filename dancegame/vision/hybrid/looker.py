"""What looks closely at one person: the landmark network, or a made-up one."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dancegame.vision.hybrid.landmarks import Sight
from dancegame.vision.hybrid.region import Region


class Looker(Protocol):
    """Looks at one person in a region of a picture; knows nothing of the picture before."""

    def look(self, picture: NDArray[np.uint8], region: Region, aspect: float) -> Sight:
        """Return what is seen in a region, given its picture (256, 256, 3); aspect: width by height of the whole."""
        ...

    def close(self) -> None:
        """Release the network."""
        ...
