"""Reads files that anybody may have written: never more than is allowed, and every failure is one of a known few.

A file is a regular one of limited size. An archive is one that this program, or numpy, would write: few entries,
nothing but deflate, each unpacked to the size it claims and not a byte further.
"""

import codecs
import lzma
import os
import re
import stat
import struct
import tomllib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

# What may come out of a reader of this module, of tomllib, msgspec and numpy's header for damaged content.
# RuntimeError: a password, or RecursionError; NotImplementedError: an unknown compression.
UNREADABLE = (
    OSError,
    ValueError,
    LookupError,
    EOFError,
    TypeError,
    ArithmeticError,
    MemoryError,
    SyntaxError,
    RuntimeError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    msgspec.MsgspecError,
)
MOST_ENTRIES = 16
# What an entry takes in the directory, with a long name.
MOST_ENTRY_BYTES = 256
# The end of an archive without a comment: signature, disks, entries here and in all, size and place of the directory.
_END = struct.Struct("<4s4H2LH")
_END_MARK, _LONG_MARK = b"PK\x05\x06", b"PK\x06\x07"
_LONG_MARK_BYTES = 20
# tomllib remembers every beginning of a dotted key: one of 100,000 parts takes 40 GB, and 2 MB of tables of 20 parts
# each take 0.9. What is no key is left out first.
MOST_KEY_PARTS, MOST_HEADS = 4, 1000
# Before three quotes that close there may be two more. What is never closed is taken to the end: looked for anew from
# each of its marks, 60 KB would take seconds.
_NO_KEYS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*+"{0,5}+'
    r"|'''(?:[^']|'(?!''))*+'{0,5}+"
    r'|"(?:[^"\\\n]|\\.)*+"?'
    r"|'[^'\n]*+'?|#[^\n]*+",
    re.DOTALL,
)
# Python reads integers in base 16 of any length, and cannot write the long ones: TOML's have 64 bits.
_LONG_INTEGER = re.compile(r"\b0[xob]_?(?:[0-9A-Fa-f]_?){65}")
_HEAD = re.compile(r"^[ \t]*\[", re.MULTILINE)
_LONG_KEY = re.compile(rf"(?:\.[^.=,\[\]{{}}\n]*+){{{MOST_KEY_PARTS}}}")


def read_bytes(path: Path, *, most: int) -> bytes:
    """Return what is in a file. Raises OSError, and ValueError for one that is larger, or a pipe or a device."""
    _check_file(path, most=most)
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ValueError(f"it is larger than {most:,} bytes")
    return content


def parse_toml(content: bytes) -> dict[str, Any]:
    """Return what TOML says, in UTF-8, or as an editor of Windows saves it. Raises ValueError, RecursionError."""
    is_utf_16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = content.decode("utf-16" if is_utf_16 else "utf-8-sig")
    keys = _NO_KEYS.sub("", text)
    if _LONG_KEY.search(keys):
        raise ValueError(f"a key has more than {MOST_KEY_PARTS} parts")
    if len(_HEAD.findall(keys)) > MOST_HEADS:
        raise ValueError(f"it has more than {MOST_HEADS:,} tables")
    if _LONG_INTEGER.search(keys):
        raise ValueError("a number has more than 64 digits")
    return tomllib.loads(text)


@contextmanager
def open_archive(
    path: Path, *, most: int, most_unpacked: int, most_entries: int = MOST_ENTRIES
) -> Iterator[zipfile.ZipFile]:
    """Open a zip of at most `most` bytes whose entries claim to unpack to at most `most_unpacked`.

    Raises OSError, ValueError, BadZipFile.
    """
    _check_file(path, most=most)
    with path.open("rb") as file:
        _check_end(file, most_bytes=most_entries * MOST_ENTRY_BYTES)
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > most_entries or sum(entry.file_size for entry in entries) > most_unpacked:
                raise ValueError("it holds more than can be")
            if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
                raise ValueError("it is packed in an unknown way")
            yield archive


def read_entry(archive: zipfile.ZipFile, name: str, *, most: int) -> bytes:
    """Return an entry of an archive. Raises ValueError where there is none, or a larger one, or less than it claims."""
    if name not in archive.namelist():
        raise ValueError(f"{name} is missing")
    entry = archive.getinfo(name)
    if entry.file_size > most:
        raise ValueError(f"{name} is larger than {most:,} bytes")
    with archive.open(entry) as file:
        # Asked for everything, zipfile would unpack all that is there before it looks at the claimed size.
        content = file.read(entry.file_size)
    if len(content) != entry.file_size:
        raise ValueError(f"{name} has not the size that it claims")
    return content


def check_regular(path: Path) -> os.stat_result:
    """Return the state of a file. Raises OSError, and ValueError for a folder, a pipe or a device: those may never end.

    Also ValueError where there is a NUL in its name.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("it is not a file")
    return status


def _check_file(path: Path, *, most: int) -> None:
    if check_regular(path).st_size > most:
        raise ValueError(f"it is larger than {most:,} bytes")


def _check_end(file: BinaryIO, *, most_bytes: int) -> None:
    """Raise ValueError where the directory is large: zipfile reads all of it, however many entries it promises."""
    file.seek(0, os.SEEK_END)
    size = file.tell()
    file.seek(max(0, size - _END.size - _LONG_MARK_BYTES))
    tail = file.read()
    if len(tail) < _END.size:
        raise ValueError("it is too short")
    mark, *_, directory_bytes, _place, comment_bytes = _END.unpack(tail[-_END.size :])
    if mark != _END_MARK or comment_bytes or tail.startswith(_LONG_MARK):
        raise ValueError("its end is missing")
    if directory_bytes > most_bytes:
        raise ValueError("it has too many entries")
