"""A list of videos, CSV as spreadsheets write it: each row is a wish, or says why it is none."""

from contextlib import suppress
from pathlib import Path

from dancegame.cli.finder import choose_estimator
from dancegame.cli.video_import import request_for
from dancegame.core.errors import InputError
from dancegame.songs.intake.lists import read_list
from tools.fuzz.damage import other_numbers, spoilt, swollen
from tools.fuzz.reader import Reader, in_file, is_harmless

SEEDS = (
    b"path,title,artist,year,tags,dancer,start,end,speed,credits,licence\n"
    b'a.mp4,T,A,1999,"pop, kids",left,1:05.5,83,2,"Two\nlines",CC0\n'
    b"b.mp4,,,,,2,,,,,\n",
    "path;title;year\nä.mp4;Tänze;2001\n".encode("cp1252"),
    "\ufeffpath\ttitle\nc.mp4\t춤\n".encode("utf-16-le"),
)
MOST_ROWS = 50


def read(path: Path) -> None:
    """Read the list; what each row says is looked at as before an import, and the refusal is told."""
    finder = choose_estimator(None, None)
    for place, wish in enumerate(read_list(path)):
        if wish.problem is not None:
            assert is_harmless(str(wish.problem))
        elif place < MOST_ROWS:
            assert wish.said.key
            with suppress(InputError):
                wish.said.check()
                request_for(wish.video, wish.said, finder, path.parent)


READER = Reader(in_file("list.csv", read), lambda: SEEDS, (spoilt, other_numbers, swollen))
