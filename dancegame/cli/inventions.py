"""What make your move needs from outside: beats to dance to, and a place for the dances that are kept."""

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dancegame.core.invention import BPM
from dancegame.core.song import Dance
from dancegame.music.drum_loop import drum_loop, write_wave
from dancegame.songs.files import save_song
from dancegame.songs.library import Library

TAG = "invented"


@dataclass(frozen=True)
class InventionShelf:
    """Implements core.ports.Inventions. folder: for sounds of this start."""

    library: Library
    folder: Path

    def sound_path(self, *, bpm: float, beats: int, counted: int = 0) -> str:
        """Return a drum loop, written when it is first wanted."""
        path = self.folder / f"beat-{bpm:g}-{beats}-{counted}.wav"
        if not path.exists():
            write_wave(path, drum_loop(bpm=bpm, beats=beats, counted=counted))
        return str(path)

    def keep(self, dance: Dance, *, title: str, artist: str) -> str:
        """Write a dance with its beat into the library's home, whole or not at all, and return its id.

        Raises SongError or SoundError where it cannot be written.
        """
        from dancegame.songs.sound.samples import write_ogg

        song = dance.song
        samples = drum_loop(bpm=song.bpm or BPM, beats=len(song.beats_s)).astype(np.float32)
        self.library.check_home(artist=artist, title=title)
        with (
            tempfile.TemporaryDirectory(prefix="dancegame-") as folder,
            self.library.claimed_id(artist=artist, title=title) as song_id,
        ):
            sound = Path(folder) / "sound.ogg"
            write_ogg(sound, np.stack([samples, samples], axis=1))
            named = replace(song, id=song_id, title=title, artist=artist, tags=(TAG,))
            save_song(self.library.home, named, dance.reference, sound=sound, tags=(TAG,))
        return song_id
