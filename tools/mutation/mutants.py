"""The small ways in which a module can be wrong: each mutant is its syntax tree with one node exchanged."""

import ast
import copy
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.mutation.rules import HOME

COMPARISONS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
ARITHMETIC = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
# What is said of an error, and types, decide nothing: nobody tests them word by word, and no player is judged by them.
SILENT = (ast.Raise, ast.Assert)
LEAST_FIGURE = 1e-3


@dataclass(frozen=True)
class Mutant:
    """number: among those of its module. line: where, from 1. told: what is changed, in words."""

    path: Path
    number: int
    line: int
    told: str

    @property
    def place(self) -> str:
        """Where it is, for people."""
        name = self.path.relative_to(HOME) if self.path.is_relative_to(HOME) else self.path
        return f"{name.as_posix()}:{self.line}"


def mutants_of(path: Path) -> list[Mutant]:
    """Return every mutant of a module, in the order of its lines."""
    tree = ast.parse(path.read_text("utf-8"))
    return [
        Mutant(path, number, getattr(node, "lineno", 0), told)
        for number, (node, told, _change) in enumerate(_changes(tree))
    ]


def drawn(mutants: Sequence[Mutant], count: int, *, seed: int = 1) -> list[Mutant]:
    """Return so many of them, drawn by lot: in an order of chance, so that a part of them stands for all.

    Each has its own lot, so that a change of one module exchanges no mutants of the others.
    """

    def lot(mutant: Mutant) -> bytes:
        return hashlib.sha256(f"{seed} {mutant.place} {mutant.number} {mutant.told}".encode()).digest()

    return sorted(mutants, key=lot)[:count]


def tree_of(mutant: Mutant) -> ast.Module:
    """Return the module as it is in a mutant."""
    tree = ast.parse(mutant.path.read_text("utf-8"))
    _node, _told, change = list(_changes(tree))[mutant.number]
    change()
    return ast.fix_missing_locations(tree)


def source_of(mutant: Mutant) -> str:
    """Return its text."""
    return ast.unparse(tree_of(mutant))


def _changes(tree: ast.Module) -> Iterator[tuple[ast.AST, str, Callable[[], None]]]:
    """Yield what can be changed: a node, what is done to it, and what does it."""
    for node in _deciding(tree):
        for told, change in _ways(node):
            yield node, told, change


def _deciding(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that decide something, in order: no types, no decorators, no texts of errors."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params", "bases", "keywords") and (
            name != "keywords" or isinstance(node, ast.ClassDef)
        ):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, SILENT) or _is_for_types(child):
                continue
            yield child
            yield from _deciding(child)


def _is_for_types(node: ast.AST) -> bool:
    is_checking = isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    is_alias = isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript) and _is_type(node.targets[0])
    return is_checking or is_alias or isinstance(node, (ast.Import, ast.ImportFrom))


def _is_type(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id.lstrip("_")[:1].isupper() and not target.id.isupper()


def _ways(node: ast.AST) -> Iterator[tuple[str, Callable[[], None]]]:
    match node:
        case ast.Compare():
            for place, sign in enumerate(node.ops):
                if (other := COMPARISONS.get(type(sign))) is not None:
                    yield f"{_name(sign)} -> {other.__name__}", _setting(node.ops, place, other())
        case ast.BinOp() | ast.AugAssign():
            if (other := ARITHMETIC.get(type(node.op))) is not None and not _is_union(node):
                yield f"{_name(node.op)} -> {other.__name__}", _putting(node, "op", other())
        case ast.BoolOp():
            other = ast.Or if isinstance(node.op, ast.And) else ast.And
            yield f"{_name(node.op)} -> {other.__name__}", _putting(node, "op", other())
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            # Twice not is none, and keeps the truth.
            is_not, twice = isinstance(node.op, ast.Not), ast.UnaryOp(ast.Not(), node.operand)
            change = _putting(node, "operand", twice) if is_not else _putting(node, "op", ast.UAdd())
            yield f"without {_name(node.op)}", change
        case ast.If() | ast.While() | ast.IfExp():
            yield "condition turned round", _putting(node, "test", ast.UnaryOp(ast.Not(), node.test))
        case ast.Constant(value=bool()):
            yield f"{node.value} -> {not node.value}", _putting(node, "value", not node.value)
        case ast.Constant(value=int()):
            yield f"{node.value} -> {node.value + 1}", _putting(node, "value", node.value + 1)
        case ast.Constant(value=float()):
            # What only keeps from dividing by nothing would be as good twice as large.
            other_value = node.value * 2 if abs(node.value) >= LEAST_FIGURE else 1.0
            yield f"{node.value} -> {other_value}", _putting(node, "value", other_value)
        case ast.Return(value=ast.expr()) if not _is_none(node.value):
            yield "returns None", _putting(node, "value", ast.Constant(None))
    yield from _without_statements(node)


def _without_statements(node: ast.AST) -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield how each statement in a body that does something can be left out; breaks become continues."""
    for name in ("body", "orelse", "finalbody"):
        body = getattr(node, name, None)
        for place, statement in enumerate(body if isinstance(body, list) else ()):
            if isinstance(statement, ast.AugAssign) or (
                isinstance(statement, ast.Expr) and isinstance(statement.value, (ast.Call, ast.Await))
            ):
                yield f"without line {statement.lineno}", _setting(body, place, ast.Pass())
            elif isinstance(statement, (ast.Break, ast.Continue)):
                other = ast.Continue if isinstance(statement, ast.Break) else ast.Break
                yield f"{_name(statement)} -> {other.__name__}", _setting(body, place, other())


def _is_union(node: ast.BinOp | ast.AugAssign) -> bool:
    """Say whether a | is between types, as in isinstance."""
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr) and isinstance(node.right, ast.Constant)


def _is_none(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _name(node: ast.AST) -> str:
    return type(node).__name__


def _putting(node: ast.AST, field: str, value: object) -> Callable[[], None]:
    return lambda: setattr(node, field, copy.copy(value))


def _setting(nodes: list[ast.AST], place: int, value: ast.AST) -> Callable[[], None]:
    def change() -> None:
        nodes[place] = value

    return change
