"""Puts the rounds of replays into the database that are not there, with the points they had."""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from dancegame.core.memory import EASED_WAYS, KeptRound, Result, Way
from dancegame.core.score import Grade, Score
from dancegame.songs.database.writer import add_round
from dancegame.songs.replay_folder import ReplayFile
from dancegame.songs.replays import PlayerFacts, ReplayFacts

Scores = Mapping[int, Score]
NOT_JUDGED: Mapping[Path, Scores] = MappingProxyType({})


def rebuild(
    connection: sqlite3.Connection, files: Iterable[ReplayFile], judged: Mapping[Path, Scores] = NOT_JUDGED
) -> int:
    """Add each replay that is not there; return how many were added.

    judged: scores by player slot of those that were judged again; others have the points they tell. A replay does not
    tell guesses or energy. Rounds without a replay stay as they are.
    """
    added = 0
    for file in files:
        kept = _round_of(file, judged.get(file.path, {}))
        if kept is not None:
            added += add_round(connection, kept)
    return added


def _round_of(file: ReplayFile, scores: Scores) -> KeptRound | None:
    facts = file.facts
    try:
        datetime.fromisoformat(facts.danced_at)
    except ValueError:
        return None
    return KeptRound(
        song_id=facts.song_id,
        results=tuple(_result(facts, player, scores.get(player.slot)) for player in facts.players),
        scoring_version=facts.scoring_version,
        duration_s=facts.duration_s,
        way=EASED_WAYS[facts.ease] if facts.end_s is None else Way.PRACTICE,
        mode=facts.mode,
        danced_at=facts.danced_at,
        replay=file.path,
    )


def _result(facts: ReplayFacts, player: PlayerFacts, score: Score | None) -> Result:
    return Result(
        slot=player.slot,
        points=score.points if score else player.points,
        stars=score.stars if score else player.stars,
        strictness=facts.strictness,
        name=player.name,
        grades=score.grades if score else dict(zip(Grade, player.grades, strict=False)),
        is_mirrored=player.is_mirrored,
    )
