"""The door for the game: looks into files and makes songs of them in processes of its own; the game goes on."""

import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import Any, Self

from dancegame.cli import door_files
from dancegame.cli.door_clerk import Clerk, DoorVisit
from dancegame.cli.door_process import DoorOrder, LookOrder
from dancegame.core.arrivals import FoundFile, Look, Made, Order

# While one makes a song the other looks into what comes next.
CLERKS = 2


class SongDoor:
    """Implements core.ports.SongDoor for the library of a home folder; a context manager that ends its processes."""

    def __init__(self, home: Path) -> None:
        self._number = 0
        self._folder = tempfile.TemporaryDirectory(prefix="dancegame-", ignore_cleanup_errors=True)
        self._clerks = [Clerk(home, Path(self._folder.name)) for _ in range(CLERKS)]

    def found(self, folder: PurePath | None) -> Sequence[FoundFile]:
        """What there is to choose from."""
        return door_files.found(folder)

    def unfolded(self, paths: Sequence[PurePath]) -> Sequence[PurePath]:
        """The files themselves."""
        return door_files.unfolded(paths)

    def look(self, path: PurePath) -> DoorVisit[Look]:
        """Begin to look into a file."""
        return self._sent(LookOrder(Path(path)))

    def make(self, order: Order) -> DoorVisit[Made]:
        """Begin to make what was asked for."""
        return self._sent(order)

    def let_go(self) -> None:
        """End the processes once they are idle."""
        for clerk in self._clerks:
            clerk.let_go()

    def _sent(self, order: DoorOrder) -> DoorVisit[Any]:
        self._number += 1
        visit: DoorVisit[Any] = DoorVisit(self._number, order)
        # The first has everything loaded, and is asked again as soon as it is free.
        next((clerk for clerk in self._clerks if clerk.is_free), self._clerks[0]).attend(visit)
        return visit

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        for clerk in self._clerks:
            clerk.stop()
        for clerk in self._clerks:
            clerk.close()
        self._folder.cleanup()
