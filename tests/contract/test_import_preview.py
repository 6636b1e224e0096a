"""The look at an import: the dance's part of the video, with skeletons and sound."""

from pathlib import Path

import av
import numpy as np
import pytest
from drawn_videos import clicks

from dancegame.core.song import Move, Song
from dancegame.songs.library import Library
from dancegame.songs.sound import write_ogg
from dancegame.vision.preview import LEFT, RIGHT, Shown, write_preview

REFERENCE = Library([Path("nowhere"), Path(__file__).parents[2]]).load_dance("can-can").reference
SONG = Song("id", "Title", "Artist", 2.0, moves=(Move(0.0, 1.0), Move(1.0, 2.0, is_gold=True)))


def test_the_skeleton_lies_over_the_dance_and_the_sound_beside_it(tmp_path: Path) -> None:
    path, ogg = tmp_path / "look.mp4", tmp_path / "sound.ogg"
    sound = clicks(bpm=120, first_s=0.1, duration_s=2.0)
    write_ogg(ogg, np.stack([sound, sound], axis=1))
    grey = np.full((181, 320, 3), 90, np.uint8)
    pictures = [(k / 15, grey) for k in range(60)]
    write_preview(path, pictures, [Shown(SONG, REFERENCE, start_s=1.0)], sound=ogg)
    with av.open(str(path)) as container:
        frames = list(container.decode(video=0))
        assert container.streams.audio
        assert len(frames) == 30
        assert frames[-1].time == pytest.approx(29 / 15, abs=0.01)
        assert (frames[0].height, frames[0].width) == (180, 320)
        rgb = frames[5].to_ndarray(format="rgb24").astype(int)
    for colour in (LEFT, RIGHT):
        assert np.count_nonzero(np.abs(rgb - colour).max(axis=2) < 60) > 30
    assert np.all(grey == 90)
