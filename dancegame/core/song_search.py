"""Finds songs as one types: by how words begin, without minding case, accents or width, Hangul by its letters."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dancegame.core.song import Listing
from dancegame.core.traits import Step, Traits

_WORD = re.compile(r"[\s\-_.,;:!?()\[\]/'\"“”‘’]+")
# Hangul: 19 initial consonants, 21 vowels, 28 finals make a syllable; as letters of their own initials are elsewhere.
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FIRST_SYLLABLE, _LAST_SYLLABLE, _A_INITIAL = 0xAC00, 0xD7A3, 588


@dataclass(frozen=True)
class Filters:
    """What a song must be like; None lets everything through. A song whose traits are not known yet passes."""

    tempo: Step | None = None
    energy: Step | None = None
    difficulty: Step | None = None
    is_seated: bool = False
    tag: str | None = None

    def passes(self, song: Listing, traits: Traits | None) -> bool:
        """Return whether a song is like that."""
        if self.tag is not None and self.tag not in song.tags:
            return False
        if traits is None:
            return True
        wanted = ((self.tempo, traits.tempo), (self.energy, traits.energy), (self.difficulty, traits.difficulty))
        return all(step is None or step is has for step, has in wanted) and (traits.is_seated or not self.is_seated)


EVERYTHING = Filters()


@dataclass(frozen=True)
class _Key:
    """A song as it is searched: its title, and its words with a gap before each."""

    song: Listing
    title: str
    words: str
    initials: str


class SongSearch:
    """The keys of a library, made once; those of songs that it had before are taken over.

    songs: as they were given.
    """

    def __init__(self, songs: Sequence[Listing], *, before: "SongSearch | None" = None) -> None:
        self.songs = songs
        known = {id(key.song): key for key in before._keys} if before else {}
        self._keys: list[_Key] = [known.get(id(song)) or _key(song) for song in songs]

    def find(
        self, text: str, *, filters: Filters = EVERYTHING, traits: Mapping[str, Traits] | None = None
    ) -> Sequence[Listing]:
        """Return the songs in which every word of the text begins a word; those whose title begins so come first."""
        words = [word for word in _WORD.split(folded(text)) if word]
        whole, known = " ".join(words), traits or {}
        found = self._keys
        for word in words:
            begun, initials = f" {word}", _as_initials(word)
            # A syllable whose final is not typed yet begins the whole one, for in letters it is shorter.
            found = [key for key in found if begun in key.words or (initials and initials in key.initials)]
        if filters != EVERYTHING:
            found = [key for key in found if filters.passes(key.song, known.get(key.song.id))]
        first = [key.song for key in found if key.title.startswith(whole)]
        return first + [key.song for key in found if not key.title.startswith(whole)]


def folded(text: str) -> str:
    """Return a text as it is compared: full width as half, no accents, no case, Hangul in its letters."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in decomposed if not unicodedata.combining(part) or "\u3099" <= part <= "\u309a")


def _key(song: Listing) -> _Key:
    said = " ".join((song.title, song.artist, str(song.year or ""), *song.tags))
    words = " " + " ".join(word for word in _WORD.split(folded(said)) if word)
    title = " ".join(word for word in _WORD.split(folded(song.title)) if word)
    return _Key(song, title, words, _initials(said))


def _initials(text: str) -> str:
    """Return the initial consonants of Hangul syllables, words apart."""
    return "".join(
        _INITIALS[(ord(letter) - _FIRST_SYLLABLE) // _A_INITIAL]
        if _FIRST_SYLLABLE <= ord(letter) <= _LAST_SYLLABLE
        else " "
        for letter in unicodedata.normalize("NFC", text)
    )


def _as_initials(word: str) -> str:
    """Return a word of nothing but initial consonants as `_initials` writes them, else nothing; folding joined them."""
    if not all("\u1100" <= letter <= "\u1112" for letter in word):
        return ""
    return "".join(_INITIALS[ord(letter) - 0x1100] for letter in word)
