"""Packs as strangers might make them: each kind of harm that an archive of songs can try, and what is said of it."""

import hashlib
import io
import json
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import hostile_files as hostile
import numpy as np
import soundfile
from test_songs_library import SONG, reference

from dancegame.songs import files
from dancegame.songs.library import Library
from dancegame.songs.packs.export import export
from dancegame.songs.packs.manifest import Label

Change = Callable[[bytes], bytes]
RATE_HZ = 44_100
RANDOM = random.Random(7).randbytes(5000)


def make_sound(path: Path, *, format_: str = "OGG", subtype: str = "VORBIS", rate_hz: int = RATE_HZ, channels: int = 2):
    """A fifth of a second of noise."""
    samples = np.random.default_rng(5).uniform(-0.3, 0.3, (rate_hz // 5, channels))
    soundfile.write(path, samples, rate_hz, format=format_, subtype=subtype)
    return path.read_bytes()


def good_pack(folder: Path, *titles: str, label: Label | None = None) -> bytes:
    """A pack of short songs: one for each title, with sound."""
    make_sound(folder / "sound.ogg")
    library = Library([folder / "author"])
    ids = []
    for number, title in enumerate(titles or ("Title",)):
        song = SONG.__class__(**{**SONG.__dict__, "id": f"song-{number}", "title": title})
        files.save_song(library.home, song, reference(90 + number), sound=folder / "sound.ogg", licence="CC-BY-4.0")
        ids.append(song.id)
    path = folder / "good.dance"
    export(ids, path, library, label or Label(title="Good", author="Somebody", licence="CC0-1.0", credits="Thanks"))
    return path.read_bytes()


def with_entries(content: bytes, *added: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """The same with more entries."""
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as archive:
        for name, entry in added:
            archive.writestr(name, entry)
    return buffer.getvalue()


def renamed(content: bytes, old: str, new: str) -> bytes:
    """The same with another name for one entry, which its list names no more."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            after.writestr(new if name == old else name, before.read(name))
    return buffer.getvalue()


def with_manifest(content: bytes, change: Callable[[dict], object], *, packing: int = 0) -> bytes:
    """The same with another `pack.json`; what `change` returns takes its place, None: what it changed."""

    def edit(name: str, entry: bytes) -> bytes:
        if name != "pack.json":
            return entry
        manifest = json.loads(entry)
        returned = change(manifest)
        return returned if isinstance(returned, bytes) else json.dumps(returned or manifest).encode()

    return hostile.rewritten(content, edit, packing=packing)


def with_file(content: bytes, name: str, change: Change, *, number: int = 1, packing: int = 0) -> bytes:
    """The same with a song's file changed, and its hash with it."""
    entry = f"songs/{number}/{name}"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        new = change(archive.read(entry))
    swapped = hostile.rewritten(content, lambda other, old: new if other == entry else old)

    def hashed(manifest: dict) -> None:
        manifest["songs"][number - 1][name.split(".")[0]] = hashlib.sha256(new).hexdigest()

    return with_manifest(swapped, hashed, packing=packing)


def with_facts(content: bytes, old: str, new: str) -> bytes:
    """The same with a line of its song's facts changed."""

    def change(facts: bytes) -> bytes:
        assert old.encode() in facts, old
        return facts.replace(old.encode(), new.encode(), 1)

    return with_file(content, "facts.toml", change)


def special(name: str, kind: int, target: bytes) -> tuple[zipfile.ZipInfo, bytes]:
    """An entry that is a link, a device or a pipe."""
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, (kind | 0o777) << 16
    return entry, target


def as_kind(content: bytes, name: str, kind: int) -> bytes:
    """The same with an entry of its own being a link or a device."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(buffer, "w") as after:
        for old in before.namelist():
            entry = special(old, kind, b"")[0] if old == name else zipfile.ZipInfo(old)
            after.writestr(entry, before.read(old))
    return buffer.getvalue()


def flagged(content: bytes, flags: int) -> bytes:
    """The same with flags for every entry in its directory."""
    data = bytearray(content)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<H", data, at + 8, flags)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def overlapping(content: bytes) -> bytes:
    """A zip bomb without nesting: entries of many songs that are all the bytes of one."""
    data, end = content[:-22], content[-22:]
    start = struct.unpack_from("<L", end, 16)[0]
    records = data[start:]
    entries, at = [], 0
    while at < len(records):
        name, extra, comment = struct.unpack_from("<3H", records, at + 28)
        entries.append(records[at : at + 46 + name + extra + comment])
        at += len(entries[-1])
    copies = [entry.replace(b"songs/1/", b"songs/%d/" % number) for number in range(2, 10) for entry in entries[1:]]
    directory = records + b"".join(copies)
    count = len(entries) + len(copies)
    return (
        data[:start] + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), start, 0)
    )


def pickled(poses: bytes) -> bytes:
    """Poses with an array that would run a command, were it unpickled."""

    class Runs:
        def __reduce__(self):
            return (print, ("run",))

    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, np.array([Runs()], dtype=object))
    return hostile.rewritten(poses, lambda name, entry: buffer.getvalue() if name == "xy.npy" else entry)


def poses_with(**arrays: object) -> Change:
    return lambda content: hostile.with_arrays(content, **arrays)


def value_at(name: str, at: object, value: float) -> Change:
    array = np.array(getattr(reference(), name))
    array[at] = value
    return poses_with(**{name: array})


def sound_as(folder: Path, **kind: object) -> Change:
    """Sound of another kind than a pack holds."""
    return lambda _content: make_sound(folder / "other", **kind)


def long_granule(sound: bytes) -> bytes:
    """Sound whose last page claims to end after years."""
    data = bytearray(sound)
    struct.pack_into("<q", data, sound.rindex(b"OggS") + 6, 2**55)
    return mended(bytes(data))


def backwards(sound: bytes) -> bytes:
    """Sound of which a page in the middle claims to end after the last."""
    data = bytearray(sound)
    struct.pack_into("<q", data, sound.index(b"OggS", 4) + 6, 2**40)
    return mended(bytes(data))


def mended(sound: bytes) -> bytes:
    """Sound of which every page has the right check sum, whatever is in it."""
    pages, at = [], 0
    while at < len(sound):
        size = 27 + sound[at + 26] + sum(sound[at + 27 : at + 27 + sound[at + 26]])
        page = bytearray(sound[at : at + size])
        struct.pack_into("<L", page, 22, 0)
        struct.pack_into("<L", page, 22, _ogg_sum(bytes(page)))
        pages.append(bytes(page))
        at += size
    return b"".join(pages)


def other_samples(sound: bytes, source: random.Random) -> bytes:
    """Sound some bytes of whose packets are others, with check sums that fit."""
    data, at, places = bytearray(sound), 0, []
    while at < len(data):
        body = at + 27 + data[at + 26]
        end = body + sum(data[at + 27 : body])
        places += range(body, end)
        at = end
    for place in source.sample(places[source.choice((0, 0, 3000)) :], source.choice((1, 3, 30))):
        data[place] = source.randrange(256)
    return mended(bytes(data))


def _shifted(value: int) -> int:
    for _ in range(8):
        value = value << 1 ^ (0x104C11DB7 if value >> 31 else 0)
    return value


OGG_SUMS = [_shifted(byte << 24) for byte in range(256)]


def _ogg_sum(page: bytes) -> int:
    """The check sum of a page of Ogg: a CRC-32 whose bits are not mirrored."""
    value = 0
    for byte in page:
        value = (value << 8 & 0xFFFFFFFF) ^ OGG_SUMS[value >> 24 ^ byte]
    return value


def hostile_packs(good: bytes, folder: Path) -> dict[str, tuple[bytes, str]]:
    """Every kind of hostile or broken pack: what is wrong -> the file, and words (a pattern) of the refusal."""
    link = stat.S_IFLNK
    return {
        **_archives(good),
        **_names(good),
        "a link beside": (with_entries(good, special("songs/2/facts.toml", link, b"/etc/passwd")), "is not a file"),
        "a link for poses": (as_kind(good, "songs/1/poses.npz", link), "is not a file"),
        "a link for the manifest": (as_kind(good, "pack.json", link), "is not a file"),
        "a device": (as_kind(good, "songs/1/sound.ogg", stat.S_IFCHR), "is not a file"),
        "a pipe": (as_kind(good, "songs/1/sound.ogg", stat.S_IFIFO), "is not a file"),
        "a folder": (as_kind(good, "songs/1/sound.ogg", stat.S_IFDIR), "is not a file"),
        **_manifests(good),
        **_songs(good),
        **_sounds(good, folder),
    }


def _archives(good: bytes) -> dict[str, tuple[bytes, str]]:
    def as_it_is(_name: str, entry: bytes) -> bytes:
        return entry

    def bomb(name: str, size: int) -> bytes:
        return hostile.rewritten(good, lambda other, old: bytes(size) if other == name else old)

    claim = struct.pack("<L", 3_000_000)
    liar = bomb("songs/1/poses.npz", 3_000_000).replace(claim, struct.pack("<L", 30_000))

    return {
        "nothing": (b"", "too short"),
        "a text": (b"hello" * 100, "end is missing"),
        "a program": (b"MZ" + bytes(5000), "end is missing"),
        "a half": (good[: len(good) // 2], "end is missing"),
        "without its end": (good[:-1], "no pack of songs"),
        "with a tail": (good + b"x" * 30, "end is missing"),
        "with a comment": (good[:-2] + b"\x02\x00hi", "end is missing"),
        "an empty archive": (b"PK\x05\x06" + bytes(18), "pack.json is missing"),
        "a bomb of facts": (bomb("songs/1/facts.toml", 2_000_001), "larger than"),
        "a bomb of sound": (bomb("songs/1/sound.ogg", 30_000_000), "50 times"),
        "a bomb of poses": (bomb("songs/1/poses.npz", 30_000_000), "50 times"),
        "a bomb of a manifest": (bomb("pack.json", 200_001), "larger than"),
        "a bomb that lies": (liar, "no pack of songs|is damaged"),
        "a ratio": (with_file(good, "facts.toml", lambda old: old + b"#" * 900_000, packing=8), "50 times"),
        "shared bytes": (overlapping(good), "share their bytes"),
        "entries without end": (hostile.endless_directory(good), "too many entries"),
        "a password": (flagged(good, 1), "wants a password"),
        "another packing": (hostile.rewritten(good, as_it_is, packing=zipfile.ZIP_LZMA), "packed in an unknown way"),
        "an old packing": (hostile.rewritten(good, as_it_is, packing=zipfile.ZIP_BZIP2), "packed in an unknown way"),
    }


def _names(good: bytes) -> dict[str, tuple[bytes, str]]:
    bad = {
        "a way out": "../../evil.toml",
        "a way out from songs": "songs/1/../../../evil.toml",
        "an absolute name": "/tmp/evil.toml",
        "backslashes": "..\\..\\evil.toml",
        "backslashes for slashes": "songs\\1\\facts.toml",
        "a drive": "C:\\evil.toml",
        "a share": "\\\\server\\evil.toml",
        "a stream": "songs/1/facts.toml:evil",
        "a nested folder": "Pack/songs/1/facts.toml",
        "a dot": "songs/./1/facts.toml",
        "a device of Windows": "songs/1/CON",
        "another case": "SONGS/1/FACTS.TOML",
        "a zero": "songs/1/facts.toml\0.exe",
        "a script": "songs/1/default.lua",
        "a picture": "cover.png",
        "too high a number": "songs/201/facts.toml",
        "song nought": "songs/0/facts.toml",
        "an Arabic number": "songs/\u0661/facts.toml",
        "colours of a terminal": "songs/1/\x1b[31m",
        "an empty folder": "songs/",
    }
    packs = {
        f"beside it {kind}": (with_entries(good, (_entry(name), b"evil")), "which no pack does")
        for kind, name in bad.items()
    }
    return packs | {
        "facts twice": (with_entries(good, ("songs/1/facts.toml", b"evil")), "twice"),
        "a song that is not listed": (with_entries(good, ("songs/2/facts.toml", b"evil")), "not those that it lists"),
        "facts elsewhere": (renamed(good, "songs/1/facts.toml", "songs/2/facts.toml"), "not those that it lists"),
        "no facts": (hostile.rewritten(good, lambda name, old: None if "facts" in name else old), "not those"),
    }


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry with exactly this name; zipfile would mend it."""
    entry = zipfile.ZipInfo("x")
    entry.filename = name
    return entry


def _manifests(good: bytes) -> dict[str, tuple[bytes, str]]:
    def says(**facts: object) -> bytes:
        return with_manifest(good, lambda manifest: manifest.update(facts))

    def is_(content: bytes) -> bytes:
        return with_manifest(good, lambda _manifest: content)

    def song(**facts: object) -> bytes:
        return with_manifest(good, lambda manifest: manifest["songs"][0].update(facts))

    one = {"facts": "0" * 64, "poses": "0" * 64}
    return {
        "no manifest": (hostile.rewritten(good, lambda name, old: None if name == "pack.json" else old), "is missing"),
        "no JSON": (is_(b"{"), "no pack of songs"),
        "a list": (is_(b"[]"), "no pack of songs"),
        "a deep manifest": (is_(b'{"format":' + b"[" * 50_000), "no pack of songs"),
        "not UTF-8": (is_(b'{"format":1,"title":"\xff"}'), "no pack of songs"),
        "a long number": (is_(b'{"format":' + b"9" * 5000 + b"}"), "no pack of songs"),
        "a newer format": (says(format=2, new="field"), "newer dancegame"),
        "format nought": (says(format=0), "no pack of songs"),
        "no title": (says(title=""), "title is empty"),
        "a title of nothing to see": (says(title="\u202e\u0000 \ufeff"), "title is empty"),
        "a number for a title": (says(title=5), "title"),
        "another field": (says(run="rm -rf ~"), "run"),
        "no songs": (says(songs=[]), "songs"),
        "too many songs": (says(songs=[one] * 201), "songs"),
        "a name for a hash": (song(facts="../../evil"), "songs"),
        "a path with a song": (song(path="../../evil"), "path"),
        "an id with a song": (song(id="can-can"), "id"),
        "another hash": (song(poses="0" * 64), "not what its author put in"),
        "a hash of the facts": (song(facts="a" * 64), "not what its author put in"),
    }


def _songs(good: bytes) -> dict[str, tuple[bytes, str]]:
    def facts(old: str, new: str) -> bytes:
        return with_facts(good, old, new)

    def poses(change: Change) -> bytes:
        return with_file(good, "poses.npz", change)

    def bomb(content: bytes) -> bytes:
        return hostile.huge_entry(content, "xy.npy", is_honest=True)

    return {
        "facts of no TOML": (with_file(good, "facts.toml", lambda _old: b"= ="), "facts.toml is damaged"),
        "facts of a newer game": (facts("format = 1", "format = 2"), "newer dancegame"),
        "facts with a command": (facts("format = 1", 'format = 1\nrun = "x"'), "run"),
        "a song without title": (facts('title = "Title"', 'title = "\\u202e"'), "title is empty"),
        "a song that never ends": (facts("duration_s = 12.5", "duration_s = inf"), "duration_s is inf"),
        "a song of no length": (facts("duration_s = 12.5", "duration_s = nan"), "duration_s is nan"),
        "beats backwards": (facts("0.5, 1.0, 1.5", "0.5, 1.5, 1.0"), "beats_s"),
        "a weight of gold": (facts("weight = 0.7", "weight = 1e9"), "weight"),
        "facts of long keys": (with_file(good, "facts.toml", lambda _old: b"a." * 4000 + b"a=1"), "parts"),
        "poses that run a command": (poses(pickled), "xy is no array of numbers"),
        "poses of no numbers": (poses(value_at("times_s", 5, np.nan)), r"times_s\[5\]"),
        "poses out of the world": (poses(value_at("xy", (3, 4, 1), 1e9)), "xy"),
        "too sure": (poses(value_at("confidence", (0, 0), 2)), "confidence"),
        "other joints": (poses(poses_with(xy=np.zeros((90, 17, 2)))), "xy has shape"),
        "no times": (poses(poses_with(times_s=None)), "times_s.npy is missing"),
        "poses that are a bomb": (poses(bomb), "poses.npz is damaged"),
        "poses of no archive": (poses(lambda _old: b"x" * 100), "poses.npz is damaged"),
    }


def _sounds(good: bytes, folder: Path) -> dict[str, tuple[bytes, str]]:
    def sound(change: Change) -> bytes:
        return with_file(good, "sound.ogg", change)

    return {
        "a wave": (sound(sound_as(folder, format_="WAV", subtype="PCM_16")), "not Ogg Vorbis"),
        "Opus": (sound(sound_as(folder, subtype="OPUS", rate_hz=48_000)), "not Ogg Vorbis"),
        "a program for sound": (sound(lambda _old: b"\x7fELF" + bytes(3000)), "not Ogg Vorbis"),
        "no sound": (sound(lambda _old: b""), "not Ogg Vorbis"),
        "only a head": (sound(lambda old: old[:200]), "sound.ogg is damaged"),
        "sound of many channels": (sound(sound_as(folder, channels=6)), "channels"),
        "sound of a high rate": (sound(sound_as(folder, rate_hz=192_000)), "rate"),
        "sound that says it is endless": (sound(long_granule), "sound.ogg is damaged"),
        "sound of time that runs back": (sound(backwards), "not in order of time"),
        "sound of nonsense": (sound(lambda old: old[:60] + RANDOM), "sound.ogg is damaged"),
        "sound of which a bit is another": (sound(lambda old: old[:-9] + b"?" + old[-8:]), r"page \d+ is damaged"),
        "sound with something behind it": (sound(lambda old: old + b"<?php ?>"), "cut off"),
        "sound with a program behind it": (sound(lambda old: old + bytes(3000)), "not those of one sound"),
        "two sounds in one": (sound(lambda old: old * 2), "not those of one sound"),
        "half a sound": (sound(lambda old: old[: len(old) // 2]), "cut off"),
    }
