"""Plays by itself: presses the keys that a person would press, after the pauses that a person would make."""

from dataclasses import dataclass, field

import pygame

from dancegame.game.screen import Screen
from dancegame.game.screens.failure import FailureScreen
from dancegame.game.screens.guess import GuessScreen

# Seconds on each stage before a key is pressed: long enough to watch it.
PATIENCE_S = {"title": 2.5, "guess": 4.0, "reveal": 5.0, "ready": 12.0, "result": 6.0, "message": 3.0, "failure": 2.0}
NEXT_KEYS = {"result": pygame.K_2}


@dataclass
class AutoPlayer:
    """Posts real key events.

    is_right: whether to give the right answer or a wrong one. patience_s: seconds on each stage, by its name; a stage
    that is not named goes on by itself.
    """

    is_right: bool = True
    patience_s: dict[str, float] = field(default_factory=lambda: dict(PATIENCE_S))
    _shown: tuple[Screen | None, object] = (None, None)
    _since_s: float = 0.0
    _has_acted: bool = False
    _has_retried: bool = False

    def act(self, screen: Screen, now_s: float) -> None:
        """Look at the screen that is shown and press a key when its time has come."""
        shown = (screen, screen.error if isinstance(screen, FailureScreen) else None)
        if shown != self._shown:
            self._shown, self._since_s, self._has_acted = shown, now_s, False
        if isinstance(screen, FailureScreen) and screen.error is None:
            return  # it is being tried again
        patience_s = self.patience_s.get(screen.stage)
        if self._has_acted or patience_s is None or now_s - self._since_s < patience_s:
            return
        self._has_acted = True
        key = self._key(screen)
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))
        pygame.event.post(pygame.event.Event(pygame.KEYUP, key=key, mod=0, unicode="", scancode=0))

    def _key(self, screen: Screen) -> int:
        if isinstance(screen, GuessScreen):
            quiz = screen.quiz
            return pygame.K_1 + (quiz.right if self.is_right else (quiz.right + 1) % len(quiz.answers))
        if isinstance(screen, FailureScreen):
            self._has_retried, has_retried = True, self._has_retried
            return pygame.K_ESCAPE if has_retried else pygame.K_RETURN
        return NEXT_KEYS.get(screen.stage, pygame.K_RETURN)
