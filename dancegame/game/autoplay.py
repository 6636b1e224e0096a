"""Plays by itself: presses the keys that a person would press, after the pauses that a person would make."""

from dataclasses import dataclass, field

import pygame

from dancegame.game.screen import Screen
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
    _screen: Screen | None = None
    _since_s: float = 0.0
    _has_acted: bool = False

    def act(self, screen: Screen, now_s: float) -> None:
        """Look at the screen that is shown and press a key when its time has come."""
        if screen is not self._screen:
            self._screen, self._since_s, self._has_acted = screen, now_s, False
        patience_s = self.patience_s.get(screen.stage)
        if self._has_acted or patience_s is None or now_s - self._since_s < patience_s:
            return
        self._has_acted = True
        key = self._answer(screen) if isinstance(screen, GuessScreen) else NEXT_KEYS.get(screen.stage, pygame.K_RETURN)
        pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))
        pygame.event.post(pygame.event.Event(pygame.KEYUP, key=key, mod=0, unicode="", scancode=0))

    def _answer(self, screen: GuessScreen) -> int:
        quiz = screen.quiz
        place = quiz.right if self.is_right else (quiz.right + 1) % len(quiz.answers)
        return pygame.K_1 + place
