"""Fuzzes by what an input makes the code go through (atheris, libFuzzer): what reaches new code is changed further."""

import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.fuzz.reader import Reader

# Longer inputs are made by `blind` alone: here they would only be slow.
MOST_BYTES = 60_000
# What libFuzzer does without being told of the reader's ways to spoil.
OWN_SHARE = 0.5
PATIENCE_S = 60


def run(
    reader: Reader,
    corpus: Sequence[bytes],
    give: Callable[[bytes], None],
    *,
    seconds: int,
    seed: int,
    kept: Path | None,
) -> None:
    """Give inputs for so many seconds; ends the process. kept: a folder for inputs that reached something new."""
    import atheris

    def change(content: bytes, most_bytes: int, number: int) -> bytes:
        source = random.Random(number)
        if source.random() < OWN_SHARE:
            return bytes(atheris.Mutate(content, most_bytes))
        return source.choice(reader.damages)(content, source)[:most_bytes]

    with tempfile.TemporaryDirectory(prefix="fuzz-seeds-") as folder:
        for place, content in enumerate((*reader.seeds(), *corpus)):
            Path(folder, f"{place}").write_bytes(content[:MOST_BYTES])
        words = [f"-max_total_time={seconds}", f"-timeout={PATIENCE_S}", f"-max_len={MOST_BYTES}", f"-seed={seed}"]
        words += ["-rss_limit_mb=0", "-print_final_stats=0", "-verbosity=0", "-close_fd_mask=0"]
        atheris.Setup([sys.argv[0], *words, str(kept or folder), folder], give, custom_mutator=change)
        atheris.Fuzz()
