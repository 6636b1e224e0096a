"""Replays: what the judge saw of a round, in whole numbers, so that judging it again gives the same points."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from dancegame.core.ease import Ease, eased
from dancegame.core.evening.turns import Turn, moves_of
from dancegame.core.poses import JOINT_COUNT, Observation, Pose, check_shape, pose_at
from dancegame.core.round import DanceRound
from dancegame.core.score import SCORING_VERSION, Grade, Score, Strictness
from dancegame.core.song import Dance

# The judge sees poses on these grids, live and again: a tenth of a millisecond, a sixth of a pixel of 720 (an
# estimator is unsure of ten times as much), a confidence in 255 steps.
TICKS_PER_S = 10_000
XY_STEP = np.float32(1 / 4096)
CONFIDENCE_STEP = np.float32(1 / 255)
UNSEEN = -(2**15)
FARTHEST = np.float32(2**15 - 1)
PRESENT, AMBIGUOUS = 1, 2
REHEARSED_POSES = 150


@dataclass(frozen=True)
class Terms:
    """What a round is judged by, besides its song; the arguments of DanceRound.

    turns: who dances when, empty where everybody dances all of it. own_strictness: by slot, where it is not the same.
    ease: how it was made easier, for everybody.
    """

    slots: tuple[int, ...]
    strictness: Strictness = Strictness.PARTY
    latency_s: float | None = None
    end_s: float | None = None
    turns: tuple[Turn, ...] = ()
    own_strictness: Mapping[int, Strictness] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    ease: Ease = Ease.WHOLE

    @property
    def is_plain(self) -> bool:
        """Whether everybody danced all of it and was judged alike: only such rounds are kept, to compare with."""
        return not self.turns and not self.own_strictness

    def begin(self, dance: Dance) -> DanceRound:
        """Return the round, before its first observation; dance: the whole one."""
        return DanceRound(
            eased(dance, self.ease),
            slots=self.slots,
            strictness=self.strictness,
            latency_s=self.latency_s,
            end_s=self.end_s,
            moves_of={slot: moves_of(self.turns, slot) for slot in self.slots} if self.turns else None,
            own_strictness=self.own_strictness,
        )


@dataclass(frozen=True)
class Recording:
    """The N observations of a round with S players.

    slots: the S player slots. ticks: (N,) int64, strictly increasing, song time in 1/TICKS_PER_S seconds.
    xy: (N, S, J, 2) int16 in XY_STEP picture heights, UNSEEN where a joint is unseen or a player is absent.
    confidence: (N, S, J) uint8 in CONFIDENCE_STEP. presence: (N, S) uint8, PRESENT and AMBIGUOUS added.
    Raises ValueError for other shapes or times that do not increase.
    """

    slots: tuple[int, ...]
    ticks: NDArray[np.int64]
    xy: NDArray[np.int16]
    confidence: NDArray[np.uint8]
    presence: NDArray[np.uint8]

    def __post_init__(self) -> None:
        count, players = len(self.ticks), len(self.slots)
        check_shape("ticks", self.ticks, (count,))
        check_shape("xy", self.xy, (count, players, JOINT_COUNT, 2))
        check_shape("confidence", self.confidence, (count, players, JOINT_COUNT))
        check_shape("presence", self.presence, (count, players))
        if np.any(np.diff(self.ticks) <= 0):
            raise ValueError("ticks must strictly increase")

    @property
    def duration_s(self) -> float:
        """Song second of the last observation, 0 where there is none."""
        return float(self.ticks[-1]) / TICKS_PER_S if len(self.ticks) else 0.0

    def observations(self) -> Iterator[Observation]:
        """Yield what the judge saw, in order."""
        for row, ticks in enumerate(self.ticks.tolist()):
            flags = self.presence[row].tolist()
            xy = self.xy[row] * XY_STEP
            xy[self.xy[row] == UNSEEN] = np.nan
            confidence = self.confidence[row] * CONFIDENCE_STEP
            yield Observation(
                song_s=ticks / TICKS_PER_S,
                players={slot: Pose(xy[k], confidence[k]) for k, slot in enumerate(self.slots) if flags[k] & PRESENT},
                ambiguous=frozenset(slot for k, slot in enumerate(self.slots) if flags[k] & AMBIGUOUS),
            )


class Recorder:
    """Keeps what the judge is shown of the players in `slots`, and shows the judge just what it keeps."""

    def __init__(self, slots: Sequence[int]) -> None:
        self._slots = tuple(slots)
        self._kept: list[Observation] = []
        self._ticks: list[int] = []

    def take(self, seen: Observation) -> Observation | None:
        """Return an observation as it is kept; None, and nothing kept, where it is not later than the one before."""
        ticks = round(seen.song_s * TICKS_PER_S)
        if self._ticks and ticks <= self._ticks[-1]:
            return None
        kept = Observation(
            song_s=ticks / TICKS_PER_S,
            players={slot: _on_grids(seen.players[slot]) for slot in self._slots if slot in seen.players},
            ambiguous=seen.ambiguous.intersection(self._slots),
        )
        self._ticks.append(ticks)
        self._kept.append(kept)
        return kept

    def recording(self) -> Recording:
        """Return what was kept so far; takes a few milliseconds."""
        shape = (len(self._kept), len(self._slots))
        xy = np.full((*shape, JOINT_COUNT, 2), np.nan, dtype=np.float32)
        confidence = np.zeros((*shape, JOINT_COUNT), dtype=np.float32)
        presence = np.zeros(shape, dtype=np.uint8)
        for row, kept in enumerate(self._kept):
            for k, slot in enumerate(self._slots):
                if slot in kept.players:
                    xy[row, k], confidence[row, k] = kept.players[slot].xy, kept.players[slot].confidence
                presence[row, k] = PRESENT * (slot in kept.players) + AMBIGUOUS * (slot in kept.ambiguous)
        places = np.where(np.isnan(xy), UNSEEN, np.rint(xy / XY_STEP))
        return Recording(
            slots=self._slots,
            ticks=np.array(self._ticks, dtype=np.int64),
            xy=places.astype(np.int16),
            confidence=np.rint(confidence / CONFIDENCE_STEP).astype(np.uint8),
            presence=presence,
        )


def _on_grids(pose: Pose) -> Pose:
    """Return a pose as a recording holds it; on its grids, whole numbers and back are without loss."""
    places = np.rint(pose.xy / XY_STEP)
    # Unlike clip these let NaN pass, in half the time.
    places = np.maximum(np.minimum(places, FARTHEST), -FARTHEST)
    return Pose(places * XY_STEP, np.rint(pose.confidence / CONFIDENCE_STEP) * CONFIDENCE_STEP)


@dataclass(frozen=True)
class KeptScore:
    """What a player had earned when the round was danced; offset_s: median delay, + is late.

    grades: their counts in the order of Grade, empty where a replay does not tell. name: of a profile, "" for a guest.
    """

    points: int
    stars: int
    offset_s: float | None = None
    grades: tuple[int, ...] = ()
    is_mirrored: bool = False
    name: str = ""


@dataclass(frozen=True)
class Replay:
    """A round that was danced.

    song_id, fingerprint: which song, and what it was judged by. scores: player slot -> what was earned under
    scoring_version. danced_at: local date and time, ISO 8601, empty until it is kept. is_drawn: a puppet danced.
    mode: the name of how it was played, empty where that is not known.
    """

    song_id: str
    fingerprint: str
    terms: Terms
    scores: Mapping[int, KeptScore]
    recording: Recording
    scoring_version: int = SCORING_VERSION
    danced_at: str = ""
    is_drawn: bool = False
    mode: str = ""

    @property
    def best_slot(self) -> int:
        """The player with the most points, of several the first."""
        return max(self.terms.slots, key=lambda slot: self.scores[slot].points)


def fingerprint(dance: Dance) -> str:
    """Return a short text that differs for any two songs that may be judged differently: reference and moves."""
    reference = dance.reference
    parts = [reference.times_s.astype("<f8"), reference.xy.astype("<f4"), reference.confidence.astype("<f4")]
    if reference.world is not None:
        parts.append(reference.world.astype("<f4"))
    moves = [(move.start_s, move.end_s, move.weight, move.is_gold) for move in dance.song.moves]
    digest = hashlib.sha256(np.array(moves, dtype="<f8").tobytes())
    for part in parts:
        # All NaN are written alike; their bits may differ between computers.
        digest.update(np.nan_to_num(part, nan=-1e9).tobytes())
    return digest.hexdigest()[:32]


def make_replay(dance: Dance, terms: Terms, scores: Mapping[int, Score], recording: Recording) -> Replay:
    """Return the replay of a finished round."""
    kept = {
        slot: KeptScore(score.points, score.stars, score.offset_s, tuple(score.grades.get(grade, 0) for grade in Grade))
        for slot, score in scores.items()
    }
    return Replay(dance.song.id, fingerprint(dance), terms, kept, recording)


def rescore(replay: Replay, dance: Dance) -> DanceRound:
    """Judge a replay again by the rules of today; returns the finished round."""
    dance_round = replay.terms.begin(dance)
    for observation in replay.recording.observations():
        dance_round.observe(observation)
    dance_round.finish()
    return dance_round


def rehearse(dance: Dance) -> None:
    """Judge the first moves of a dance for nothing, so that the judge is loaded and compiled before it counts."""
    dance_round = Terms((0,)).begin(dance)
    for time_s in dance.reference.times_s[:REHEARSED_POSES].tolist():
        dance_round.observe(Observation(time_s, {0: pose_at(dance.reference, time_s)}))
