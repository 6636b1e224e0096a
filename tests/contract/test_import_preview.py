"""The look at an import: the dance's part of the video, with skeletons and sound."""

from pathlib import Path

import av
import numpy as np
import pytest
from drawn_videos import clicks

from dancegame.cli.finder import Finder
from dancegame.cli.video_import import ImportRequest, import_video
from dancegame.core.errors import DanceGameError, InputError
from dancegame.core.settings import EstimatorName
from dancegame.core.song import Move, Song
from dancegame.songs.importing import SongText
from dancegame.songs.library import Library
from dancegame.songs.sound.accompaniment import AudioFile
from dancegame.songs.sound.samples import write_ogg
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


@pytest.mark.parametrize("name", ["video.mp4", "song.wav", "folder", "missing/look.mp4"])
def test_a_preview_never_takes_the_place_of_what_is_imported(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    for source in ("video.mp4", "song.wav"):
        (tmp_path / source).write_bytes(b"content")
    request = ImportRequest(
        tmp_path / "video.mp4",
        SongText("T", "A"),
        Finder(EstimatorName.MEDIAPIPE, None),
        library=tmp_path / "library",
        preview=tmp_path / name,
        audio=AudioFile(tmp_path / "song.wav"),
    )
    with pytest.raises(InputError, match=name):
        import_video(request)
    assert (tmp_path / "video.mp4").read_bytes() == (tmp_path / "song.wav").read_bytes() == b"content"


def test_an_import_that_fails_leaves_no_preview(tmp_path: Path) -> None:
    video = tmp_path / "video.mp4"
    video.write_bytes(b"no video")
    finder = Finder(EstimatorName.MEDIAPIPE, None)
    with pytest.raises(DanceGameError):
        import_video(ImportRequest(video, SongText("T", "A"), finder, tmp_path / "library", preview=tmp_path / "x.mp4"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["video.mp4"]
