"""Files as nobody means them: bytes flipped and cut, values that no dance can have, archives without end."""

import io
import json
import random
import re
import struct
import zipfile
from collections.abc import Callable

import numpy as np

NUMBERS = ("nan", "inf", "-inf", "1e308", "-1", "0", "1e9", "9" * 30, "true", '"x"', "[]", "{}", "1e-300", "0.4", "7")
WORDS = (1e9, -1e9, 1e308, -1, 0, 10**30, 2**63, None, True, "", "\x1b[31m", "\u202e", [], {}, [1] * 50, "kids", 0.5)
_TOML_NUMBER = re.compile(r"(?<== )-?[\d.]+|(?<=[\s\[])\d+\.\d+")

Damage = Callable[[bytes, random.Random], bytes]


def spoilt(content: bytes, source: random.Random) -> bytes:
    """Bits flipped, bytes replaced or put in between, the end cut off."""
    data = bytearray(content)
    for _ in range(source.choice((1, 1, 2, 5, 40))):
        at, way = source.randrange(len(data) + 1), source.randrange(4)
        if way == 0 and at < len(data):
            data[at] ^= 1 << source.randrange(8)
        elif way == 1 and at < len(data):
            data[at] = source.choice((0, 255, *b'"[.{=', source.randrange(256)))
        elif way == 2:
            data = data[:at]
        else:
            data[at:at] = source.randbytes(source.randrange(9))
    return bytes(data)


def spoilt_within(content: bytes, source: random.Random) -> bytes:
    """An archive whose check sums are right and one of whose entries is spoilt or missing."""
    chosen = source.choice(zipfile.ZipFile(io.BytesIO(content)).namelist())

    def change(name: str, entry: bytes) -> bytes | None:
        if name != chosen:
            return entry
        if source.random() < 0.1:
            return None
        head = 128 if name.endswith(".npy") and source.random() < 0.5 else 0
        return entry[:head] + spoilt(entry[head:], source)

    return rewritten(content, change)


def other_toml_values(content: bytes, source: random.Random) -> bytes:
    """TOML with one to three of its numbers exchanged."""
    text = content.decode()
    for _ in range(source.choice((1, 1, 3))):
        found = source.choice(list(_TOML_NUMBER.finditer(text)))
        text = text[: found.start()] + source.choice(NUMBERS) + text[found.end() :]
    return text.encode()


def other_replay_values(content: bytes, source: random.Random) -> bytes:
    """A replay with one of its facts exchanged."""

    def change(facts: dict) -> None:
        place = source.choice([facts, facts, source.choice(facts["players"])])
        place[source.choice([*place, "latency_s", "end_s"])] = source.choice(WORDS)

    return with_facts(content, change)


def rewritten(content: bytes, change: Callable[[str, bytes], bytes | None], *, packing: int = 8) -> bytes:
    """An archive with its entries changed, None: left out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", packing) as new:
        for name in old.namelist():
            entry = change(name, old.read(name))
            if entry is not None:
                new.writestr(name, entry)
    return buffer.getvalue()


def with_facts(content: bytes, change: Callable[[dict], None]) -> bytes:
    """A replay whose facts were changed."""

    def edit(name: str, entry: bytes) -> bytes:
        if name != "replay.json":
            return entry
        facts = json.loads(entry)
        change(facts)
        return json.dumps(facts).encode()

    return rewritten(content, edit)


def with_arrays(content: bytes, **arrays: object) -> bytes:
    """A `.npz` with some of its arrays exchanged, as numpy.savez writes them; None leaves one out."""
    with np.load(io.BytesIO(content)) as archive:
        kept = {name: archive[name] for name in archive.files} | arrays
    buffer = io.BytesIO()
    np.savez(buffer, **{name: array for name, array in kept.items() if array is not None})
    return buffer.getvalue()


def huge_entry(content: bytes, name: str, *, is_honest: bool) -> bytes:
    """An archive one of whose entries unpacks to 100 MB of zeros; not honest: it claims the size that it had."""
    sizes = {entry.filename: entry.file_size for entry in zipfile.ZipFile(io.BytesIO(content)).infolist()}
    packed = rewritten(content, lambda other, entry: bytes(100_000_000) if other == name else entry)
    if is_honest:
        return packed
    claim = struct.pack("<L", 100_000_000)
    assert packed.count(claim) == 2  # in front of the entry and in the directory
    return packed.replace(claim, struct.pack("<L", sizes[name]))


def endless_directory(content: bytes) -> bytes:
    """An archive with a directory of 200,000 entries, though it says that there are few."""
    place = content.rindex(b"PK\x01\x02")
    directory_from = struct.unpack_from("<L", content, len(content) - 6)[0]
    directory = content[directory_from:-22] + content[place:-22] * 200_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 5, 5, len(directory), directory_from, 0)
    return content[:directory_from] + directory + end
