"""What the program and its processes talk through."""

import sys

# Windows has another class for both ends of a pipe.
if sys.platform == "win32":
    from multiprocessing.connection import PipeConnection as PipeEnd
else:
    from multiprocessing.connection import Connection as PipeEnd

__all__ = ["PipeEnd"]
