"""Icons of Windows and macOS: several sizes as PNG in one file."""

import struct
from collections.abc import Mapping

# What macOS calls a size in pixels; those of screens with twice as many are their own.
MAC_KINDS = {16: b"icp4", 32: b"ic11", 64: b"ic12", 128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10"}
WINDOWS_SIZES = (16, 24, 32, 48, 64, 128, 256)


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return an icon of Windows from PNG files by size, at most 256; 0 stands for that."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    entries, content, start = b"", b"", len(head) + 16 * len(pictures)
    for size, png in sorted(pictures.items()):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), start + len(content))
        content += png
    return head + entries + content


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """Return an icon of macOS from PNG files by size."""
    content = b"".join(MAC_KINDS[size] + struct.pack(">I", 8 + len(png)) + png for size, png in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(content)) + content
