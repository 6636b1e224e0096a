"""A step of the self-test: one part of the game tried for real, what it found, or what went wrong with its remedy."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from dancegame.core.errors import DanceGameError, DeviceError
from dancegame.core.texts import N_, Text

# Tells who waits for a step what it waits for.
Say = Callable[[str], None]


@dataclass(frozen=True)
class Step:
    """name: what is tried, a text. tried: tries it and says what it found; raises DanceGameError."""

    name: str
    tried: Callable[[], Text]


@dataclass(frozen=True)
class Tried:
    """What became of a step. found: None where it failed, and then there is an error."""

    step: Step
    seconds: float
    found: Text | None
    error: DanceGameError | None


def try_step(step: Step) -> Tried:
    """Try a part of the game. Whatever goes wrong is told: a part that is broken is what this is for."""
    begun_s = time.perf_counter()
    found, error = None, None
    try:
        found = step.tried()
    except DanceGameError as told:
        error = told
    except Exception as unknown:  # noqa: BLE001
        error = DeviceError(
            N_("Something unexpected happened: {kind} ({reason})."),
            remedy=N_("Install the game anew. If that does not help, tell its makers this line."),
            kind=type(unknown).__name__,
            reason=unknown,
        )
    return Tried(step, time.perf_counter() - begun_s, found, error)
