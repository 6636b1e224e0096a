"""Walks through the pages of an Ogg file (RFC 3533): one stream, nothing beside it, every check sum right."""

import struct
import zlib

# Mark, version, flags, position, stream, number of the page, check sum, count of segments.
_HEAD = struct.Struct("<4sBBqLLLB")
_MARK, _SUM_FROM, _BEGINS = b"OggS", 22, 0x02
# The position of a page within which no packet ends.
_NOWHERE = -1
# Ogg sums with CRC-32 from the other end of each byte than zlib, and inverts nothing.
_MIRRORED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))
_ALL = 0xFFFF_FFFF


def end_of(content: bytes) -> int:
    """Return where the last page says that it ends, in samples for a sound.

    Raises ValueError where a file is anything but the pages of one stream, in order and undamaged.
    """
    at, number, stream, end = 0, 0, None, 0
    while at < len(content):
        size = _page_size(content, at)
        mark, version, flags, position, found, numbered, told, _segments = _HEAD.unpack_from(content, at)
        stream = found if stream is None else stream
        if mark != _MARK or version or numbered != number or found != stream or bool(flags & _BEGINS) != (not number):
            raise ValueError("its pages are not those of one sound")
        if _sum(content[at : at + size]) != told:
            raise ValueError(f"its page {number} is damaged")
        if position != _NOWHERE and position < end:
            raise ValueError(f"its page {number} is not in order of time")
        at, number, end = at + size, number + 1, max(end, position)
    return end


def _page_size(content: bytes, at: int) -> int:
    """Return the bytes of the page that begins there."""
    lengths_from = at + _HEAD.size
    segments = content[lengths_from - 1] if lengths_from <= len(content) else 0
    lengths = content[lengths_from : lengths_from + segments]
    size = _HEAD.size + segments + sum(lengths)
    if at + size > len(content):
        raise ValueError("its last page is cut off")
    return size


def _sum(page: bytes) -> int:
    """Return the check sum of a page, in which its own place counts as 0."""
    blank = page[:_SUM_FROM] + bytes(4) + page[_SUM_FROM + 4 :]
    mirrored = zlib.crc32(blank.translate(_MIRRORED), _ALL) ^ _ALL
    return int(f"{mirrored:032b}"[::-1], 2)
