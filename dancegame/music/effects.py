"""Plays short sounds from a folder, and one that goes on under them."""

from pathlib import Path
from threading import Thread

import pygame

from dancegame.music.player import BED_CHANNEL

FADE_IN_MS, FADE_OUT_MS = 900, 500


class Effects:
    """`SoundEffects` from `<folder>/<name>.ogg`, each read once.

    A sound that is missing or broken is silent, and all are where the mixer is not open: an effect is never worth
    an error.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: dict[str, pygame.mixer.Sound | None] = {}
        self._volume = 1.0
        self._bed: str | None = None

    def prepare(self) -> None:
        """Read every sound aside, so that none is waited for when it is wanted."""
        Thread(target=self._read_all, name="sound effects", daemon=True).start()

    def set_volume(self, share: float) -> None:
        """Play so loud from now on, 0 to 1."""
        self._volume = share
        for sound in list(self._loaded.values()):
            if sound is not None:
                sound.set_volume(share)

    def play(self, name: str) -> None:
        """Play a sound over whatever sounds already."""
        sound = self._sound(name)
        if sound is not None:
            sound.play()

    def sustain(self, name: str | None) -> None:
        """Let a sound go on over and over, instead of the one that does; None: none. Both fade."""
        if name == self._bed or pygame.mixer.get_init() is None:
            return
        self._bed = name
        channel = pygame.mixer.Channel(BED_CHANNEL)
        sound = None if name is None else self._sound(name)
        if sound is None:
            channel.fadeout(FADE_OUT_MS)
        else:
            channel.play(sound, loops=-1, fade_ms=FADE_IN_MS)

    def renew(self) -> None:
        """Read every sound anew: those of a mixer that was closed are gone."""
        self._loaded.clear()
        self._bed = None
        self.prepare()

    def _sound(self, name: str) -> pygame.mixer.Sound | None:
        if pygame.mixer.get_init() is None:
            return None
        if name not in self._loaded:
            self._loaded[name] = self._load(name)
        return self._loaded[name]

    def _read_all(self) -> None:
        for path in sorted(self._folder.glob("*.ogg")):
            self._sound(path.stem)

    def _load(self, name: str) -> pygame.mixer.Sound | None:
        try:
            sound = pygame.mixer.Sound(self._folder / f"{name}.ogg")
        except (pygame.error, OSError):
            return None
        sound.set_volume(self._volume)
        return sound
