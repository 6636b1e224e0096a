"""Values on the command line: dancers, seconds, speeds, sizes, songs' and networks' names, addresses."""

from collections.abc import Callable
from contextlib import suppress

from dancegame.cli.film_options import parse_size
from dancegame.core.errors import DanceGameError
from dancegame.songs.dancers import parse_dancer
from dancegame.songs.ids import is_song_id
from dancegame.songs.intake.said import Said
from dancegame.vision.estimators.model_store import find_model
from dancegame.vision.source import is_url
from tools.fuzz.damage import other_numbers, spoilt, swollen
from tools.fuzz.reader import Reader, as_words, is_harmless

SEEDS = (b"left", b"2", b"1280x720", b"83.5", b"openpose", b"artist-title", b"rtsp://kitchen/1")


def _as_seconds(text: str) -> None:
    with suppress(ValueError):  # what typer says of what is no number
        Said(start_s=float(text), end_s=float(text), speed=float(text)).check()


KINDS: tuple[Callable[[str], object], ...] = (parse_dancer, parse_size, _as_seconds, is_song_id, find_model, is_url)


def read(text: str) -> None:
    """Take it for each of these; each takes it or refuses it in words."""
    for take in KINDS:
        said = _refusal(take, text)
        assert is_harmless(said)


def _refusal(take: Callable[[str], object], text: str) -> str:
    try:
        take(text)
    except DanceGameError as error:
        return str(error)
    return ""


READER = Reader(as_words(read), lambda: SEEDS, (spoilt, other_numbers, swollen))
