"""Everything that a game keeps in files: how it is written, and what somebody who comes anew finds there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePath

from game_fakes import DANCES

from dancegame.cli.settings import SettingsFile
from dancegame.core.daily import DailyLog
from dancegame.core.memory import KeptRound, Result
from dancegame.core.poses import Observation, pose_at
from dancegame.core.profiles import Profile
from dancegame.core.replay import KeptScore, Recorder, Terms, make_replay
from dancegame.core.score import Score, Strictness
from dancegame.core.settings import Settings
from dancegame.songs.dailies import DailyFile
from dancegame.songs.database.book import Book
from dancegame.songs.files import save_song
from dancegame.songs.index.store import Store
from dancegame.songs.latencies import LatencyFile
from dancegame.songs.library import Library
from dancegame.songs.replay_folder import ReplayFolder
from dancegame.songs.replays import read_replay

PLAYERS = 4
DANCE = DANCES[0]


@dataclass(frozen=True)
class Keeper:
    """keep: writes something with a number from 1 on, or raises. found: the numbers that a new start finds."""

    keep: Callable[[int], object]
    found: Callable[[], list[int]]


def danced(number: int, at: str = "2026-03-01T20:00:00") -> KeptRound:
    """A round of four with a number."""
    results = tuple(Result(slot, number, 1, Strictness.PARTY, f"P{slot}") for slot in range(PLAYERS))
    return KeptRound("alpha", results, 5, 60.0, danced_at=at, replay=PurePath(str(number)))


def replay(number: int):
    """A short round with so many points."""
    recorder, terms = Recorder((0,)), Terms((0,))
    for tick in range(6):
        recorder.take(Observation(tick / 30, {0: pose_at(DANCE.reference, tick / 30)}))
    made = make_replay(DANCE, terms, {0: Score()}, recorder.recording())
    return replace(made, scores={0: KeptScore(number, 0)})


def keepers(folder: Path, *, now: Callable[[], datetime] = lambda: datetime.now().astimezone()) -> dict[str, Keeper]:
    """What keeps everything in a folder, by what it keeps."""
    settings, daily, late = folder / "settings.toml", folder / "daily.json", folder / "latencies.json"
    database, replays, songs = folder / "book.db", folder / "replays", folder / "library"
    volume, shown = Settings().music_volume, DailyFile(daily)

    def rounds() -> list[int]:
        if not database.exists():
            return []
        asked = "SELECT DISTINCT points FROM results ORDER BY points"
        return Book(database, replays=replays).use(lambda book: [points for (points,) in book.execute(asked)])

    def songs_found() -> list[int]:
        return sorted(int(song.id.removeprefix("song-")) for song in Library([songs], store=Store(None)).songs())

    return {
        "settings": Keeper(
            lambda number: SettingsFile(settings).keep(replace(Settings(), music_volume=number / 10)),
            lambda: [round(10 * found) for found in (SettingsFile(settings).load().music_volume,) if found != volume],
        ),
        "days": Keeper(
            lambda number: shown.keep(DailyLog(best=number)),
            lambda: [best for best in (DailyFile(daily).load().best,) if best],
        ),
        "latencies": Keeper(
            lambda number: LatencyFile(late).keep("0", number / 100),
            lambda: [round(100 * found) for found in (LatencyFile(late).latency_s("0"),) if found is not None],
        ),
        "replays": Keeper(
            lambda number: ReplayFolder(replays, now=now).keep(replay(number)),
            lambda: sorted(
                score.points
                for file in ReplayFolder(replays).files()
                for score in read_replay(file.path).scores.values()
            ),
        ),
        "rounds": Keeper(lambda number: Book(database, replays=replays, now=now).keep_round(danced(number)), rounds),
        "people": Keeper(
            lambda number: Book(database, replays=replays).keep(Profile(f"N{number}")),
            lambda: sorted(int(one.name[1:]) for one in Book(database).profiles() if one.name[0] == "N"),
        ),
        "songs": Keeper(
            lambda number: save_song(
                songs, replace(DANCE.song, id=f"song-{number}", title=f"Song {number}"), DANCE.reference
            ),
            songs_found,
        ),
    }


# Those that hold one value, which is replaced.
SINGLE = ("settings", "days", "latencies")
EVERYTHING = (*SINGLE, "replays", "rounds", "people", "songs")
