"""What a worker of a cluster does: imports a video into a folder of its own and sends back the songs' files."""

import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from dancegame.cli.many.order import Order, SongsFacts
from dancegame.core.errors import DanceGameError
from dancegame.songs.facts import decode_facts, encode_facts
from dancegame.songs.files import facts_path, poses_path, sound_path, unwritable
from dancegame.songs.intake.hand import unforeseen
from dancegame.songs.library import Library
from dancegame.songs.origins import video_identity
from dancegame.songs.transaction import replace_together


@dataclass(frozen=True)
class Cargo:
    """The files of a song, and what is told of it."""

    told: dict[str, Any]
    facts: bytes
    poses: bytes
    sound: bytes | None


@dataclass(frozen=True)
class NotSeen:
    """A worker does not see the video that was meant at its place."""


Answer = tuple[Cargo, ...] | DanceGameError | NotSeen


def import_far(order: Order, content: bytes | None) -> Answer:
    """Import a video. content: its bytes, None where it may be in a folder that all see; errors are answers."""
    try:
        with tempfile.TemporaryDirectory(prefix="dancegame-") as folder:
            video = order.video
            if content is not None:
                video = Path(folder) / order.video.name
                video.write_bytes(content)
            elif not _sees(order):
                return NotSeen()
            return _imported(order, video, Path(folder) / "library")
    except DanceGameError as error:
        return error
    except Exception as error:  # noqa: BLE001 (it goes back to who asked)
        return unforeseen(order, f"{type(error).__name__}: {error}")


def _sees(order: Order) -> bool:
    """Say whether the same file is at the same place here."""
    with suppress(OSError, ValueError):
        return video_identity(order.video) == order.origin.video
    return False


def _imported(order: Order, video: Path, home: Path) -> tuple[Cargo, ...]:
    from dancegame.cli.imported import song_facts
    from dancegame.cli.video_import import import_video

    cargo = []
    for made in import_video(order.request(video, home)):
        sound = sound_path(home, made.song.id)
        cargo.append(
            Cargo(
                told=song_facts(made),
                facts=facts_path(home, made.song.id).read_bytes(),
                poses=poses_path(home, made.song.id).read_bytes(),
                sound=sound.read_bytes() if sound.is_file() else None,
            )
        )
    return tuple(cargo)


def unload(cargo: tuple[Cargo, ...], order: Order, library: Library) -> SongsFacts:
    """Write songs that were made elsewhere into a library's home, each whole or not at all. Raises SongError."""
    return tuple(_unloaded(piece, order, library) for piece in cargo)


def _unloaded(piece: Cargo, order: Order, library: Library) -> dict[str, Any]:
    facts = decode_facts(piece.facts, order.video)
    with library.claimed_id(artist=facts.artist, title=facts.title, origin=order.origin) as song_id:
        path = poses_path(library.home, song_id)
        try:
            replace_together(
                {
                    path: piece.poses,
                    sound_path(library.home, song_id): piece.sound,
                    facts_path(library.home, song_id): encode_facts(msgspec.structs.replace(facts, id=song_id)),
                }
            )
        except OSError as error:
            raise unwritable(song_id, library.home, error) from error
    return piece.told | {"id": song_id, "path": str(path.resolve())}
