"""The files of a song: facts in `<id>.toml`, reference poses in `<id>.npz`, sound in `<id>.ogg`; saved together."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import msgspec

from dancegame.core.derived import derive
from dancegame.core.errors import SongError
from dancegame.core.poses import PoseSequence
from dancegame.core.song import Dance, Move, Song
from dancegame.core.texts import N_
from dancegame.songs.derived_facts import facts_of
from dancegame.songs.facts import FORMAT, MoveFacts, OriginFacts, QualityFacts, SongFacts, cleaned_facts, encode_facts
from dancegame.songs.origins import Origin
from dancegame.songs.palette_facts import palette_facts_of
from dancegame.songs.pose_file import check_poses, encode_poses
from dancegame.songs.quality import Quality
from dancegame.songs.transaction import replace_together


def facts_path(root: Path, song_id: str) -> Path:
    """Return where a song's facts are in a library folder."""
    return root / "reference_poses" / f"{song_id}.toml"


def poses_path(root: Path, song_id: str) -> Path:
    """Return where a song's reference poses are in a library folder."""
    return root / "reference_poses" / f"{song_id}.npz"


def sound_path(root: Path, song_id: str) -> Path:
    """Return where a song's sound is in a library folder; there is none for a silent dance."""
    return root / "sounds" / f"{song_id}.ogg"


def save_song(
    root: Path,
    song: Song,
    reference: PoseSequence,
    *,
    sound: Path | None = None,
    quality: Quality | None = None,
    origin: Origin | None = None,
    licence: str = "",
    tags: Sequence[str] = (),
) -> Path:
    """Write a song into a library folder, all of it or nothing, and return the path of its poses.

    sound: an Ogg Vorbis file, copied; None for a silent dance. quality: of a dance that comes from a video.
    origin: which one that is. A song of the same id is replaced. Texts are cleaned. Raises SongError for what could
    not be read again, and when the folder cannot be written.
    """
    facts = cleaned_facts(_facts_of(song, quality=quality, licence=licence, tags=tuple(tags)))
    facts = msgspec.structs.replace(facts, origin=None if origin is None else OriginFacts(**asdict(origin)))
    try:
        facts.song()
        check_poses(reference)
    except ValueError as error:
        raise SongError(
            N_("The song {song} cannot be kept: {reason}."),
            remedy=N_("Give it other words, or choose another video."),
            song=song.id,
            reason=error,
        ) from error
    facts = msgspec.structs.replace(facts, derived=facts_of(derive(Dance(song, reference))))
    # The facts come last: a song exists once its .toml does.
    contents = {
        poses_path(root, song.id): encode_poses(reference),
        sound_path(root, song.id): None if sound is None else sound.read_bytes(),
        facts_path(root, song.id): encode_facts(facts),
    }
    try:
        replace_together(contents)
    except OSError as error:
        raise unwritable(song.id, root, error) from error
    return poses_path(root, song.id)


def unwritable(song: str, root: Path, error: OSError) -> SongError:
    """Return what to say where a song cannot be written to a library's folder."""
    return SongError(
        N_("The song {song} cannot be written to {folder}: {why}."),
        remedy=N_("Check that the folder may be written to and that the disk is not full."),
        song=song,
        folder=root,
        why=error.strerror or error,
    )


def _facts_of(song: Song, *, quality: Quality | None, licence: str, tags: tuple[str, ...]) -> SongFacts:
    return SongFacts(
        format=FORMAT,
        id=song.id,
        title=song.title,
        artist=song.artist,
        duration_s=_rounded(song.duration_s),
        year=song.year,
        bpm=None if song.bpm is None else _rounded(song.bpm),
        character=song.told_character,
        dancer_share=1.0 if quality is None else _rounded(quality.dancer_share),
        quality=None if quality is None else _quality_facts_of(quality),
        credits=song.credits,
        licence=licence,
        scene=song.scene,
        palette=None if song.palette is None else palette_facts_of(song.palette),
        tags=tags,
        counted_from=song.counted_from or None,
        drives=tuple(round(float(drive), 2) for drive in song.drives),
        beats_s=tuple(_rounded(beat) for beat in song.beats_s),
        moves=tuple(_move_facts_of(move) for move in song.moves),
    )


def _quality_facts_of(quality: Quality) -> QualityFacts:
    return QualityFacts(
        cuts=quality.cuts,
        unsure_share=_rounded(quality.unsure_share),
        flips=quality.flips,
        trimmed_start_s=_rounded(quality.trimmed_start_s),
        trimmed_end_s=_rounded(quality.trimmed_end_s),
        is_poor=quality.is_poor,
        bars_share=_rounded(quality.bars_share),
        speed=_rounded(quality.speed),
    )


def _move_facts_of(move: Move) -> MoveFacts:
    return MoveFacts(
        _rounded(move.start_s),
        _rounded(move.end_s),
        _rounded(move.weight),
        bool(move.is_gold),
        None if move.pose_s is None else _rounded(move.pose_s),
    )


def _rounded(value: float) -> float:
    return round(float(value), 3)  # float: numpy's numbers are not written
