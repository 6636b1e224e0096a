"""What a kernel's fingerprint sees: its code, its constants and its parts, wherever they stand."""

from types import FunctionType, ModuleType
from typing import Any

import numpy as np
import pytest

from dancegame.core.kernels import fingerprint, part

SOURCE = "def whole(x):\n    return x.left + [GAP for _ in range(3)][0] + math.sqrt(TABLE[1]) + near(x)"


def made(source: str = SOURCE, **changes: Any) -> FunctionType:
    """Compile Python's source among a kernel's constants and parts, some of them changed."""
    names: dict[str, Any] = {"GAP": 0.34, "TABLE": np.array([1.0, 2.0]), "near": part(lambda x: x), **changes}
    exec(f"import math\n{source}", names)
    whole: FunctionType = names["whole"]
    return whole


def part_of(step: float) -> object:
    """Return a part that captures a constant of its own."""
    near: object = part(eval("lambda x: x * STEP", {"STEP": step}))
    return near


def test_same_kernel_same_fingerprint() -> None:
    assert fingerprint(made()) == fingerprint(made())
    assert fingerprint(made(near=part_of(0.5))) == fingerprint(made(near=part_of(0.5)))


@pytest.mark.parametrize(
    "other",
    [
        made(GAP=0.35),
        made(GAP=np.float32(0.34)),
        made(TABLE=np.array([1.0, 3.0])),
        made(TABLE=np.array([1.0, 2.0], np.float32)),
        made(TABLE=(1.0, 2.0)),
        made(near=part(lambda x: x + 1)),
        made(near=part(lambda x: x.xy)),
        made(near=part_of(0.5)),
        made(near=part_of(0.6)),
        made(SOURCE.replace("3", "4")),
        made(SOURCE.replace("left", "right")),
        made(SOURCE.replace("sqrt", "exp")),
    ],
)
def test_any_change_changes_it(other: FunctionType) -> None:
    assert fingerprint(other) != fingerprint(made())


def test_changes_differ_from_each_other() -> None:
    assert fingerprint(made(near=part_of(0.5))) != fingerprint(made(near=part_of(0.6)))


def test_slices_are_constants_as_python_3_14_makes_them() -> None:
    code = made().__code__
    first, same, second = (
        fingerprint(FunctionType(code.replace(co_consts=(*code.co_consts, kept)), made().__globals__))
        for kept in (slice(1, None), slice(1, None), slice(2, None))
    )
    assert first == same != second


@pytest.mark.parametrize("opaque", [ModuleType("dancegame.core.grid"), [0.34], made(), {"gap": 0.34}])
def test_what_cannot_be_seen_through_is_refused(opaque: object) -> None:
    with pytest.raises(TypeError, match="a kernel captures GAP"):
        fingerprint(made(GAP=opaque))
