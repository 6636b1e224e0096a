"""Reads a list of videos, a CSV file as spreadsheets write it: columns path, title, artist and others in any order."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dancegame.core.errors import InputError
from dancegame.core.texts import N_
from dancegame.songs.intake.said import Said, Wish
from dancegame.songs.reading import read_bytes

# 100,000 videos with all that can be said of them.
MOST_BYTES = 50_000_000
PATH = "path"
DELIMITERS = ",;\t"
# Of several tags in a cell.
_TAG_BOUNDS = re.compile(r"[,;|]")
_CLOCK = re.compile(r"^(?:(?:(?P<hours>\d+):)?(?P<minutes>\d+):)?(?P<seconds>\d+(?:[.,]\d*)?)$")


def read_list(path: Path) -> Iterator[Wish]:
    """Yield the videos of a list in its order; relative paths are looked for in the list's folder.

    UTF-8 with or without a mark, UTF-16 with one, else the letters of Western Windows, which Excel writes; comma,
    semicolon or tab, whichever the first line has most of. A row that cannot be is a wish with a problem.
    Raises InputError for a list that cannot be read or has no column "path".
    """
    text = _text_of(path)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter_of(text))
    try:
        columns = [name.strip().casefold() for name in next(rows, [])]
        if PATH not in columns:
            raise _damaged(path, f"its first line names no column “{PATH}”")
        for cells in rows:
            row = {name: cell.strip() for name, cell in zip(columns, cells, strict=False)}
            if row.get(PATH):
                yield _wish_of(row, path, line=rows.line_num)
    except csv.Error as error:
        raise _damaged(path, f"line {rows.line_num}: {error}") from error


def _text_of(path: Path) -> str:
    try:
        content = read_bytes(path, most=MOST_BYTES)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(
            N_("{path} cannot be read: {reason}."), remedy=N_("Check the file."), path=path, reason=reason
        ) from error
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _delimiter_of(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def _wish_of(row: Mapping[str, str], path: Path, *, line: int) -> Wish:
    video = path.parent / row[PATH]
    try:
        said = Said(
            title=row.get("title") or None,
            artist=row.get("artist") or None,
            year=int(row["year"]) if row.get("year") else None,
            tags=tuple(tag.strip() for tag in _TAG_BOUNDS.split(row.get("tags", "")) if tag.strip()),
            credits=row.get("credits", ""),
            licence=row.get("licence", ""),
            dancer=row.get("dancer") or None,
            start_s=_seconds_of(row.get("start", "")),
            end_s=_seconds_of(row.get("end", "")),
            speed=float(row["speed"].replace(",", ".")) if row.get("speed") else None,
        )
    except (ValueError, OverflowError) as error:
        return Wish(video, Said(), _damaged(path, f"line {line}: {error}"))
    return Wish(video, said)


def _seconds_of(text: str) -> float | None:
    """Return the seconds that "83.5", "83,5" or "1:23.5" mean. Raises ValueError."""
    if not text:
        return None
    found = _CLOCK.match(text)
    if found is None:
        raise ValueError(f"“{text}” is no time")
    minutes = 60 * int(found["hours"] or 0) + int(found["minutes"] or 0)
    return 60 * minutes + float(found["seconds"].replace(",", "."))


def _damaged(path: Path, reason: str) -> InputError:
    return InputError(
        N_("{path} is damaged: {reason}."),
        remedy=N_("Its columns are path, title, artist, year, tags, dancer, start, end, speed, credits, licence."),
        path=path,
        reason=reason,
    )
