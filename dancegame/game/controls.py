"""Turns input events into wishes: back, confirm, one of several choices."""

from collections.abc import Sequence

import pygame

from dancegame.core.ports import SoundEffects

CONFIRM_KEYS = frozenset({pygame.K_RETURN, pygame.K_KP_ENTER})
BACK_KEYS = frozenset({pygame.K_ESCAPE})
PAUSE_KEYS = frozenset({pygame.K_p, pygame.K_SPACE})
_NEXT_KEYS = frozenset({pygame.K_DOWN, pygame.K_RIGHT, pygame.K_TAB})
_PREVIOUS_KEYS = frozenset({pygame.K_UP, pygame.K_LEFT})
_NUMBER_KEYS = tuple((pygame.K_1 + number, pygame.K_KP1 + number) for number in range(9))


def pressed(events: Sequence[pygame.event.Event], keys: frozenset[int]) -> bool:
    """Return whether one of the keys went down."""
    return any(event.type == pygame.KEYDOWN and event.key in keys for event in events)


def clicked(events: Sequence[pygame.event.Event]) -> bool:
    """Return whether the left mouse button went down anywhere."""
    return any(event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 for event in events)


class Choices:
    """Several panes on the screen, one of which can be chosen by number, letter, arrows and Enter, or mouse."""

    def __init__(
        self,
        rects: Sequence[pygame.Rect],
        *,
        letters: Sequence[frozenset[int]] = (),
        focus: int | None = 0,
        has_numbers: bool = True,
        effects: SoundEffects | None = None,
    ) -> None:
        self.rects = list(rects)
        self.focus = focus
        self._letters = list(letters)
        self._has_numbers, self._effects = has_numbers, effects

    def choose(self, events: Sequence[pygame.event.Event]) -> int | None:
        """Move the focus; return the place of the pane that was chosen, None if none was."""
        for event in events:
            before = self.focus
            chosen = self._choose_by(event)
            if chosen is None and self.focus != before and self._effects:
                self._effects.play("menu_move")
            if chosen is not None:
                self.focus = chosen
                return chosen
        return None

    def _choose_by(self, event: pygame.event.Event) -> int | None:
        if event.type == pygame.KEYDOWN:
            return self._choose_by_key(event.key)
        if event.type == pygame.MOUSEMOTION:
            under = self._under(event.pos)
            self.focus = self.focus if under is None else under
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            return self._under(event.pos)
        return None

    def _choose_by_key(self, key: int) -> int | None:
        if key in CONFIRM_KEYS:
            return self.focus
        if key in _NEXT_KEYS or key in _PREVIOUS_KEYS:
            step = 1 if key in _NEXT_KEYS else -1
            self.focus = 0 if self.focus is None else (self.focus + step) % len(self.rects)
            return None
        for number in range(len(self.rects)):
            if self._has_numbers and key in _NUMBER_KEYS[number]:
                return number
            if number < len(self._letters) and key in self._letters[number]:
                return number
        return None

    def _under(self, position: tuple[int, int]) -> int | None:
        return next((number for number, rect in enumerate(self.rects) if rect.collidepoint(position)), None)
