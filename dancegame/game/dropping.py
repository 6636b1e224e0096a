"""Files that are let fall onto the window."""

from collections.abc import Iterable
from pathlib import Path

import pygame


class Drops:
    """Gathers the files of one drop: they come as an event each, between a begin and a complete."""

    def __init__(self) -> None:
        self._held: list[Path] = []
        self._is_open = False

    def of(self, events: Iterable[pygame.event.Event]) -> list[Path]:
        """Return the files of the drops that are complete now."""
        for event in events:
            if event.type == pygame.DROPBEGIN:
                self._is_open = True
            elif event.type == pygame.DROPFILE:
                self._held.append(Path(event.file))
            elif event.type == pygame.DROPCOMPLETE:
                self._is_open = False
        if self._is_open:
            return []
        complete, self._held = self._held, []
        return complete
