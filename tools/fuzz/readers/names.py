"""Names and tags of videos, off which title and artist are read; names of players; what is typed to find a song."""

from pathlib import Path

from dancegame.core.graphemes import graphemes
from dancegame.core.profiles import Profile, name_key, name_of
from dancegame.core.song import listed
from dancegame.core.song_search import SongSearch
from dancegame.core.text import cleaned
from dancegame.songs.ids import is_song_id, make_id
from dancegame.songs.importing import song_text
from dancegame.songs.intake.names import said_by_name
from dancegame.songs.intake.tags import said_by_tags
from tools.fuzz.made import SONG
from tools.fuzz.reader import Reader, as_words, is_harmless

SEEDS = (
    "01. Artist - Title (Official MV) [1080p]",
    "Artist 'Title' M/V",
    "싸이 - 강남스타일 M_V 안무 영상 -AbCdEfG1hIj",
    "my_video_file.final.2",
    "👩‍👩‍👧 é 🇩🇪",
)
# Of a file's name, on every system.
MOST_LETTERS = 250
# More than anybody types into a field, or drops into it.
MOST_TYPED = 2_000


def read(text: str) -> None:
    """Read off everything that a text can say."""
    name = said_by_name(Path("/videos") / (text.replace("\0", "").replace("/", "")[:MOST_LETTERS] + ".mp4"))
    tags = said_by_tags(dict.fromkeys(("title", "artist", "album", "date", "album_artist"), text))
    for said in (name, tags):
        assert is_harmless(said.title or "")
        assert is_song_id(make_id(artist=said.artist or "", title=said.title or "", is_taken=lambda _id: False))
    assert is_harmless(cleaned(text))
    typed = text[:MOST_TYPED]
    assert "".join(graphemes(typed)) == typed
    if player := name_of(text):
        assert Profile(player).name == name_of(player)
        assert name_key(player) == name_key(name_of(player))
    SongSearch([listed(SONG)]).find(typed)
    song_text(title=text, artist=text)


READER = Reader(as_words(read), lambda: [text.encode() for text in SEEDS])
