"""Keeps Python's search for garbage out of the pictures, and gives back what nobody needs any more."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# A picture makes some thousand lists and lets go of them at once. By its usual threshold of 700 Python would look
# through the young ones several times a picture, and now and then through everything there is.
THRESHOLDS = (100_000, 20, 20)


@contextmanager
def rare_searches() -> Iterator[None]:
    """Let Python search for garbage only when much has gathered."""
    before = gc.get_threshold()
    # What is there at the start stays: modules and what they hold are never looked through.
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def give_back() -> None:
    """Give memory that is free back to the system, which takes some milliseconds; off the main loop.

    Pictures come and go in all sizes: between those that stay, glibc keeps a fourth of the memory for nobody. Other
    systems do this by themselves.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # musl has none
        if trim is not None:
            trim(0)
