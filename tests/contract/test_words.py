"""Everything that is judged or chosen has words, and those of the command line are translated as well."""

import pytest
from game_fakes import make_dance

from dancegame.cli.score import _tell, judge
from dancegame.cli.settings import SettingsFile, speak
from dancegame.core.advice import Advice
from dancegame.core.limbs import LIMBS as KNOWN_LIMBS
from dancegame.core.live import LivePoses
from dancegame.core.poses import pose_at
from dancegame.core.score import Grade, JudgedMove, Strictness
from dancegame.core.song import Move
from dancegame.songs.library import open_library
from dancegame.texts import _, use_language
from dancegame.texts.words import GRADES, LIMBS, STRICTNESS_WORDS, TAGS, advice_words, tag_words, usual_timing_words


@pytest.fixture(autouse=True)
def _english_again():
    yield
    use_language("en")


def test_everything_that_is_judged_has_words():
    assert set(GRADES) == set(Grade)
    assert set(STRICTNESS_WORDS) == set(Strictness)
    assert set(LIMBS) == {limb.name for limb in KNOWN_LIMBS}


def test_every_tag_of_the_songs_that_come_with_the_game_has_words():
    tags = {tag for song in open_library(None).songs() for tag in song.tags}
    assert tags
    assert tags <= set(TAGS)
    use_language("ko")
    assert tag_words("winter") == "겨울"
    assert tag_words("my own") == "my own"


def test_advice_in_one_line():
    judged = JudgedMove(0, Grade.GOOD, 0.5, 0.6, worst_limb="left_forearm", timing_s=0.12)
    assert advice_words(Advice(Move(81.2, 82.0), judged, 0.4)) == "1:21 Left forearm · A bit late"


def test_the_usual_timing_in_words():
    said = [usual_timing_words(timing_s) for timing_s in (None, 0.03, 0.123, -0.3)]
    assert said == [None, None, "Mostly a bit late", "Mostly too early"]


def test_the_command_line_speaks_the_language_of_the_settings(tmp_path, monkeypatch, capsys):
    path = tmp_path / "settings.toml"
    path.write_text('language = "ko"\nplayers = 99\n')
    monkeypatch.setattr("dancegame.cli.settings.settings_path", lambda: path)
    speak()
    said = capsys.readouterr().err
    assert f"{path}: players: 99 말고 1~6 사이의 정수여야 해요. 기본값(4)을 써요." in said
    assert SettingsFile(path).load().language == "ko"
    assert _("Next song") == "다음 노래"
    dance = make_dance("alpha", "Alpha", "A")
    poses = [LivePoses(t / 30, t / 30, {0: pose_at(dance.reference, t / 30)}) for t in range(30 * 6)]
    _tell(dance, judge(dance, poses, 0.0, 1), [0])
    assert capsys.readouterr().out.startswith("플레이어 1: ")
