"""Plays a score with FluidSynth and a General MIDI soundfont, and writes Ogg Vorbis."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import soundfile

from dancegame.core.errors import InputError
from tools.starter_pack.music.loudness import Sound, levelled
from tools.starter_pack.music.midi import midi_bytes
from tools.starter_pack.music.ogg import with_fixed_serial
from tools.starter_pack.music.score import Score
from tools.starter_pack.tempo import Tempo

RATE_HZ = 44_100
# Debian's fluid-soundfont-gm: Fluid (R3) by Frank Wen, MIT licence.
SOUNDFONT = Path("/usr/share/sounds/sf2/FluidR3_GM.sf2")
RENDER_TIMEOUT_S = 180
FADE_OUT_S = 0.6
# Vorbis quality about 5 of 10: some 110 kbit/s.
COMPRESSION = 0.55
WRITE_BLOCK = 8192


def render(score: Score, tempo: Tempo, *, duration_s: float, soundfont: Path = SOUNDFONT) -> Sound:
    """Return the sound of a score (N, 2), exactly duration_s long, at -16 LUFS."""
    program = shutil.which("fluidsynth")
    if program is None or not soundfont.is_file():
        raise InputError(
            f"FluidSynth or the soundfont {soundfont} is missing.",
            remedy="On Debian: apt-get install fluidsynth fluid-soundfont-gm.",
        )
    with tempfile.TemporaryDirectory() as folder:
        notes, sound_file = Path(folder, "song.mid"), Path(folder, "song.wav")
        notes.write_bytes(midi_bytes(score, tempo))
        command = [program, "-ni", "-q", "-r", str(RATE_HZ), "-g", "0.5", "-T", "wav", "-O", "float",
                   "-o", "synth.reverb.room-size=0.45", "-o", "synth.reverb.level=0.55", "-o", "synth.polyphony=512",
                   "-F", str(sound_file), str(soundfont), str(notes)]  # fmt: skip
        subprocess.run(command, check=True, timeout=RENDER_TIMEOUT_S, capture_output=True)
        sound, _ = soundfile.read(sound_file, always_2d=True)
    return levelled(cut(sound, duration_s), rate_hz=RATE_HZ)


def cut(sound: Sound, duration_s: float) -> Sound:
    """Make a sound exactly duration_s long, its end faded."""
    count = round(duration_s * RATE_HZ)
    sound = np.pad(sound, ((0, max(0, count - len(sound))), (0, 0)))[:count].copy()
    fade = round(FADE_OUT_S * RATE_HZ)
    sound[-fade:] *= np.cos(np.linspace(0, np.pi / 2, fade))[:, None] ** 2
    return sound


def write_vorbis(sound: Sound, path: Path) -> None:
    """Write a sound as Ogg Vorbis; in blocks, because libsndfile overflows its stack on long ones."""
    channels = sound.shape[1]
    with soundfile.SoundFile(
        path, "w", RATE_HZ, channels, format="OGG", subtype="VORBIS", compression_level=1 - COMPRESSION
    ) as file:
        for start in range(0, len(sound), WRITE_BLOCK):
            file.write(sound[start : start + WRITE_BLOCK])
    # The library draws a serial number by lot.
    path.write_bytes(with_fixed_serial(path.read_bytes()))
