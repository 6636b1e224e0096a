"""The figures of the judge and the rules are those kept in tests/golden; DANCEGAME_REFRESH_GOLDEN=1 keeps them anew.

Whoever changes one of the judge changes what the same dancing earns, and counts SCORING_VERSION up; one of the rules is
told to players, in texts and in their habits. Neither is to happen unnoticed.
"""

import ast
import json
import os
from collections.abc import Mapping
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tools.mutation.rules import HOME, judge_and_rules

KEPT = HOME / "tests" / "golden" / "figures.json"
# Of a figure that is computed, so many digits are the same on every computer.
DIGITS = 9


def figures_of(path: Path) -> dict[str, Any]:
    """The figures that a module gives names in capitals."""
    module = import_module(".".join(path.relative_to(HOME).with_suffix("").parts))
    told = {name: plain(getattr(module, name)) for name in names_in(path)}
    return {name: figure for name, figure in told.items() if figure is not None}


def names_in(path: Path) -> list[str]:
    lines = [line for line in ast.parse(path.read_text("utf-8")).body if is_assignment(line)]
    targets = [target for line in lines for target in (line.targets if isinstance(line, ast.Assign) else [line.target])]
    nodes = [node for target in targets for node in ast.walk(target)]
    return sorted(node.id for node in nodes if isinstance(node, ast.Name) and node.id.isupper())


def is_assignment(line: ast.stmt) -> bool:
    return isinstance(line, ast.Assign) or (isinstance(line, ast.AnnAssign) and line.value is not None)


def plain(value: Any) -> Any:
    """A figure as JSON has it; None for what is none, such as a mode."""
    match value:
        case bool() | int() | str() | None:
            return value
        case float():
            return float(f"{value:.{DIGITS}g}")
        case Enum():
            return value.name
        case np.ndarray():
            return [plain(one) for one in value.ravel().tolist()]
        case Mapping():
            return {str(plain(key)): plain(one) for key, one in value.items()}
        case tuple() | list():
            return [plain(one) for one in value]
        case set() | frozenset():
            return sorted(str(plain(one)) for one in value)
    facts = getattr(value, "__dict__", None)
    is_figures = facts and not callable(value) and all(isinstance(one, bool | int | float) for one in facts.values())
    return {name: plain(one) for name, one in facts.items()} if is_figures else None


def named(path: Path) -> str:
    return path.relative_to(HOME / "dancegame" / "core").with_suffix("").as_posix()


def test_there_are_figures_of_every_module_that_has_some() -> None:
    told = {named(path): figures for path in judge_and_rules() if (figures := figures_of(path))}
    if os.environ.get("DANCEGAME_REFRESH_GOLDEN"):
        KEPT.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
    assert told.keys() == json.loads(KEPT.read_text("utf-8")).keys()


@pytest.mark.parametrize("path", judge_and_rules(), ids=named)
def test_no_figure_changes_unnoticed(path: Path) -> None:
    kept = json.loads(KEPT.read_text("utf-8")).get(named(path), {})
    assert json.loads(json.dumps(figures_of(path))) == kept
