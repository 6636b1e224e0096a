"""The sound of a song, Ogg Vorbis: pages walked through, then decoded to the end by libsndfile.

Nearly all that is spoilt has the check sums of its pages put right: else nothing of it would reach the decoder.
"""

import random
import struct
from pathlib import Path

from dancegame.songs.packs import ogg
from dancegame.songs.packs.media import check_sound
from tools.fuzz.damage import Damage, spoilt, swollen
from tools.fuzz.made import sound
from tools.fuzz.reader import Reader, in_file


def read(path: Path) -> None:
    """Decode the sound; it refuses as `flaw_of` expects."""
    try:
        check_sound(path)
    except (ValueError, OSError, MemoryError):
        return


def summed(damage: Damage) -> Damage:
    """Return the same with the check sum of every page that is still one put right."""

    def changed(content: bytes, source: random.Random) -> bytes:
        data, at = bytearray(damage(content, source)), 0
        while (at := data.find(b"OggS", at)) >= 0:
            try:
                size = ogg._page_size(bytes(data), at)
            except ValueError:
                break
            struct.pack_into("<L", data, at + ogg._SUM_FROM, ogg._sum(bytes(data[at : at + size])))
            at += size
        return bytes(data)

    return changed


READER = Reader(in_file("x.ogg", read), lambda: [sound()], (spoilt, summed(spoilt), summed(spoilt), summed(swollen)))
