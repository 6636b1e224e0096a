"""What is told of a song that was made of a video: as the `--json` answers name it, and in words on stderr."""

from typing import TYPE_CHECKING, Any

import typer

from dancegame.cli.words import tell_notes
from dancegame.core.traits import traits_of
from dancegame.texts import _

# What reads videos is loaded when there is one.
if TYPE_CHECKING:
    from dancegame.songs.importing import ImportedSong
    from dancegame.songs.sound.soundtrack import Soundtrack


def song_facts(imported: "ImportedSong") -> dict[str, Any]:
    """Return what came of a video as the `--json` answers name it."""
    quality, derived = imported.quality, imported.derived
    traits = traits_of(imported.song, derived.measures)
    return {
        "id": imported.song.id,
        "path": str(imported.path.resolve()),
        "start_s": round(imported.start_s, 3),
        "duration_s": round(imported.song.duration_s, 3),
        "dancer_share": round(quality.dancer_share, 4),
        "cuts": quality.cuts,
        "unsure_share": round(quality.unsure_share, 4),
        "flips": quality.flips,
        "trimmed_start_s": round(quality.trimmed_start_s, 3),
        "trimmed_end_s": round(quality.trimmed_end_s, 3),
        "is_poor": quality.is_poor,
        "bars_share": round(quality.bars_share, 4),
        "speed": round(quality.speed, 3),
        "difficulty": traits.difficulty.name.lower(),
        "energy": traits.energy.name.lower(),
        "needs_legs": derived.needs_legs,
        "has_jumps": derived.has_jumps,
        "is_on_floor": derived.is_on_floor,
        **sound_facts(imported.soundtrack),
        "notes": [note.english for note in imported.notes],
    }


def sound_facts(soundtrack: "Soundtrack") -> dict[str, Any]:
    """Return what a dance is danced to as the `--json` answers name it; null where it does not apply.

    loudness_lufs: before it was brought to that of songs. audio_offset_s: second of the recording at which the video
    begins.
    """
    level, placed, motion = soundtrack.level, soundtrack.placed, soundtrack.motion
    return {
        "bpm": None if soundtrack.beats.bpm is None else round(soundtrack.beats.bpm, 2),
        "sound": soundtrack.source,
        "loudness_lufs": None if level is None else round(level.before.lufs, 1),
        "gain_db": None if level is None else round(level.gain_db, 1),
        "limited_db": None if level is None else round(level.limited_db, 1),
        "audio_offset_s": None if placed is None else round(placed.offset_s, 4),
        "audio_speed": None if placed is None else round(placed.speed, 5),
        "audio_sureness": None if placed is None else round(placed.sureness, 2),
        "is_steady": None if motion is None else motion.is_steady,
    }


def tell_quality(imported: "ImportedSong") -> None:
    """Say on stderr how well a dance could be seen, and what speaks against dancing to it."""
    quality = imported.quality
    report = {
        _("Dance"): _(
            "{seconds:.1f} s, from second {start:.1f} of the video",
            seconds=imported.song.duration_s,
            start=imported.start_s,
        ),
        _("Dancer seen"): _("in {share:.0%} of the pictures", share=quality.dancer_share),
        _("Unsure joints"): f"{quality.unsure_share:.0%}",
        _("Cuts"): str(quality.cuts),
        _("Left and right repaired"): str(quality.flips),
        _("Trimmed"): _(
            "{start:.1f} s before the dance, {end:.1f} s after it",
            start=quality.trimmed_start_s,
            end=quality.trimmed_end_s,
        ),
    }
    if quality.bars_share > 0:
        report[_("Bars cut off")] = _("{share:.0%} of the picture", share=quality.bars_share)
    if quality.speed != 1:
        report[_("Speed")] = _("{speed:.3g} times that of the video", speed=quality.speed)
    level = imported.soundtrack.level
    if level is not None and not level.before.is_silent:
        report[_("Loudness")] = _(
            "{before:.1f} LUFS, changed by {gain:+.1f} dB", before=level.before.lufs, gain=level.gain_db
        )
    for name, value in report.items():
        typer.echo(f"  {name}: {value}", err=True)
    if not imported.derived.needs_legs:
        typer.echo("  " + _("Can be danced sitting down"), err=True)
    tell_notes(imported.notes)
    if quality.is_poor:
        typer.echo("  " + _("Look at it with --preview FILE.mp4."), err=True)
