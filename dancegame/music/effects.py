"""Plays short sounds from a folder."""

from pathlib import Path

import pygame


class Effects:
    """`SoundEffects` from `<folder>/<name>.ogg`, loaded when first played.

    A sound that is missing or broken is silent, and all are where the mixer is not open: an effect is never worth
    an error.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: dict[str, pygame.mixer.Sound | None] = {}
        self._volume = 1.0

    def set_volume(self, share: float) -> None:
        """Play so loud from now on, 0 to 1."""
        self._volume = share
        for sound in self._loaded.values():
            if sound is not None:
                sound.set_volume(share)

    def play(self, name: str) -> None:
        """Play a sound over whatever sounds already."""
        if pygame.mixer.get_init() is None:
            return
        if name not in self._loaded:
            self._loaded[name] = self._load(name)
        sound = self._loaded[name]
        if sound is not None:
            sound.play()

    def _load(self, name: str) -> pygame.mixer.Sound | None:
        try:
            sound = pygame.mixer.Sound(self._folder / f"{name}.ogg")
        except (pygame.error, OSError):
            return None
        sound.set_volume(self._volume)
        return sound
