"""What a pack says of itself, `pack.json`, in a pack and beside the songs of one that is installed."""

from pathlib import Path

from dancegame.songs.packs.installed import installed_packs
from dancegame.songs.packs.manifest import MANIFEST, decode_manifest, format_of
from dancegame.songs.reading import UNREADABLE
from tools.fuzz.damage import entries_of, other_numbers, spoilt, swollen
from tools.fuzz.made import pack
from tools.fuzz.reader import Reader, is_harmless


def read(content: bytes, folder: Path) -> None:
    """Read it both ways; the first refuses in one of a known few ways, the second knows no refusal."""
    try:
        format_of(content)
        assert is_harmless(decode_manifest(content).title)
    except UNREADABLE:
        pass
    place = folder / "packs" / "good-1"
    place.mkdir(parents=True)
    (place / MANIFEST).write_bytes(content)
    (place / "replaces").write_bytes(content)
    for found in installed_packs(folder):
        assert is_harmless(found.record.title)


READER = Reader(read, lambda: [dict(entries_of(pack()))[MANIFEST]], (spoilt, other_numbers, swollen))
