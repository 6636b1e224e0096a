"""Takes from a process what a broken file of a stranger could eat: memory, and room on the disk for what died of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

# Six dancers at once in the largest pictures take half of it.
MOST_MEMORY_BYTES = 6_000_000_000


def confine() -> None:
    """Limit this process for good, where the system can: Windows and macOS cannot."""
    if sys.platform == "linux":
        import resource

        for kind, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_DATA, MOST_MEMORY_BYTES)):
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


@contextmanager
def confined() -> Iterator[None]:
    """Limit the memory of this process for a while, where the system can."""
    if sys.platform != "linux":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY_BYTES, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)
