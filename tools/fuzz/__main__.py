"""`python -m tools.fuzz READER... --seconds N`: by what an input reaches where atheris is installed, else by chance."""

import argparse
import os
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tools.fuzz.judging import Judge
    from tools.fuzz.reader import Reader

CORPUS = Path(__file__).parent / "corpus"
FOUND = Path("found")


def main() -> int:
    """Fuzz the readers that are named; 1 where one of them has a fault."""
    given = _parser().parse_args()
    with _instrumented(is_guided=given.is_guided):
        from tools.fuzz.readers import READERS
    if unknown := set(given.readers) - set(READERS):
        print(f"no reader: {', '.join(sorted(unknown))}; there are {', '.join(READERS)}")
        return 2
    return max([_fuzz(name, READERS[name], given) for name in given.readers or READERS], default=0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER", help="All unless named.")
    parser.add_argument("--seconds", type=int, default=60, help="For each reader.")
    parser.add_argument("--inputs", type=int, help="So many by chance and no more, instead of the seconds.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guided", dest="is_guided", action="store_true", help="With atheris; one reader at a time.")
    parser.add_argument("--found", type=Path, default=FOUND, help="Where inputs that show a fault are kept.")
    parser.add_argument("--kept", type=Path, help="With --guided: where inputs that reach something new are kept.")
    return parser


def _instrumented(*, is_guided: bool) -> "nullcontext[None]":
    """Let atheris see which branches are taken in what is imported meanwhile."""
    if not is_guided:
        return nullcontext()
    import atheris

    return atheris.instrument_imports(
        include=["dancegame", "tomllib", "zipfile", "csv", "json", "base64"], enable_loader_override=False
    )


def corpus_of(name: str) -> list[bytes]:
    """Return the inputs that are kept for a reader: small ones that once showed a fault, or reach far."""
    return [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))]


def _fuzz(name: str, reader: "Reader", given: argparse.Namespace) -> int:
    from tools.fuzz.judging import Judge

    with Judge(reader) as judge:
        record = Record(name, judge, given.found)
        if given.is_guided:
            from tools.fuzz import guided

            record.end_s = time.monotonic() + given.seconds
            guided.run(
                reader, corpus_of(name), record.give, seconds=given.seconds + 60, seed=given.seed, kept=given.kept
            )
        for content in _inputs(name, reader, given):
            record.give(content)
    return record.close()


def _inputs(name: str, reader: "Reader", given: argparse.Namespace) -> Iterator[bytes]:
    from itertools import islice

    from tools.fuzz import blind

    made = blind.inputs(reader, corpus_of(name), seed=given.seed)
    return blind.for_seconds(made, given.seconds) if given.inputs is None else islice(made, given.inputs)


class Record:
    """Counts inputs, and keeps one for each kind of fault. end_s: the monotonic second at which the process ends."""

    def __init__(self, name: str, judge: "Judge", found: Path) -> None:
        self._name, self._judge, self._found = name, judge, found
        self._count, self._kinds, self._began_s = 0, set[str](), time.monotonic()
        self.end_s: float | None = None

    def give(self, content: bytes) -> None:
        """Let the reader read it."""
        if self.end_s is not None and time.monotonic() > self.end_s:
            self._judge.__exit__()
            os._exit(self.close())  # libFuzzer does not return
        self._count += 1
        fault = self._judge.fault_of(content)
        if fault is None or fault.kind in self._kinds:
            return
        self._kinds.add(fault.kind)
        self._found.mkdir(parents=True, exist_ok=True)
        path = self._found / f"{self._name}-{len(self._kinds)}"
        path.write_bytes(content)
        print(f"{self._name}: {fault.kind} ({path}, {len(content):,} bytes)\n{fault.told}", flush=True)

    def close(self) -> int:
        """Say what was done; 1 where there was a fault."""
        seconds = time.monotonic() - self._began_s
        print(f"{self._name}: {self._count:,} inputs in {seconds:.0f} s, {len(self._kinds)} faults", flush=True)
        return int(bool(self._kinds))


if __name__ == "__main__":
    sys.exit(main())
