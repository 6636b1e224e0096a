"""The types of what the kernels of tracking are given.

Importing a kernel compiles it (a few seconds for all, from the cache a fraction of one): only the live worker and the
offline commands do. `plain` says the same in plain Python.
"""

from numba import boolean, from_dtype, intp, types, uint8

from dancegame.vision.tracking.records import PERSON, TRACK

PEOPLE = from_dtype(PERSON)[::1]
TRACKS = from_dtype(TRACK)[::1]
PICTURE = types.Array(uint8, 3, "A", readonly=True)
INDICES = intp[::1]
FLAGS = boolean[::1]
