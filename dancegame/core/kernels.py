"""Compiles kernels with Numba and keeps them by what they are made of, or takes them ready-made.

An executable carries its kernels compiled ahead, in one library (`READY_MADE`, made by `tools.executable.kernels`), and
neither Numba nor LLVM. Everywhere else importing a kernel loads Numba and compiles: only there code can change without
the library, so one that happens to lie about is not looked at.

Numba's cache watches one file, that of the function Python calls. Constants and parts from elsewhere are compiled in,
and a change of them would go unnoticed: after an update the game would judge by the old rules. So the name under which
a kernel is kept holds a fingerprint of its code, its constants and all its parts, taken from the living objects. Where
it is kept is Numba's to choose: beside the code, in the user's cache folder where that cannot be written; each file is
put in its place at once, so that two games may share it.
"""

import dis
import hashlib
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import CodeType, FunctionType, ModuleType
from typing import Any, cast

import numpy as np

READY_MADE = "dancegame_kernels"
ready_made: ModuleType | None = import_module(READY_MADE) if getattr(sys, "frozen", False) else None

Records = Mapping[str, "np.dtype[np.void]"]
_OPTIONS: dict[str, Any] = {"error_model": "numpy", "nogil": True}
_PART_OPTIONS = _OPTIONS | {"forceinline": True, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
_PROJECT = __name__.partition(".")[0]
_FINGERPRINT_DIGITS = 16


def part(function: Callable[..., Any]) -> Callable[..., Any]:
    """Make a part of a kernel, compiled and kept with it.

    Python cannot call it: a way into it would take time to compile.
    """
    if ready_made is not None:
        return function
    from numba import njit

    result: Callable[..., Any] = njit(**_PART_OPTIONS)(function)
    return result


def kernel(signature: str, *, records: Records | None = None) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Compile a function for this signature, or load it: from then on it is ready, and takes nothing else.

    signature: in Numba's words, say `void(float64[:, ::1], intp)`; records: what it says of rows, by name.
    What it captures: numbers, texts, tuples, arrays, parts, and what numpy and math offer. Constants are imported by
    name. Raises TypeError for anything else, which a fingerprint could not see through.
    """

    def compiled(plain: Callable[..., Any]) -> Callable[..., Any]:
        function = cast(FunctionType, plain)
        if ready_made is not None:
            return cast(Callable[..., Any], getattr(ready_made, name_ready_made(function)))
        function.__qualname__ += f"-{fingerprint(function)}"
        try:
            return _ready(function, signature_of(signature, records), is_kept=True)
        except Exception:  # noqa: BLE001 (pickle raises almost anything for damaged files)
            # Nowhere to write, a full disk, a damaged file: that costs time at every start, not the game. A mistake in
            # the kernel itself comes once more.
            return _ready(function, signature_of(signature, records), is_kept=False)

    return compiled


def name_ready_made(function: FunctionType) -> str:
    """Return what a kernel is called among those that were compiled ahead."""
    return f"{function.__module__}.{function.__name__}".replace(".", "_")


def signature_of(text: str, records: Records | None) -> Any:
    """Return a signature in Numba's words as the value it stands for."""
    from numba import from_dtype, types

    # The texts are the literals beside the kernels.
    return eval(text, {}, vars(types) | {name: from_dtype(record) for name, record in (records or {}).items()})


def _ready(function: FunctionType, signature: object, *, is_kept: bool) -> Callable[..., Any]:
    from numba import njit

    options: dict[str, Any] = {"signature_or_function": signature, "cache": is_kept, **_OPTIONS}
    result: Callable[..., Any] = njit(**options)(function)
    return result


def fingerprint(function: FunctionType) -> str:
    """Return what a kernel is made of as a short text; another when its code, a constant or a part of it changes."""
    hashed = hashlib.sha256(repr(_PART_OPTIONS).encode())
    for piece in _ingredients(function, set()):
        hashed.update(len(piece).to_bytes(8, "little") + piece)
    return hashed.hexdigest()[:_FINGERPRINT_DIGITS]


def _ingredients(function: FunctionType, known: set[FunctionType]) -> Iterator[bytes]:
    """Yield a function's code and all that it captures, each part once."""
    if function in known:
        return
    known.add(function)
    for code in _codes(function.__code__):
        yield code.co_code
        yield repr(code.co_names).encode()
        for constant in code.co_consts:
            if not isinstance(constant, CodeType):
                yield from _value(code.co_name, constant, known)
        for name in _globals(code):
            yield name.encode()
            if name in function.__globals__:
                yield from _value(name, function.__globals__[name], known)
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
        yield from _value(name, cell.cell_contents, known)


def _codes(code: CodeType) -> Iterator[CodeType]:
    """Yield a function's code and that of the functions and comprehensions within it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def _globals(code: CodeType) -> list[str]:
    return sorted({str(step.argval) for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL"})


def _value(name: str, value: Any, known: set[FunctionType]) -> Iterator[bytes]:
    """Yield what a captured value is, so that no two values look alike."""
    yield type(value).__name__.encode()
    if value is None or isinstance(value, bool | int | float | complex | str | bytes):
        yield repr(value).encode()
    elif isinstance(value, tuple):
        yield str(len(value)).encode()
        for item in value:
            yield from _value(name, item, known)
    elif isinstance(value, slice):  # a constant of code from Python 3.14 on
        yield from _value(name, (value.start, value.stop, value.step), known)
    elif isinstance(value, np.ndarray | np.generic):
        yield f"{value.dtype.descr} {value.shape}".encode()
        yield value.tobytes()
    elif _is_part(value):
        yield from _ingredients(value.py_func, known)
    elif _is_others(value):
        yield f"{getattr(value, '__module__', '')} {value.__name__}".encode()
    else:
        raise TypeError(f"a kernel captures {name}, a {type(value).__name__}: that cannot be part of a fingerprint")


def _is_part(value: Any) -> bool:
    from numba.extending import is_jitted

    return bool(is_jitted(value))


def _is_others(value: object) -> bool:
    """Tell whether this is a module, or a function of a library: they change with their version only."""
    if isinstance(value, ModuleType):
        return value.__name__.partition(".")[0] != _PROJECT
    return inspect.isbuiltin(value) or isinstance(value, np.ufunc)
