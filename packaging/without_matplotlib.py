"""Runs first in the executable: MediaPipe's drawing functions import matplotlib, the game calls none of them.

An empty module in its place saves 45 MB (with Pillow, FontTools and Kiwi) and the time to load them.
"""

import sys
from types import ModuleType

_empty = ModuleType("matplotlib")
_empty.pyplot = ModuleType("matplotlib.pyplot")  # type: ignore[attr-defined]
sys.modules.update({"matplotlib": _empty, "matplotlib.pyplot": _empty.pyplot})
