"""Fuzzes by chance alone, always in the same way for the same seed; needs nothing but Python."""

import random
import time
from collections.abc import Iterator, Sequence

from tools.fuzz.reader import Reader


def inputs(reader: Reader, corpus: Sequence[bytes], *, seed: int) -> Iterator[bytes]:
    """Yield the whole inputs, then spoilt ones without end."""
    whole = [*reader.seeds(), *corpus]
    yield from whole
    yield from reader.large()
    source = random.Random(seed)
    while True:
        yield source.choice(reader.damages)(source.choice(whole), source)


def for_seconds(made: Iterator[bytes], seconds: float) -> Iterator[bytes]:
    """Yield inputs until the time is over."""
    until_s = time.monotonic() + seconds
    for content in made:
        yield content
        if time.monotonic() > until_s:
            return
