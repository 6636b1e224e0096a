"""A replay: what is read can be judged again, and written."""

from pathlib import Path

from dancegame.core.poses import Observation, pose_at
from dancegame.core.replay import Recorder, Terms, make_replay, rescore
from dancegame.core.song import Dance
from dancegame.songs.replays import encode_replay, read_facts, read_replay
from tools.fuzz.damage import other_numbers, spoilt, swollen, within_archive
from tools.fuzz.made import SONG, reference
from tools.fuzz.reader import Reader, in_file, is_harmless

DANCE = Dance(SONG, reference())


def read(path: Path) -> None:
    """Read a replay, judge it, and write and read it once more."""
    assert is_harmless(read_facts(path).song_id)
    replay = read_replay(path)
    rescore(replay, DANCE)
    path.write_bytes(encode_replay(replay))
    assert read_replay(path).scores == replay.scores


def seeds() -> list[bytes]:
    """Return a replay of the song danced perfectly by two."""
    terms, recorder = Terms((0, 1)), Recorder((0, 1))
    judged = terms.begin(DANCE)
    for time_s in DANCE.reference.times_s.tolist():
        pose = pose_at(DANCE.reference, time_s)
        seen = recorder.take(Observation(time_s, {0: pose, 1: pose}, frozenset({1})))
        assert seen is not None
        judged.observe(seen)
    judged.finish()
    return [
        encode_replay(
            make_replay(DANCE, terms, {slot: judged.score(slot) for slot in judged.slots}, recorder.recording())
        )
    ]


READER = Reader(
    in_file("x.replay", read),
    seeds,
    (spoilt, within_archive(spoilt), within_archive(other_numbers), within_archive(swollen)),
)
