"""What a screen is, and the stack that the app loop shows the top of."""

from collections.abc import Sequence
from dataclasses import dataclass

import pygame


class Screen:
    """One picture of the game. `stage` names it for pictures and for the autoplayer.

    update runs once per picture with the monotonic time and the input events (mouse positions in logical pixels);
    draw only draws what update left behind. A screen holds no device: camera and music belong to the session.
    """

    stage = ""
    settled_s = 2.0

    def is_settled(self, age_s: float) -> bool:
        """Return whether the screen shows what it is about, age_s after it came."""
        return age_s >= self.settled_s

    def update(self, now_s: float, events: Sequence[pygame.event.Event]) -> "Transition | None":
        """Handle input and time; return where to go, or None to stay."""
        raise NotImplementedError

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the whole picture."""
        raise NotImplementedError


@dataclass(frozen=True)
class Push:
    """Show a screen on top; the one below waits."""

    screen: Screen


@dataclass(frozen=True)
class Replace:
    """Show another screen instead of this one and all below it."""

    screen: Screen


@dataclass(frozen=True)
class Pop:
    """Return to the screen below; the last one ends the game."""


@dataclass(frozen=True)
class Quit:
    """End the game."""


Transition = Push | Replace | Pop | Quit


class ScreenStack:
    """Screens on top of each other; only the top one is shown and hears of input."""

    def __init__(self, first: Screen) -> None:
        self._screens = [first]

    @property
    def top(self) -> Screen | None:
        """The screen that is shown, None when the game is over."""
        return self._screens[-1] if self._screens else None

    def apply(self, transition: Transition | None) -> None:
        """Go where a screen wants to go."""
        match transition:
            case Push(screen):
                self._screens.append(screen)
            case Replace(screen):
                self._screens = [screen]
            case Pop():
                self._screens.pop()
            case Quit():
                self._screens.clear()
