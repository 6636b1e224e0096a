"""Ways to spoil an input, drawn by chance: bytes, values, entries of archives, and sizes that nobody expects."""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

Damage = Callable[[bytes, random.Random], bytes]

# What readers anywhere stumble over: numbers at the edge, what steers terminals, brackets that never close.
MORSELS = (
    b"nan", b"-inf", b"1e308", b"-1", b"0", b"9" * 30, b"9" * 5000, b"1e-400", b"true", b"null", b'""', b"[]", b"{}",
    b"1979-05-27", b"07:32:00", b"0x7fffffffffffffff", b"9223372036854775808", b"\0", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xed\xa0\x80", b"\xe2\x80\xae", b"\x1b[2J", b"../", b"/etc/passwd", b"C:\\", b"a.a.a.a.a", b"[[", b'"""',
    b"'''",
    b"\\u0000", b"\\ud800", b"PK\x01\x02", b"{0.__class__}", b"%s%n", b"\r\n", b"=", b",", b"+", b"__proto__",
)  # fmt: skip
# What an input grows to; readers refuse files that are larger than each of them allows.
SWOLLEN_BYTES = 300_000
# They take a hundred times as long as others.
SWOLLEN_SHARE = 0.08
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")


def spoilt(content: bytes, source: random.Random) -> bytes:
    """Bits flipped, bytes replaced, morsels put in, pieces left out, doubled or cut off."""
    data = bytearray(content)
    for _ in range(source.choice((1, 1, 2, 3, 8, 40))):
        at, until = sorted(source.randrange(len(data) + 1) for _ in range(2))
        match source.randrange(7):
            case 0 if at < len(data):
                data[at] ^= 1 << source.randrange(8)
            case 1 if at < len(data):
                data[at] = source.randrange(256)
            case 2:
                data[at:at] = source.choice(MORSELS)
            case 3:
                data[at : at + 9] = source.choice(MORSELS)
            case 4 if until - at < 200:
                del data[at:until]
            case 5:
                data[at:at] = data[at : min(until, at + 200)]
            case 6 if source.random() < 0.2:
                del data[at:]
    return bytes(data)


def other_numbers(content: bytes, source: random.Random) -> bytes:
    """One to three numbers of a text exchanged for morsels."""
    for _ in range(source.choice((1, 1, 3))):
        if found := list(_NUMBER.finditer(content)):
            place = source.choice(found)
            content = content[: place.start()] + source.choice(MORSELS) + content[place.end() :]
    return content


def swollen(content: bytes, source: random.Random) -> bytes:
    """Now and then a short piece of it, or a morsel, over and over: what takes too long for its size shows."""
    if source.random() > SWOLLEN_SHARE:
        return spoilt(content, source)
    at = source.randrange(len(content) + 1)
    piece = source.choice((content[at : at + source.randrange(1, 24)], source.choice(MORSELS))) or b"x"
    until = source.choice((at, at, len(content)))
    return content[:at] + piece * (source.choice((5_000, SWOLLEN_BYTES)) // len(piece)) + content[until:]


# What zipfile says of an archive that is none any more.
UNREADABLE = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, OSError, zlib.error)


def within_archive(damage: Damage) -> Damage:
    """Return what spoils one entry of an archive whose check sums are right, or leaves it out or doubles it."""

    def changed(content: bytes, source: random.Random) -> bytes:
        try:
            entries = entries_of(content)
        except UNREADABLE:
            return damage(content, source)
        place = source.randrange(len(entries)) if entries else 0
        name, entry = entries[place] if entries else ("x", b"")
        way = source.random()
        if way < 0.05:
            entries = [*entries[:place], *entries[place + 1 :]]
        elif way < 0.1:
            entries = [*entries, (source.choice((name, "../x", "/x", name + "\0")), damage(entry, source))]
        else:
            entries = [*entries[:place], (name, damage(entry, source)), *entries[place + 1 :]]
        return archive_of(entries)

    return changed


def entries_of(content: bytes) -> list[tuple[str, bytes]]:
    """Return the names and contents of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(entry.filename, archive.read(entry)) for entry in archive.infolist()]


def archive_of(entries: list[tuple[str, bytes]]) -> bytes:
    """Return an archive; always the same for the same entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name.replace("\0", "") or "x", date_time=(1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
