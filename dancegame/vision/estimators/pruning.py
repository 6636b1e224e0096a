"""Cuts from a TFLite network what only answers lead to that nobody reads."""

import struct
from collections.abc import Sequence
from typing import Any

# The fields of a subgraph in TFLite's schema that list its answers and its steps.
OUTPUTS_FIELD, OPERATORS_FIELD = 2, 3


def pruned(network: bytes, answers: Sequence[int]) -> bytes:
    """Return a network that gives only these of its answers, by their places, and does no work for the others.

    The steps that are left out stay in the file, unread: the vectors that list answers and steps get shorter where
    they are.
    """
    from mediapipe.tasks.metadata import schema_py_generated as schema

    graph = schema.Model.GetRootAs(network, 0).Subgraphs(0)
    tensors = [graph.Outputs(place) for place in answers]
    kept = _steps_to(graph, tensors)
    data = bytearray(network)
    outputs, operators = (graph._tab.Vector(graph._tab.Offset(4 + 2 * n)) for n in (OUTPUTS_FIELD, OPERATORS_FIELD))
    struct.pack_into(f"<I{len(tensors)}i", data, outputs - 4, len(tensors), *tensors)
    # A step is named by how far away from its name it lies.
    lies = [operators + 4 * step + struct.unpack_from("<I", network, operators + 4 * step)[0] for step in kept]
    names = [at - (operators + 4 * place) for place, at in enumerate(lies)]
    struct.pack_into(f"<I{len(kept)}I", data, operators - 4, len(kept), *names)
    return bytes(data)


def _steps_to(graph: Any, tensors: Sequence[int]) -> list[int]:
    """Return the steps, in their order, that lead to some tensors."""
    steps = [graph.Operators(place) for place in range(graph.OperatorsLength())]
    made_by = {step.Outputs(n): place for place, step in enumerate(steps) for n in range(step.OutputsLength())}
    needed: set[int] = set()
    waiting = [made_by[tensor] for tensor in tensors]
    while waiting:
        place = waiting.pop()
        if place not in needed:
            needed.add(place)
            inputs = (steps[place].Inputs(n) for n in range(steps[place].InputsLength()))
            waiting += [made_by[tensor] for tensor in inputs if tensor in made_by]
    return sorted(needed)
