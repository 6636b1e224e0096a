"""How the kernels of tracking are compiled, and the types of what they are given.

Importing a kernel compiles it (a few seconds for all, from the cache a fraction of one): only the live worker and the
offline commands do. `plain` says the same in plain Python.

The cache knows by a kernel's own file whether it is stale: who changes a constant that it imports, touches it too.
"""

from numba import boolean, from_dtype, intp, njit, types, uint8

from dancegame.vision.tracking.records import PERSON, TRACK

PEOPLE = from_dtype(PERSON)[::1]
TRACKS = from_dtype(TRACK)[::1]
PICTURE = types.Array(uint8, 3, "A", readonly=True)
INDICES = intp[::1]
FLAGS = boolean[::1]
# A kernel that Python calls, and a part of one, which is compiled and kept with it.
WHOLE = {"cache": True, "error_model": "numpy", "nogil": True}
PART = njit(error_model="numpy", nogil=True)
