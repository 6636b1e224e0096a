"""Opens a video file, or the address of a stream, for decoding; what cannot be opened is told why."""

import stat
import time
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer

from dancegame.core.errors import VideoError
from dancegame.core.texts import N_

OPEN_TIMEOUT_S = 15.0
READ_TIMEOUT_S = 10.0
# Whoever typed an address waits for it; one in the same house answers at once, one abroad within seconds.
ADDRESS_TIMEOUT_S = 8.0
NAME_A_VIDEO = N_("Name a video file.")
ADDRESS_REMEDY = N_("Check the address, and that what sends it is switched on and in your network.")

# Of a picture with square pixels; the largest cameras have 7,680, and decoders take a gigabyte for those.
MOST_SIDE_PX = 8_192
# In thinner or smaller pictures nobody has room, and networks fail at them.
MOST_ASPECT, LEAST_SIDE_PX = 32, 8

# What PyAV raises for a file that is cut short or damaged; IndexError for a stream that its header does not name.
DAMAGED = (av.FFmpegError, OSError, ValueError, IndexError, MemoryError)

# A picture may be larger than its file says, and decoders are not to ask for memory for it: neither where FFmpeg looks
# into a file to open it, nor later.
NO_BOMBS = {"max_pixels": str(MOST_SIDE_PX**2)}
# Titles and comments in any encoding are no reason to refuse a video. From version 19 on PyAV reads them unasked.
ANY_TEXTS = {"metadata_errors": "surrogateescape"} if av.__version__.startswith("18.") else {}
OPENING: dict[str, Any] = {"options": NO_BOMBS, **ANY_TEXTS}


def is_url(source: str | Path) -> bool:
    """Say whether a source is the address of a stream rather than a file."""
    return isinstance(source, str) and "://" in source


def has_room(width_px: int, height_px: int) -> bool:
    """Say whether somebody can be seen in pictures of a size, as far as its proportions go."""
    least, most = sorted((width_px, height_px))
    return least >= LEAST_SIDE_PX and most <= MOST_ASPECT * least


def open_source(source: str | Path) -> InputContainer:
    """Return the container of a file or an address. Raises VideoError."""
    name = str(source)
    if not is_url(source):
        _check_file(Path(source))
        name = f"file:{source}"  # else a colon in the name would look like a protocol
    asked_s = time.monotonic()
    try:
        open_timeout_s = ADDRESS_TIMEOUT_S if is_url(source) else OPEN_TIMEOUT_S
        opened: InputContainer = av.open(name, "r", timeout=(open_timeout_s, READ_TIMEOUT_S), **OPENING)
        for stream in opened.streams.video:
            if stream.codec_context is not None:
                stream.codec_context.options = NO_BOMBS
        return opened
    except DAMAGED as error:
        if not is_url(source):
            raise VideoError(
                N_("{video} cannot be opened as a video ({reason})."),
                remedy=N_("Try whether a video player shows it; if it does, convert it to MP4."),
                video=source,
                reason=reason_of(error),
            ) from error
        # Each protocol has another name for it that the time is over.
        if time.monotonic() - asked_s >= ADDRESS_TIMEOUT_S:
            raise VideoError(N_("{video} does not answer."), remedy=ADDRESS_REMEDY, video=source) from error
        what = N_("{video} sends no video ({reason}).")
        raise VideoError(what, remedy=ADDRESS_REMEDY, video=source, reason=reason_of(error)) from error


def _check_file(path: Path) -> None:
    """Raise VideoError for what is no file, a pipe too: it can be read only once, and may keep one waiting for ever."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        what = N_("{video} does not exist.")
        raise VideoError(what, remedy=N_("Check the name of the video."), video=path) from error
    if stat.S_ISDIR(mode):
        raise VideoError(N_("{video} is a folder."), remedy=NAME_A_VIDEO, video=path)
    if not stat.S_ISREG(mode):
        raise VideoError(N_("{video} is no ordinary file."), remedy=N_("Save the video as a file first."), video=path)


def reason_of(error: Exception) -> str:
    """Return what FFmpeg or the system says of an error."""
    return getattr(error, "strerror", None) or str(error)
