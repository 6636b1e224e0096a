"""Judges kept rounds again: by the same rules and to the same dance they earn the same points."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from dancegame.core.errors import ReplayError, SongError
from dancegame.core.ports import SongShelf
from dancegame.core.replay import fingerprint, rescore
from dancegame.core.score import SCORING_VERSION, Score
from dancegame.songs.replay_folder import ReplayFile
from dancegame.songs.replays import read_replay


class Verdict(Enum):
    """What came of judging a replay again; all but the first two leave its points as they were."""

    SAME = "same"
    OTHER_POINTS = "other points"
    OTHER_RULES = "other rules"
    OTHER_DANCE = "other dance"
    NO_SONG = "no song"
    DAMAGED = "damaged"


@dataclass(frozen=True)
class Judged:
    """A replay and its verdict. scores: by player slot, as they are judged now; empty where that cannot be."""

    file: ReplayFile
    verdict: Verdict
    scores: Mapping[int, Score] = field(default_factory=lambda: MappingProxyType({}))


def judge_again(file: ReplayFile, shelf: SongShelf) -> Judged:
    """Judge a replay by the rules of today, where those are the rules that it was judged by."""
    if file.facts.scoring_version != SCORING_VERSION:
        return Judged(file, Verdict.OTHER_RULES)
    try:
        replay, dance = read_replay(file.path), shelf.load_dance(file.facts.song_id)
    except ReplayError:
        return Judged(file, Verdict.DAMAGED)
    except SongError:
        return Judged(file, Verdict.NO_SONG)
    if replay.fingerprint != fingerprint(dance):
        return Judged(file, Verdict.OTHER_DANCE)
    judged = rescore(replay, dance)
    scores = {slot: judged.score(slot) for slot in judged.slots}
    is_same = all(score.points == replay.scores[slot].points for slot, score in scores.items())
    return Judged(file, Verdict.SAME if is_same else Verdict.OTHER_POINTS, scores)
