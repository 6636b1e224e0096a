"""What must be alike on every computer that imports for one library, else songs would not be comparable."""

import hashlib
import platform
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import dancegame
from dancegame.cli.finder import Finder
from dancegame.core.errors import InputError
from dancegame.core.score import SCORING_VERSION
from dancegame.core.texts import N_

# What decides what is found in a picture.
PACKAGES = ("mediapipe", "numpy", "av")
DIGITS = 12
NO_FILE = "no file"


def versions(finder: Finder) -> dict[str, str]:
    """Return what this computer imports with, by name."""
    found = {
        "dancegame": dancegame.__version__,
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "scoring": str(SCORING_VERSION),
        "estimator": finder.name.value,
        "network": _network(finder),
    }
    for name in PACKAGES:
        with suppress(PackageNotFoundError):
            found[name] = ".".join(version(name).split(".")[:2])
    return found


def check_versions(here: Mapping[str, str], elsewhere: Mapping[str, Mapping[str, str] | Exception]) -> None:
    """Raise InputError where a worker, by its address, has other versions than this computer, or no game at all."""
    for address, theirs in elsewhere.items():
        if isinstance(theirs, Exception):
            raise InputError(
                N_("The worker {address} cannot import: {reason}."),
                remedy=N_("Install the same dancegame in the Python that the worker runs in."),
                address=address,
                reason=f"{type(theirs).__name__}: {theirs}",
            )
        for name, ours in here.items():
            if theirs.get(name) != ours:
                raise InputError(
                    N_("The worker {address} has another {part}: {theirs}; this computer has {ours}."),
                    remedy=N_("Install the same version on both; songs of different ones are not comparable."),
                    address=address,
                    part=name,
                    theirs=theirs.get(name, "none"),
                    ours=ours,
                )


def _network(finder: Finder) -> str:
    """Return the first digits of the SHA-256 of the network's file."""
    from dancegame.vision.estimators.model_store import MODELS

    known = MODELS.get(finder.name.value)
    path: Path | None = finder.model_path or (None if known is None else known.path)
    try:
        return NO_FILE if path is None else hashlib.sha256(path.read_bytes()).hexdigest()[:DIGITS]
    except OSError:
        return NO_FILE
