"""Tries mutants of function bodies in processes forked after all tests have been collected: nothing is loaded anew.

A mutant's code takes the place of the function's own in the living object, so that whoever has imported it calls the
mutant. What is no function body (constants, defaults, kernels) cannot be exchanged so, and is left to `trial`.
"""

import os
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from types import CodeType, FunctionType, ModuleType

import pytest

from tools.mutation.coverage_map import CALLERS, CoverageMap
from tools.mutation.mutants import Mutant, tree_of
from tools.mutation.record import Record
from tools.mutation.rules import HOME
from tools.mutation.verdict import Verdict, outcome_of, silence

# A function by its name within the module, and its first line.
Place = tuple[str, int]
QUIET = ("-q", "-n0", "-p", "no:cacheprovider", "--no-header", "-W", "ignore")


def try_in_place(mutants: Sequence[Mutant], known: CoverageMap, record: Record, *, until_s: float) -> None:
    """Try those that can be, and keep what comes of them, until a monotonic second."""
    files = {test.partition("::")[0] for one in mutants for test in known.tests_of(one.path, one.line)}
    silence()
    os.chdir(HOME)
    pytest.main([*QUIET, *sorted(files)], plugins=[_Bench(mutants, known, record, until_s)])


class _Bench:
    """A plugin of pytest that runs chosen tests of those that it has collected, once for each mutant."""

    def __init__(self, mutants: Sequence[Mutant], known: CoverageMap, record: Record, until_s: float) -> None:
        self._mutants, self._known, self._record, self._until_s = mutants, known, record, until_s

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try the mutants instead of running the tests."""
        items = defaultdict(list)
        for item in session.items:
            items[item.nodeid.partition("[")[0]].append(item)
        for mutant in self._mutants:
            if time.monotonic() > self._until_s:
                break
            if codes := exchanged(mutant):
                tests = self._known.tests_of(mutant.path, mutant.line)
                chosen = [item for test in tests for item in items[test]]
                self._record.keep(mutant, _tried(session, codes, chosen) if chosen else Verdict.UNTESTED)
        return True


def _tried(session: pytest.Session, codes: dict[FunctionType, CodeType], chosen: list[pytest.Item]) -> Verdict:
    def run() -> int:
        for function, code in codes.items():
            function.__code__ = code
        for item, after in zip(chosen, [*chosen[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
            if session.testsfailed:
                return 1
        return 0

    return outcome_of(run)


def exchanged(mutant: Mutant) -> dict[FunctionType, CodeType]:
    """Return the functions that are others in a mutant, with their code there; nothing where it is no function body.

    Nor of compiled modules: what is compiled would stay as it is.
    """
    if mutant.path.stem in CALLERS:
        return {}
    module = import_module(".".join(mutant.path.relative_to(HOME).with_suffix("").parts))
    codes = dict(_codes(compile(tree_of(mutant), str(mutant.path), "exec")))
    living = dict(_functions(module))
    found = {living[place]: code for place, code in codes.items() if place in living and living[place].__code__ != code}
    return found if all(one.__code__.co_freevars == code.co_freevars for one, code in found.items()) else {}


def _codes(code: CodeType) -> Iterator[tuple[Place, CodeType]]:
    """Yield the functions of a module and its classes; what is within functions is part of them."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            is_class = not inner.co_flags & 0x2  # CO_NEWLOCALS: a function has names of its own
            yield from _codes(inner) if is_class else [((inner.co_qualname, inner.co_firstlineno), inner)]


def _functions(owner: ModuleType | type) -> Iterator[tuple[Place, FunctionType]]:
    """Yield the living functions of a module or a class, out of whatever wraps them."""
    name = owner.__name__ if isinstance(owner, ModuleType) else owner.__module__
    for value in list(vars(owner).values()):
        if isinstance(value, type) and value.__module__ == name:
            yield from _functions(value)
            continue
        for wrapped in ("fget", "func", "__func__", "__wrapped__"):
            value = getattr(value, wrapped, value)
        if isinstance(value, FunctionType) and value.__module__ == name:
            yield (value.__code__.co_qualname, value.__code__.co_firstlineno), value
