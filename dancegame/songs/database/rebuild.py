"""Puts the rounds of replays into the database that are not there, with the points they had."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from dancegame.core.memory import EASED_WAYS, KeptRound, Result, Way
from dancegame.core.score import Grade
from dancegame.songs.database.writer import add_round
from dancegame.songs.replay_folder import ReplayFile
from dancegame.songs.replays import PlayerFacts, ReplayFacts


def rebuild(connection: sqlite3.Connection, files: Iterable[ReplayFile]) -> int:
    """Add each replay that people danced and that is not there; return how many were added.

    A replay does not tell guesses or energy. Rounds without a replay stay as they are.
    """
    added = 0
    for file in files:
        if not file.facts.is_drawn and (kept := _round_of(file)) is not None:
            added += add_round(connection, kept)
    return added


def _round_of(file: ReplayFile) -> KeptRound | None:
    facts = file.facts
    try:
        datetime.fromisoformat(facts.danced_at)
    except ValueError:
        return None
    return KeptRound(
        song_id=facts.song_id,
        results=tuple(_result(facts, player) for player in facts.players),
        scoring_version=facts.scoring_version,
        duration_s=facts.duration_s,
        way=EASED_WAYS[facts.ease] if facts.end_s is None else Way.PRACTICE,
        mode=facts.mode,
        danced_at=facts.danced_at,
        replay=file.path,
    )


def _result(facts: ReplayFacts, player: PlayerFacts) -> Result:
    return Result(
        slot=player.slot,
        points=player.points,
        stars=player.stars,
        strictness=facts.strictness,
        name=player.name,
        grades=dict(zip(Grade, player.grades, strict=False)),
        is_mirrored=player.is_mirrored,
    )
