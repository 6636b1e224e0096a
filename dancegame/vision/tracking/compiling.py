"""What the kernels of tracking are given, in the words of their signatures.

Importing a kernel compiles it (a few seconds for all, from the cache a fraction of one): only the live worker and the
offline commands do. `plain` says the same in plain Python.
"""

from dancegame.vision.tracking.records import PERSON, TRACK

RECORDS = {"PERSON": PERSON, "TRACK": TRACK}
PEOPLE, TRACKS = "PERSON[::1]", "TRACK[::1]"
PICTURE = "Array(uint8, 3, 'A', readonly=True)"
INDICES = "intp[::1]"
FLAGS = "boolean[::1]"
