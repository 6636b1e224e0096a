"""Two imports at once that would take the same id."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dancegame.core.errors import InputError
from dancegame.songs import claims
from dancegame.songs.importing import song_text
from dancegame.songs.library import Library

SAVE = """
import sys
from pathlib import Path
import numpy as np
from dancegame.core.poses import JOINT_COUNT, PoseSequence
from dancegame.core.song import Song
from dancegame.songs.files import save_song
from dancegame.songs.library import Library
home, title = Path(sys.argv[1]), sys.argv[2]
xy = np.full((60, JOINT_COUNT, 2), 0.5, np.float32)
dance = PoseSequence(np.arange(60) / 30, xy, np.ones((60, JOINT_COUNT), np.float32), 30.0)
sys.stdin.readline()
with Library([home]).claimed_id(artist="Me", title=title) as song_id:
    save_song(home, Song(song_id, title, "Me", 2.0), dance)
"""


def test_both_are_there_however_they_come(tmp_path: Path):
    for turn in range(5):
        home = tmp_path / str(turn)
        savers = [
            subprocess.Popen([sys.executable, "-c", SAVE, str(home), title], stdin=subprocess.PIPE, text=True)
            for title in ("A-B", "A B", "A_B")
        ]
        for saver in savers:
            saver.stdin.write("\n")
            saver.stdin.flush()
        assert [saver.wait(60) for saver in savers] == [0, 0, 0]
        assert {song.title for song in Library([home]).songs()} == {"A-B", "A B", "A_B"}
        assert not list(home.rglob("*.claim"))


def test_the_same_song_takes_its_own_place_again(tmp_path: Path):
    library = Library([tmp_path])
    with library.claimed_id(artist="Me", title="A") as first, library.claimed_id(artist="Me", title="A") as second:
        assert (first, second) == ("me-a", "me-a-2")
    with library.claimed_id(artist="Me", title="A") as again:
        assert again == "me-a"


def test_a_claim_of_a_killed_program_is_forgotten(tmp_path: Path):
    claim = tmp_path / "reference_poses" / ".me-a.claim"
    claim.parent.mkdir()
    claim.write_text("")
    old_s = time.time() - claims.STALE_S - 10
    os.utime(claim, (old_s, old_s))
    with Library([tmp_path]).claimed_id(artist="Me", title="A") as song_id:
        assert song_id == "me-a"


@pytest.mark.parametrize("title", ["caf\udce9", "", "   ", "\x00\x1b"])
def test_a_title_that_cannot_be_is_refused_before_the_work(title):
    with pytest.raises(InputError, match="title"):
        song_text(title=title, artist="Me")


def test_a_title_is_cleaned():
    assert song_text(title=" A\x00B ", artist="Me").title == "AB"
