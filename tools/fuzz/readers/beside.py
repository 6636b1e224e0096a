"""The TOML file beside a video, `dance.toml`: what it says is looked at as before an import."""

from pathlib import Path

from dancegame.cli.finder import choose_estimator
from dancegame.cli.video_import import request_for
from dancegame.songs.intake.beside import said_beside
from tools.fuzz.damage import other_numbers, spoilt, swollen
from tools.fuzz.reader import Reader, in_file

SEED = (
    b'title = "T"\nartist = "A"\nyear = 1999\ntags = ["pop", "kids"]\ncredits = "Two\\nlines"\nlicence = "CC0"\n'
    b"dancer = 2\nstart = 1.5\nend = 83.0\nspeed = 2.0\n"
)


def read(path: Path) -> None:
    """Read what is said of the video, and ask for it to be imported."""
    video = path.with_suffix(".mp4")
    said = said_beside(video)
    assert said.key
    said.check()
    request_for(video, said, choose_estimator(None, None), path.parent)


READER = Reader(in_file("dance.toml", read), lambda: [SEED], (spoilt, other_numbers, swollen))
