"""A process that saves rounds one after the other until it is killed, and says each that was confirmed."""

import sys
from itertools import count
from pathlib import Path

from dancegame.core.memory import KeptRound, Result
from dancegame.core.score import SCORING_VERSION, Strictness
from dancegame.songs.database.book import Book

PLAYERS = 4


def save(path: Path, name: str) -> None:
    """Save rounds of PLAYERS players whose replay says which they are."""
    book = Book(path, replays=path.parent / "replays")
    for number in count():
        replay = Path(f"{name}-{number}")
        results = tuple(Result(slot, number, 1, Strictness.PARTY, name=f"P{slot}") for slot in range(PLAYERS))
        book.keep_round(KeptRound("song", results, SCORING_VERSION, 60.0, replay=replay))
        sys.stdout.write(f"{replay}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    save(Path(sys.argv[1]), sys.argv[2])
