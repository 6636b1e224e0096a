"""The facts of a song, `<id>.toml`: what is read can be written, and comes back as it was."""

from pathlib import Path

from dancegame.songs.facts import decode_facts, encode_facts, read_song_and_facts
from dancegame.songs.origins import read_origin
from tools.fuzz.damage import other_numbers, spoilt, swollen
from tools.fuzz.made import song_files
from tools.fuzz.reader import Reader, in_file, is_harmless

NAME = "artist-title.toml"


def read(path: Path) -> None:
    """Read the facts, and write and read them once more."""
    read_origin(path)
    song, facts = read_song_and_facts(path)
    assert song.title
    assert is_harmless(song.title)
    again = decode_facts(encode_facts(facts), path)
    assert again == facts, "what is written is not what was read"
    again.song()


def large() -> list[bytes]:
    """Return texts that are never closed, and tables within tables."""
    heads = "".join(f"[{number:x}.{'a.' * 18}a]\n" for number in range(7_000))
    return [b'title = "' + b'Hello \\"' * 40_000, b'x = """' + b'\\"""' * 80_000, b"x = '''a" * 40_000, heads.encode()]


READER = Reader(in_file(NAME, read), lambda: [song_files()["toml"]], (spoilt, other_numbers, swollen), large)
