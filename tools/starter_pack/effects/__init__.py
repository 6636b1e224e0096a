"""The game's short sounds: one family of struck glass and wood in the key of C, and people who clap and cheer."""

from pathlib import Path

import numpy as np

from tools.starter_pack.effects.beds import tension
from tools.starter_pack.effects.crowd import applause, cheer
from tools.starter_pack.effects.strokes import WOOD, click, run, shimmering, struck
from tools.starter_pack.music.loudness import Sound, momentary_lufs, true_peak_db
from tools.starter_pack.music.render import RATE_HZ, write_vorbis

# Songs are made at -16 LUFS: what is worth a shout is as loud, what comes often stays under it.
LOUD, CLEAR, SOFT, QUIET, FAINT = -16.0, -19.0, -22.0, -26.0, -31.0
# Vorbis adds a little to peaks.
CEILING_DB = -1.6
FADE_S = 0.02
STARS = ("e6", "g6", "a6", "c7", "d7", "e7", "g7")


def write_effects(folder: Path) -> None:
    """Write every effect as <name>.ogg; one that goes on over and over ends as it begins."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (sound, lufs) in effects().items():
        faded = sound if name in BEDS else _faded(sound)
        write_vorbis(_levelled(faded, lufs), folder / f"{name}.ogg")


# What goes on over and over.
BEDS = frozenset({"tension"})


def effects() -> dict[str, tuple[Sound, float]]:
    """Return every effect by name: its sound (N, 2), and how loud its loudest 0.4 s may be in LUFS."""
    crowds = {f"applause_{size}": (applause(pairs, length_s=3.2), lufs) for size, pairs, lufs in
              ((1, 5, SOFT), (2, 18, CLEAR), (3, 60, LOUD))}  # fmt: skip
    crowds |= {f"cheer_{size}": (cheer(voices), lufs) for size, voices, lufs in
               ((1, 2, SOFT), (2, 7, CLEAR), (3, 24, CLEAR + 1))}  # fmt: skip
    stars = {f"star_{count}": (struck(_star(count), ring_s=0.3 + 0.06 * count), CLEAR) for count in range(1, 8)}
    return {
        "menu_move": (struck([(0, "e5", 0.7)], ring_s=0.07, partials=WOOD), FAINT),
        "menu_select": (struck([(0, "g5", 0.7), (0.07, "c6", 1)], ring_s=0.16, partials=WOOD), QUIET),
        "countdown": (struck([(0, "g4", 1), (0, "g5", 0.4)], ring_s=0.22), CLEAR),
        "go": (struck([(0, "c5", 0.8), (0, "g5", 0.8), (0, "c6", 1), (0.05, "e6", 0.7)], ring_s=0.5), LOUD),
        "right": (struck([(0, "c6", 0.8), (0.09, "e6", 0.9), (0.18, "g6", 1), (0.27, "c7", 0.8)], ring_s=0.4), LOUD),
        "wrong": (struck([(0, "eb4", 1), (0, "e4", 0.5), (0.17, "b3", 1), (0.17, "c4", 0.5)], ring_s=0.2,
                         partials=WOOD), CLEAR),
        "reveal": (struck(run("c5 d5 e5 g5 a5 c6 d6 e6 g6", 0.055) + _chord("c5 g5 c6 e6 g6", 0.55), ring_s=0.8), LOUD),
        "tick": (struck([(0, "c6", 1)], ring_s=0.03, partials=WOOD), QUIET),
        "perfect": (struck(run("g5 c6 e6 g6 c7", 0.045), ring_s=0.35), CLEAR),
        "great": (struck(run("g5 c6 e6", 0.05), ring_s=0.28), SOFT),
        "good": (struck(run("g5 c6", 0.06), ring_s=0.2), SOFT - 2),
        "ok": (struck([(0, "g5", 1)], ring_s=0.15), FAINT),
        "miss": (struck([(0, "c4", 1), (0.02, "f#3", 0.8)], ring_s=0.09, partials=WOOD), FAINT),
        "gold": (shimmering(struck([*run("c6 e6 g6 b6 d7 g7", 0.06), (0.36, "c7", 0.9)], ring_s=0.75)), LOUD),
        "streak": (shimmering(struck([*run("c5 e5 g5 c6", 0.07), *run("e6 g6 c7 e7", 0.04, from_s=0.28)],
                                     ring_s=0.4)), CLEAR),
        "pose": (np.concatenate([click(2100), click(1500)]), CLEAR),
        "winner": (struck(_fanfare(), ring_s=0.7), LOUD),
        "tension": (tension(), QUIET - 1),
        **stars,
        **crowds,
    }  # fmt: skip


def _star(count: int) -> list[tuple[float, str, float]]:
    """Each star lands a step higher than the one before, on a fifth or so below."""
    top = STARS[count - 1]
    return [(0, STARS[max(0, count - 3)], 0.6), (0.06, top, 1.0), *([(0.12, "g7", 0.6)] if count == len(STARS) else [])]


def _chord(names: str, at_s: float) -> list[tuple[float, str, float]]:
    return [(at_s, name, 0.8) for name in names.split()]


def _fanfare() -> list[tuple[float, str, float]]:
    """Three short calls and a chord that stands: subdominant, dominant, home."""
    calls = [*_chord("f4 c5 f5 a5", 0.0), *_chord("g4 d5 g5 b5", 0.22), *_chord("g4 d5 g5 b5", 0.36)]
    return [*calls, *_chord("c4 g4 c5 e5 g5 c6", 0.55), *run("e6 g6 c7 e7 g7", 0.06, from_s=0.62)]


def _levelled(sound: Sound, lufs: float) -> Sound:
    """As loud as wanted, or as its peaks let it be."""
    gain_db = min(lufs - momentary_lufs(sound, rate_hz=RATE_HZ), CEILING_DB - true_peak_db(sound))
    return sound * 10 ** (gain_db / 20)


def _faded(sound: Sound) -> Sound:
    fade = min(len(sound), round(FADE_S * RATE_HZ))
    sound = sound.copy()
    sound[-fade:] *= np.linspace(1, 0, fade)[:, None]
    return sound
