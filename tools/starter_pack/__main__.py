"""Rebuilds the starter pack: `python -m tools.starter_pack`, from the folder that holds `tools`."""

import argparse
import importlib
import pkgutil
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from dancegame.core.moves import cut_moves
from dancegame.core.poses import PoseSequence
from dancegame.core.song import Move, Song
from dancegame.songs.files import save_song, sound_path
from dancegame.songs.library import Library
from tools.starter_pack import songs
from tools.starter_pack.dance.camera import film
from tools.starter_pack.dance.performer import Performance, perform
from tools.starter_pack.measures import measure
from tools.starter_pack.song import StarterSong

ROOT = Path(__file__).resolve().parents[2]
LICENCE = "CC0-1.0"
LOOP_BEATS, PICTURES_A_BEAT = 16, 6


def main(arguments: Sequence[str] | None = None) -> None:
    """Build the songs and effects that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tools.starter_pack", description=__doc__)
    parser.add_argument("ids", nargs="*", help="songs to build; all of them when none is named")
    parser.add_argument("--poses-only", action="store_true", help="keep the sounds that are there")
    parser.add_argument("--sheets", type=Path, metavar="DIR", help="also draw a contact sheet of every song")
    parser.add_argument("--loops", type=Path, metavar="DIR", help="also draw a moving picture of every song")
    parser.add_argument("--measure", action="store_true", help="build nothing; measure the dances")
    parser.add_argument("--check", action="store_true", help="build nothing; dance the songs before the live estimator")
    options = parser.parse_args(arguments)
    wanted = [song for song in all_songs() if not options.ids or song.id in options.ids]
    for song in wanted:
        if options.measure:
            print(f"{song.id}: {figures_text(song)}")
        if options.check:
            print(f"{song.id}: {check_text(song)}", flush=True)
        if not options.measure and not options.check:
            build(song, root=ROOT, with_sound=not options.poses_only)
        if options.sheets:
            draw_sheet(song, options.sheets)
        if options.loops:
            draw_loop(song, options.loops)
    if not options.ids and not options.poses_only and not options.measure and not options.check:
        from tools.starter_pack.effects import write_effects

        write_effects(ROOT / "sounds" / "effects")


def all_songs() -> list[StarterSong]:
    """Return the songs of the pack, by id."""
    names = sorted(module.name for module in pkgutil.iter_modules(songs.__path__))
    found = [importlib.import_module(f"{songs.__name__}.{name}").SONG for name in names]
    return sorted(found, key=lambda song: song.id)


def danced(song: StarterSong) -> Performance:
    """Return a song's dance on the stage."""
    return perform(
        song.dance,
        tempo=song.tempo,
        duration_s=song.duration_s,
        softness_s=song.softness_s,
        pulse_beats=song.pulse_beats,
        seed=zlib.crc32(song.id.encode()),
    )


def facts(song: StarterSong, reference: PoseSequence) -> Song:
    """Return a song as the game knows it, cut into moves."""
    pulses = np.arange(0, song.beats + 1e-6, song.pulse_beats)
    beats_s = tuple(round(float(second), 3) for second in song.tempo.second(pulses))
    moves = tuple(_gilded(move, song) for move in cut_moves(reference, beats_s=beats_s))
    return Song(
        id=song.id,
        title=song.title,
        artist=song.artist,
        duration_s=song.duration_s,
        year=song.year,
        bpm=song.tempo.stretches[0][1] / song.pulse_beats,
        beats_s=beats_s,
        moves=moves,
        credits=song.credits,
        counted_from=song.counted_from,
        told_character=song.character,
        scene=song.scene,
    )


def _gilded(move: Move, song: StarterSong) -> Move:
    """Make the moves gold that the choreographer chose."""
    golden_s = song.tempo.second(np.array(song.gold_beats))
    return replace(move, is_gold=bool(np.any((golden_s >= move.start_s - 0.01) & (golden_s < move.end_s - 0.01))))


def build(song: StarterSong, *, root: Path, with_sound: bool) -> None:
    """Dance and play a song into a library folder."""
    reference = film(danced(song))
    with TemporaryDirectory() as folder:
        sound = sound_path(root, song.id) if not with_sound else Path(folder, "song.ogg")
        if with_sound:
            from tools.starter_pack.music.render import render, write_vorbis

            write_vorbis(render(song.score, song.tempo, duration_s=song.duration_s), sound)
        save_song(
            root, facts(song, reference), reference,
            sound=sound if sound.is_file() else None, licence=LICENCE, tags=song.tags,
        )  # fmt: skip
    print(f"{song.id}: {song.duration_s:.1f} s")


def figures_text(song: StarterSong) -> str:
    """Return a line of what is measured of a song's dance."""
    performance = danced(song)
    found = measure(song, performance, facts(song, film(performance)).moves)
    beyond = ", ".join(f"{name} by {by:.2f}" for name, by in found.beyond.items()) or "no joint beyond its limits"
    return (
        f"accents on the beat {found.on_beat_share:.0%} (between beats {found.off_beat_share:.0%}, "
        f"by chance {found.chance_share:.0%}), fastest {found.fastest_m_s:.1f} m/s, feet slide {found.slide_m:.3f} m, "
        f"bones change {found.bone_change:.2%}, still beats {found.still_share:.0%}, {beyond}"
    )


def check_text(song: StarterSong) -> str:
    """Return a line of what the puppet earns with a song's dance, and what the other songs' dances earn in it."""
    from tools.starter_pack.check import dance_through, share_of_another

    shelf = Library([ROOT])
    dance = shelf.load_dance(song.id)
    others = {other.id: shelf.load_dance(other.id).reference for other in shelf.songs() if other.id != song.id}
    shares = {other: share_of_another(dance, reference) for other, reference in others.items()}
    worst = max(shares, key=lambda other: shares[other])
    found = dance_through(dance)
    return (
        f"the puppet earns {found.score_share:.1%}, seen in {found.found_share:.1%} of the pictures; "
        f"another dance earns at most {shares[worst]:.1%} ({worst})"
    )


def draw_sheet(song: StarterSong, folder: Path) -> None:
    """Draw a picture every beat."""
    from tools.starter_pack.sheet import contact_sheet

    folder.mkdir(parents=True, exist_ok=True)
    beats = np.arange(0, song.beats)
    contact_sheet(
        film(danced(song)),
        moments_s=song.tempo.second(beats).tolist(),
        path=folder / f"{song.id}.png",
        labels=[f"{beat:g}" for beat in beats],
    )


def draw_loop(song: StarterSong, folder: Path) -> None:
    """Draw the beats around the first gold move, over and over."""
    from tools.starter_pack.sheet import loop

    folder.mkdir(parents=True, exist_ok=True)
    first = min(max(0.0, min(song.gold_beats) - LOOP_BEATS / 2), song.beats - LOOP_BEATS)
    beats = first + np.arange(LOOP_BEATS * PICTURES_A_BEAT) / PICTURES_A_BEAT
    moments_s = song.tempo.second(beats).tolist()
    loop(film(danced(song)), moments_s=moments_s, path=folder / f"{song.id}.webp")


if __name__ == "__main__":
    main()
