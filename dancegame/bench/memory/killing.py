"""Kills a game that saves rounds, at any moment, and looks what is left."""

import random
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from dancegame.bench.memory.saver import PLAYERS
from dancegame.songs.database.connection import opened

FIRST_WAIT_S = 60.0


@dataclass(frozen=True)
class Left:
    """confirmed: rounds that were said to be saved. lost: of these. half: rounds without all players or grown wrong."""

    confirmed: int
    lost: int
    half: int


def kill_savers(path: Path, *, kills: int, seed: int = 0, savers: int = 1) -> Left:
    """Let `savers` games save into one database, kill them `kills` times, and return what is left."""
    chance, confirmed = random.Random(seed), set[str]()
    for turn in range(kills):
        running = [_start(path, f"{turn}-{number}") for number in range(savers)]
        for process in running:
            assert process.stdout is not None
            confirmed.add(process.stdout.readline().strip())
        time.sleep(chance.uniform(0, 0.05))
        for process in running:
            process.kill()
        for process in running:
            # Not `communicate`: it reads past what `readline` has read ahead, and begins in the middle of a line.
            assert process.stdout is not None
            said = process.stdout.read()
            process.wait(FIRST_WAIT_S)
            confirmed.update(said.split("\n")[:-1])
    return _left(path, confirmed - {""})


def _start(path: Path, name: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "dancegame.bench.memory.saver", str(path), name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _left(path: Path, confirmed: set[str]) -> Left:
    with opened(path) as connection:
        query = "SELECT replay, (SELECT count(*) FROM results WHERE round_id = id) FROM rounds"
        rounds = dict(connection.execute(query).fetchall())
        is_whole = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        strays = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    half = sum(players != PLAYERS for players in rounds.values()) + strays + (not is_whole)
    return Left(len(confirmed), len(confirmed - rounds.keys()), half)
