"""One video to be imported, as it travels to whoever does it, and what comes back."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dancegame.cli.finder import Finder
from dancegame.songs.intake.said import Said
from dancegame.songs.origins import Origin

if TYPE_CHECKING:
    from dancegame.cli.video_import import ImportRequest

Report = Callable[[float, str], None]
# What the `--json` answers tell of each song.
SongsFacts = tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Order:
    """said: all that is said of the video from outside it. library: the folder of the songs, None for the player's own.

    threads: how many threads decode.
    """

    video: Path
    said: Said
    origin: Origin
    finder: Finder
    library: Path | None
    threads: int = 1

    @property
    def name(self) -> str:
        """What to call it where something is wrong."""
        return str(self.video)

    def request(self, video: Path, library: Path | None) -> "ImportRequest":
        """Return the request for the video at a place of its own, whose songs go to a library. Raises InputError."""
        from dancegame.cli.video_import import request_for

        request = request_for(video, self.said, self.finder, library)
        return replace(request, origin=self.origin, is_distinct=True, threads=self.threads)


def fulfil(order: Order, report: Report) -> SongsFacts:
    """Import a video in this process; raises what `import_video` does."""
    from dancegame.cli.imported import song_facts
    from dancegame.cli.video_import import import_video

    return tuple(song_facts(made) for made in import_video(order.request(order.video, order.library), report))
