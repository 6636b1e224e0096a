"""Clips, posters, dances and quizzes: what they show, and the commands that write them."""

import json
from concurrent.futures import BrokenExecutor, Future
from ctypes import c_double
from dataclasses import replace
from pathlib import Path, PurePath

import av
import numpy as np
import pygame
import pytest
from game_fakes import DANCES, FakeShelf
from typer.testing import CliRunner

from dancegame.cli.clip_shelf import ClipShelf, ClipWork, keep_clip
from dancegame.cli.replay_films import ToldRound
from dancegame.cli.song_films import quiz_film
from dancegame.core.errors import InputError, ReplayError
from dancegame.core.evening.players import Player
from dancegame.core.evening.rounds import Twist
from dancegame.core.ports import KeptClip
from dancegame.core.poses import Observation, PoseSequence, pose_at
from dancegame.core.quiz import Quiz
from dancegame.core.replay import Recorder, Replay, Terms, make_replay
from dancegame.core.settings import Settings
from dancegame.core.song import Dance
from dancegame.core.twists import twisted
from dancegame.game.clips import Clips
from dancegame.game.drawing import lettering
from dancegame.game.drawing.canvas import Look
from dancegame.game.drawing.themes.neon import NEON
from dancegame.game.film.dance import DanceFilm
from dancegame.game.film.film import Film
from dancegame.game.film.performer import Performer, leader_of
from dancegame.game.film.quiz import NAMED_S, REVEAL_S, VERDICT_S, Question, QuizFilm
from dancegame.game.parts import RoundReport
from dancegame.game.screens import sharing
from dancegame.songs.library import open_library
from dancegame.songs.replays import encode_replay

LOOK, SIZE = Look(NEON), (320, 180)
PACK_SONG = "can-can"


def danced(
    dance: Dance,
    *,
    length_s: float = 6.0,
    slots: tuple[int, ...] = (0,),
    name: str = "Marie",
    steps: PoseSequence | None = None,
) -> Replay:
    """A round in which everybody dances as the dancer does, or other steps, a little late."""
    steps = steps or dance.reference
    terms = Terms(slots)
    recorder, dance_round = Recorder(slots), terms.begin(dance)
    for time_s in np.arange(0.0, length_s + 1 / 60, 1 / 30).tolist():
        kept = recorder.take(Observation(time_s, dict.fromkeys(slots, pose_at(steps, time_s - 0.1))))
        assert kept is not None
        dance_round.observe(kept)
    dance_round.finish()
    replay = make_replay(dance, terms, {slot: dance_round.score(slot) for slot in slots}, recorder.recording())
    return replace(replay, scores={slot: replace(score, name=name) for slot, score in replay.scores.items()})


@pytest.fixture
def told(monkeypatch) -> list[str]:
    """What is written on pictures."""
    said: list[str] = []
    drawn = lettering._drawn

    def note(text: str, *given: object, **more: object) -> pygame.Surface:
        said.append(text)
        return drawn(text, *given, **more)

    monkeypatch.setattr(lettering, "_drawn", note)
    return said


def film_of(draw, seconds: float) -> Film:
    return Film(draw, size_px=SIZE, seconds=seconds, look=LOOK)


def test_a_clip_shows_song_player_points_and_grades_and_ends_with_the_result(told: list[str]):
    kept = ToldRound(danced(DANCES[0]), DANCES[0])
    stretch = kept.stretch(start_s=None, seconds=6.0)
    film = kept.clip(stretch, size_px=SIZE, look=LOOK)
    for film_s in np.arange(0.0, 3.0, 0.4).tolist():
        film.picture_at(film_s)
    assert {"Alphaville Nights", "The Testers", "Marie", "PERFECT"} <= set(told)
    counted = [int(text.replace("\N{NARROW NO-BREAK SPACE}", "")) for text in told if text[:1].isdigit()]
    assert counted == sorted(counted), "points only climb"
    assert counted[-1] > counted[0]
    told.clear()
    film.picture_at(5.9)
    assert f"{kept.replay.scores[0].points:,}".replace(",", "\N{NARROW NO-BREAK SPACE}") in told


def test_a_picture_of_a_film_depends_on_its_second_alone():
    kept = ToldRound(danced(DANCES[0], slots=(0, 1)), DANCES[0])
    stretch = kept.stretch(start_s=1.0, seconds=3.0)

    def film() -> Film:
        return kept.clip(stretch, size_px=SIZE, look=LOOK, has_still_light=True)

    jumping = film()
    jumping.picture_at(2.5)
    assert np.array_equal(jumping.picture_at(0.7), film().picture_at(0.7))


def test_dancer_and_player_stand_side_by_side_the_player_in_their_light():
    # In a scene that is neither red nor blue.
    dance = replace(DANCES[0], song=replace(DANCES[0].song, scene="glade"))
    kept = ToldRound(danced(dance), dance)
    picture = kept.clip(kept.stretch(start_s=1.0, seconds=4.0), size_px=SIZE, look=LOOK).picture_at(1.0)
    lit = picture[60:140].astype(int)
    blue, red = lit[..., 0], lit[..., 2]
    bluish = (blue - red > 90).sum(axis=0)
    reddish = (red - picture[60:140, :, 1] > 90).sum(axis=0)
    assert reddish[:160].sum() > 40
    assert bluish[160:].sum() > 2 * reddish[160:].sum()


def test_who_was_never_seen_is_left_out_and_named_all_the_same(told: list[str]):
    replay = danced(DANCES[0], slots=(0,))
    unseen = replace(replay, recording=replace(replay.recording, presence=np.zeros_like(replay.recording.presence)))
    kept = ToldRound(unseen, DANCES[0])
    kept.clip(kept.stretch(start_s=None, seconds=2.0), size_px=SIZE, look=LOOK).picture_at(0.1)
    kept.poster(look=LOOK, size_px=SIZE)
    assert told.count("Marie") == 2


@pytest.mark.parametrize("size", [(216, 270), SIZE])
def test_a_poster_has_song_points_name_and_grades(told: list[str], size: tuple[int, int]):
    kept = ToldRound(danced(DANCES[0]), DANCES[0])
    picture = kept.poster(size_px=size, look=LOOK)
    assert picture.get_size() == size
    points = f"{kept.replay.scores[0].points:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    assert {"Alphaville Nights", "The Testers", "Marie", points, "PERFECT", "MISS"} <= set(told)


def test_the_poster_of_a_party_names_everybody(told: list[str]):
    kept = ToldRound(danced(DANCES[0], slots=(0, 1, 2)), DANCES[0])
    kept.poster(size_px=SIZE, look=LOOK, players={1: Player(2, "Bo"), 2: Player(3)})
    assert {"Marie", "Bo", "Bear"} <= set(told)


def test_a_stretch_stays_within_the_round():
    kept = ToldRound(danced(DANCES[0], length_s=4.0), DANCES[0])
    assert kept.stretch(start_s=3.0, seconds=12.0).seconds == pytest.approx(1.0)
    assert kept.stretch(start_s=None, seconds=None).seconds == pytest.approx(4.0)
    with pytest.raises(InputError, match=r"lasts 4\.0 s"):
        kept.stretch(start_s=4.5, seconds=None)


def test_a_mystery_tells_nothing_of_its_song(told: list[str]):
    named, other = DANCES[0], replace(DANCES[0], song=replace(DANCES[0].song, title="Another", artist="Somebody"))
    pictures = [film_of(DanceFilm(dance, seconds=4.0, is_mystery=True).draw, 4.0) for dance in (named, other)]
    for film_s in (0.5, 2.0, 3.9):
        assert np.array_equal(*(film.picture_at(film_s) for film in pictures))
    assert set(told) == {"Which song is this?"}
    film_of(DanceFilm(named, seconds=4.0).draw, 4.0).picture_at(2.0)
    assert {"Alphaville Nights", "The Testers"} <= set(told)


def test_a_mystery_begins_with_sparks_and_becomes_a_dancer():
    film = film_of(DanceFilm(DANCES[0], seconds=4.0, is_mystery=True).draw, 4.0)
    sparks, dancer = ((film.picture_at(film_s)[50:, :, :3].max(axis=2) > 200).sum() for film_s in (0.6, 3.0))
    assert dancer > 4 * sparks > 0


def test_a_quiz_is_heard_only_when_it_is_told(told: list[str]):
    songs = tuple(dance.song for dance in DANCES[:4])
    quiz = QuizFilm([Question(DANCES[0], Quiz(songs, 0)), Question(DANCES[1], Quiz(songs, 1))], asked_s=3.0)
    film = film_of(quiz.draw, quiz.seconds)
    assert [one.song_id for one in quiz.soundings] == ["alpha", "bravo"]
    for number, one in enumerate(quiz.soundings):
        begin_s = NAMED_S + number * (3.0 + REVEAL_S)
        assert one.film_s == begin_s + 3.0
        told.clear()
        film.picture_at(begin_s + 2.9)
        assert {song.title for song in songs} <= set(told)
        told.clear()
        film.picture_at(one.film_s + VERDICT_S + 0.5)
        assert {song.title for song in songs} & set(told) == {songs[number].title}


class Sounding(FakeShelf):
    """Songs whose music is the first one's of the pack."""

    def sound_path(self, song_id: str) -> str | None:
        return open_library().sound_path(PACK_SONG)


def test_a_quiz_is_silent_but_for_the_last_seconds_until_the_reveal_and_one_seed_is_one_quiz():
    film, sound = quiz_film(Sounding(), count=2, seed=7, asked_s=8.0, size_px=SIZE, look=LOOK)
    assert sound is not None
    rate = round(len(sound) / film.seconds)
    loud = np.abs(sound).max(axis=1)
    assert loud[: int((NAMED_S + 2.9) * rate)].max() == 0
    assert loud[int((NAMED_S + 8.1) * rate) : int((NAMED_S + 9) * rate)].max() > 0.05
    again, other = (
        quiz_film(Sounding(), count=2, seed=seed, asked_s=8.0, size_px=SIZE, look=LOOK)[0] for seed in (7, 8)
    )
    asked = [one.picture_at(NAMED_S + 5).astype(int) for one in (film, again, other)]
    assert np.abs(asked[0] - asked[1]).max() < 12, "what stands still is drawn anew or put there as a layer"
    assert np.abs(asked[0] - asked[2]).max() > 60
    with pytest.raises(InputError, match="for 6 questions: 5"):
        quiz_film(Sounding(), count=6, seed=0, asked_s=None, size_px=SIZE, look=LOOK)


@pytest.fixture
def replay(tmp_path: Path) -> Path:
    """A round of a song of the pack, two seconds of it."""
    path = tmp_path / "danced.replay"
    path.write_bytes(encode_replay(danced(open_library().load_dance(PACK_SONG), length_s=2.0)))
    return path


def run(*words: object, code: int = 0) -> str:
    from dancegame.cli import app, clip, render  # noqa: F401

    said = CliRunner().invoke(app, [str(word) for word in words])
    if code:
        assert isinstance(said.exception, InputError), said.output
        return str(said.exception)
    assert said.exit_code == 0, said.output
    return said.stdout


def test_the_command_writes_a_clip_and_tells_of_it(tmp_path: Path, replay: Path):
    path = tmp_path / "clip.mp4"
    answer = json.loads(run("clip", replay, path, "--seconds", "1", "--size", "128x72", "--sound", "--json"))
    size = path.stat().st_size
    assert answer == {"file": str(path), "seconds": 1.0, "frames": 30, "width": 128, "height": 72, "bytes": size}
    with av.open(str(path)) as container:
        assert container.streams.audio
        assert sum(1 for _ in container.decode(video=0)) == 30


def test_the_command_writes_a_picture_to_share(tmp_path: Path, replay: Path):
    for ending in (".png", ".jpg"):
        path = tmp_path / f"poster{ending}"
        answer = json.loads(run("clip", replay, path, "--size", "160x200", "--json"))
        assert (answer["width"], answer["height"], answer["frames"]) == (160, 200, 1)
        assert pygame.image.load(path).get_size() == (160, 200)
    assert "is a single picture" in run("clip", replay, tmp_path / "x.png", "--sound", code=1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("clip", "REPLAY", "FILE.avi"), r".mp4, .gif or .webp"),
        (("clip", "REPLAY", "FILE.gif", "--sound"), "cannot have sound"),
        (("clip", "REPLAY", "FILE.mp4", "--size", "1280"), "is no size"),
        (("clip", "REPLAY", "FILE.mp4", "--size", "127x72"), "is no size"),
        (("clip", "REPLAY", "FILE.mp4", "--start", "99"), "lasts 2.0 s"),
        (("clip", "nothing.replay", "FILE.mp4"), "There is no replay"),
        (("clip", "DAMAGED", "FILE.mp4"), "is damaged or is not a replay"),
        (("clip", "FOREIGN", "FILE.mp4"), "There is no song alpha"),
        (("render", "no-such-song", "FILE.mp4"), "There is no song no-such-song"),
        (("render", "FILE.mp4"), "a song and a file"),
        (("render", PACK_SONG, "FILE.mp4", "--quiz", "2"), "draws its songs"),
        (("render", PACK_SONG, "FILE.mp4", "--mystery", "--sound"), "no music"),
        (("render", "FILE.gif", "--quiz", "2"), "cannot have sound"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(tmp_path: Path, replay: Path, words, said: str):
    damaged, foreign = tmp_path / "damaged.replay", tmp_path / "foreign.replay"
    damaged.write_bytes(b"no replay")
    foreign.write_bytes(encode_replay(danced(DANCES[0], length_s=1.0)))
    out = tmp_path / "out"
    out.mkdir()
    places = {"REPLAY": replay, "DAMAGED": damaged, "FOREIGN": foreign}
    given = [places.get(word, word.replace("FILE", str(out / "film"))) for word in words]
    assert said in run(*given, code=1)
    assert not list(out.iterdir())


def test_the_command_writes_a_mystery(tmp_path: Path):
    path = tmp_path / "film.webp"
    answer = json.loads(run("render", PACK_SONG, path, "--mystery", "--seconds", "1", "--size", "128x72", "--json"))
    assert answer["seconds"] == 1.0
    assert answer["bytes"] == path.stat().st_size


def test_the_game_keeps_a_clip_among_videos_and_pictures(tmp_path: Path, replay: Path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_videos_dir", lambda: str(tmp_path / "videos"))
    monkeypatch.setattr("platformdirs.user_pictures_dir", lambda: str(tmp_path / "pictures"))
    monkeypatch.setattr("dancegame.songs.films.writing.write_film", _written)
    monkeypatch.setattr("dancegame.cli.filming.write_picture", lambda path, surface: _touched(path))
    shares: list[float] = []
    kept = keep_clip(replay, open_library().roots, {0: Player(3, "Zoe")}, Settings(), on_progress=shares.append)
    assert kept == KeptClip(
        tmp_path / "videos" / "dancegame" / "danced.mp4", tmp_path / "pictures" / "dancegame" / "danced.png"
    )
    assert Path(kept.video).is_file()
    assert Path(kept.picture).is_file()
    assert shares == pytest.approx([0.25, 1.0])


def test_works_on_clips_wait_for_each_other_and_each_tells_its_own_share():
    done = c_double(1.4)
    assert [ClipWork(Future(), number, done).share for number in range(3)] == pytest.approx([1.0, 0.4, 0.0])


def test_a_process_that_is_lost_costs_one_film_and_the_next_has_another(tmp_path: Path, replay: Path):
    with ClipShelf(open_library().roots) as shelf:
        lost = shelf.keep(replay, {}, Settings())
        for process in list(shelf._pool._processes.values()):
            process.kill()
        assert isinstance(lost.future.exception(timeout=60), BrokenExecutor)
        assert sharing._lines(lost) == ["There is no film: it could not be made."]
        after = shelf.keep(tmp_path / "gone.replay", {}, Settings())
        assert isinstance(after.future.exception(timeout=60), ReplayError)


def _written(path: Path, film: Film, *, on_progress, **_how: object) -> None:
    on_progress(film.seconds / 4)
    on_progress(film.seconds)
    _touched(path)


def _touched(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.touch()


class FakeShelfOfClips:
    """Remembers what is asked for."""

    def __init__(self) -> None:
        self.asked: list[PurePath] = []

    def keep(self, replay: PurePath, players, settings) -> ClipWork:
        self.asked.append(replay)
        return ClipWork(Future(), len(self.asked) - 1, c_double(0.0))


def test_a_clip_is_made_of_a_round_whose_replay_is_written_and_but_once():
    shelf = FakeShelfOfClips()
    clips, seats = Clips(shelf), {0: Player(1)}
    written: Future[PurePath] = Future()
    report = RoundReport(DANCES[0].song, replay=written)
    for early in (report, replace(report, replay=None)):
        clips.begin(early, seats, Settings())
        assert not clips.can_begin(early)
    written.set_result(PurePath("danced.replay"))
    assert clips.can_begin(report)
    for _ in range(2):
        clips.begin(report, seats, Settings())
    assert shelf.asked == [PurePath("danced.replay")]
    first = clips.of(report)
    first.future.set_exception(InputError("The disk is full.", remedy="Free some space."))
    clips.begin(report, seats, Settings())
    assert len(shelf.asked) == 2
    assert clips.of(report) is not first


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_the_dancer_is_turned_round_for_who_danced_as_a_mirror_image(is_mirrored: bool):
    dance = DANCES[0]
    steps = twisted(dance, Twist.MIRROR).reference if is_mirrored else dance.reference
    told = ToldRound(danced(dance, steps=steps), dance).told[0]
    assert told.is_mirrored is is_mirrored
    performer = Performer(Player(1), told)
    assert performer.framed is not None
    turned = replace(performer, told=replace(told, is_mirrored=not is_mirrored))
    own = performer.framed.at(3.0)[0]
    right, wrong = (np.abs(own - leader_of(dance, [one]).framed.at(3.0)[0]).max() for one in (performer, turned))
    assert right < 0.5 * wrong
