"""Compiles the game's kernels ahead, into one library that needs neither Numba nor LLVM.

Numba's ahead-of-time compiler (`numba.pycc`) makes of them a module of Python. The processor that plays is not known:
kernels take what every processor has that NumPy's wheels run on (x86-64-v2: 2009 and later). A C compiler is needed.
Numba means to replace this compiler and will warn for two versions before it goes (`pyproject.toml` asks for one that
has it); without either an executable would carry Numba, 165 MB.
"""

import importlib
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FunctionType
from typing import Any
from unittest.mock import patch

HOME = Path(__file__).parents[2]
PACKAGE = HOME / "dancegame"
MARK = "@kernel("
PROCESSOR = {"x86_64": "x86-64-v2", "amd64": "x86-64-v2"}.get(platform.machine().lower(), "generic")
TIMEOUT_S = 600


@dataclass(frozen=True)
class Recipe:
    """What a kernel is compiled from. signature: of Numba's kind."""

    name: str
    function: FunctionType
    signature: Any


def make_kernels(folder: Path) -> Path:
    """Compile all kernels in a process of its own, for any processor, and return the library in this folder."""
    folder.mkdir(parents=True, exist_ok=True)
    # Parts are compiled by the other one of Numba's compilers, which asks the environment.
    environment = os.environ | {"NUMBA_CPU_NAME": PROCESSOR, "NUMBA_CPU_FEATURES": ""}
    command = [sys.executable, "-m", "tools.executable.kernels", str(folder)]
    done = subprocess.run(
        command, cwd=HOME, env=environment, stdout=subprocess.PIPE, text=True, timeout=TIMEOUT_S, check=True
    )
    return Path(done.stdout.splitlines()[-1])


def modules_with_kernels() -> Iterator[str]:
    """Yield the names of the modules that have any."""
    for file in sorted(PACKAGE.rglob("*.py")):
        if MARK in file.read_text(encoding="utf-8"):
            yield ".".join(file.relative_to(HOME).with_suffix("").parts)


def recipes(modules: Sequence[str]) -> list[Recipe]:
    """Import modules that have not been imported yet, and take down what they would have compiled."""
    from dancegame.core import kernels

    found: list[Recipe] = []

    def note(signature: str, *, records: Any = None) -> Any:
        def noted(function: FunctionType) -> FunctionType:
            made_of = kernels.signature_of(signature, records)
            found.append(Recipe(kernels.name_ready_made(function), function, made_of))
            return function

        return noted

    with patch.object(kernels, "kernel", note):
        for module in modules:
            importlib.import_module(module)
    return found


def compile_ahead(known: Sequence[Recipe], folder: Path) -> Path:
    """Compile kernels into one library with the options of `core.kernels`, and return where it is."""
    from numba.pycc import cc, compiler

    from dancegame.core.kernels import READY_MADE

    library = cc.CC(READY_MADE)
    library.target_cpu, library.output_dir = PROCESSOR, str(folder)
    for recipe in known:
        library.export(recipe.name, recipe.signature)(recipe.function)
    with patch.object(compiler, "Flags", _flags):
        library.compile()
    return folder / library.output_file


def _flags() -> Any:
    """Return how a function is compiled: the same as in the game, where division by nothing is no error."""
    from numba.core.compiler import Flags

    flags = Flags()
    flags.error_model, flags.release_gil = "numpy", True
    return flags


if __name__ == "__main__":
    print(compile_ahead(recipes(list(modules_with_kernels())), Path(sys.argv[1])))
