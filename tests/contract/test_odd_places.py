"""Folders with every kind of name, and a clock that goes wrong: what is kept is found again."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from keepers import DANCE, EVERYTHING, SINGLE, danced, keepers, replay

from dancegame.core.errors import InputError
from dancegame.songs import claims
from dancegame.songs.claims import claimed
from dancegame.songs.database.book import Book
from dancegame.songs.database.score_book import Scores
from dancegame.songs.files import save_song
from dancegame.songs.ids import make_id
from dancegame.songs.index.store import Store
from dancegame.songs.library import Library
from dancegame.songs.replay_folder import ReplayFolder
from dancegame.songs.replays import read_replay

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "emoji": "Party 🎉🕺🏽👨‍👩‍👧",
    "right to left": "ריקוד و رقص",
    "combining": "e\N{COMBINING ACUTE ACCENT}n\N{COMBINING TILDE}" + 20 * "\N{COMBINING RING ABOVE}",
    "zero width": "a\N{ZERO WIDTH SPACE}b\N{ZERO WIDTH JOINER}c\N{RIGHT-TO-LEFT OVERRIDE}d",
    "quotes": "it's \"so\" `good` '; DROP TABLE rounds; --",
    "signs": "100%25 #1 ?a=b&c {path} $HOME ~ \\ *",
    "spaces": "  two  spaces  ",
    "lines": "one\nanother\tand more",
    "no letters": os.fsdecode(b"caf\xe9 \xff\xfe"),
    "long": 80 * "長",
}
linux_names = pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")


@linux_names
@pytest.mark.parametrize("name", FOLDERS)
def test_in_a_folder_of_any_name_everything_is_kept_and_found(tmp_path: Path, name: str):
    folder = tmp_path / FOLDERS[name]
    for kind, keeper in keepers(folder).items():
        keeper.keep(1)
        keeper.keep(2)
        assert keeper.found() == ([2] if kind in SINGLE else [1, 2]), kind
    # And the index, which knows them by these names.
    index, library = folder / "index.sqlite3", folder / "library"
    assert len(Library([library], store=Store(index)).songs()) == 2
    assert len(Store(index).load(library)) == 2


@linux_names
@pytest.mark.parametrize("kind", EVERYTHING)
def test_a_name_of_five_hundred_letters_is_told_and_nothing_more(tmp_path: Path, kind: str):
    with pytest.raises(InputError) as told:
        keepers(tmp_path / (500 * "x"))[kind].keep(1)
    assert "too long" in told.value.message.lower() or "unable to open" in told.value.message


@pytest.mark.parametrize(
    "title",
    ["AC/DC", "a\\b", "..", "nul\0nul", "CON", "🎉🎉", "\N{ZERO WIDTH SPACE}", "אבג", 500 * "x", "'; --", "%s{}"],
)
def test_a_song_of_any_title_is_kept_under_a_name_that_files_can_have(tmp_path: Path, title: str):
    song_id = make_id(artist="", title=title, is_taken=lambda _: False)
    save_song(tmp_path, replace(DANCE.song, id=song_id, title=title), DANCE.reference)
    (found,) = Library([tmp_path], store=Store(None)).songs()
    assert found.id == song_id
    assert "\0" not in found.title
    assert {path.parent.parent for path in tmp_path.rglob("*") if path.is_file()} == {tmp_path}


# A clock that goes wrong.

BERLIN = ZoneInfo("Europe/Berlin")
EVENING = datetime(2026, 10, 24, 21, 0, tzinfo=BERLIN)
CLOCKS = {
    # Two o'clock comes twice on this night.
    "winter time": lambda number: (EVENING.astimezone(ZoneInfo("UTC")) + timedelta(hours=number)).astimezone(BERLIN),
    # And on this one not at all.
    "summer time": lambda number: (
        datetime(2026, 3, 28, 20, 0, tzinfo=BERLIN).astimezone(ZoneInfo("UTC")) + timedelta(hours=number)
    ).astimezone(BERLIN),
    "across midnight": lambda number: datetime(2026, 5, 1, 20, 0, tzinfo=BERLIN) + timedelta(hours=number),
    "set back": lambda number: EVENING - timedelta(days=400 * number),
    "standing": lambda number: EVENING,
}


@pytest.mark.parametrize("clock", CLOCKS)
def test_whatever_the_clock_says_every_round_and_its_replay_are_kept(tmp_path: Path, clock: str):
    said = CLOCKS[clock]
    for number in range(8):
        ticking: Callable[[], datetime] = lambda number=number: said(number)  # noqa: E731
        book = Book(tmp_path / "book.db", replays=tmp_path / "replays", now=ticking)
        folder = ReplayFolder(tmp_path / "replays", now=ticking)
        path = folder.keep(replay(number + 1))
        book.keep_round(danced(number + 1, at=""))
        assert read_replay(path).scores[0].points == number + 1
    asked = "SELECT DISTINCT points FROM results ORDER BY points"
    assert book.use(lambda connection: [points for (points,) in connection.execute(asked)]) == [*range(1, 9)]
    assert len(ReplayFolder(tmp_path / "replays").files()) == 8
    evenings = [tally.key for tally in Scores(book).evenings()]
    # Whoever dances until five in the morning, by whatever time of the year, dances one evening.
    assert len(evenings) == (8 if clock == "set back" else 1)


def test_a_clock_that_was_set_back_lets_the_round_that_was_just_danced_be_kept(tmp_path: Path):
    for number in range(6):
        folder = ReplayFolder(tmp_path, most=3, now=lambda number=number: CLOCKS["set back"](number))
        assert folder.keep(replay(number + 1)).exists()


def test_a_claim_from_a_future_that_a_clock_was_set_back_from_holds_nobody_up(tmp_path: Path):
    claim = tmp_path / ".song.claim"
    claim.touch()
    future_s = datetime.now().timestamp() + 1000 * claims.STALE_S
    os.utime(claim, (future_s, future_s))
    with claimed(tmp_path, lambda is_taken: "song-2" if is_taken("song") else "song") as song_id:
        assert song_id == "song"


# Who asks what time it is on the wall, and why a clock that goes wrong does no harm there.
WALL_CLOCKS = {
    "dancegame/cli/crashes.py": "what stands above a report",
    "dancegame/cli/door_files.py": "a download that is still being written: one from the future is new",
    "dancegame/game/parts.py": "which day's challenge it is; core.daily gives nobody a second try",
    "dancegame/songs/claims.py": "what a killed program has left goes on either side of now",
    "dancegame/songs/database/book.py": "what is written of a round: when it was danced",
    "dancegame/songs/packs/installed.py": "what a killed program has left goes later",
    "dancegame/songs/replay_folder.py": "the name of a file, with a number behind it where it is taken",
}
ASKED = re.compile(r"\b(time\.time|datetime\.now|datetime\.today|date\.today|time\.localtime|time\.strftime)\b")


def test_nobody_else_asks_what_time_it_is_on_the_wall():
    """A dance, its judge and everything that waits go by monotonic seconds, which no clock that is set can turn."""
    asking = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "dancegame").rglob("*.py")
        if ASKED.search(path.read_text("utf-8"))
    }
    assert asking == set(WALL_CLOCKS)
