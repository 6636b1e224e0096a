"""The id of a song, which is also the name of its files: what can be one, and how it is made."""

import re
import unicodedata
from collections.abc import Callable

from dancegame.core.text import on_one_line

# In UTF-8 a Hangul or Kana letter takes 3 bytes; with suffixes this stays far below the 255 bytes of a file name.
MAX_LETTERS = 60


def is_song_id(text: str) -> bool:
    """Say whether a text can be an id: no path and no control character may hide in it."""
    return text not in ("", ".", "..") and not any(letter in text for letter in "/\\:") and on_one_line(text) == text


def slug(text: str) -> str:
    """Return the letters and digits of a text in lower case, in any script, words joined by hyphens."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", plain.replace("'", "").replace("’", "")))
    return "-".join(words)[:MAX_LETTERS].strip("-")


def make_id(*, artist: str, title: str, is_taken: Callable[[str], bool]) -> str:
    """Return artist-title as an id; -2, -3... follow where `is_taken` says that another song has it."""
    return unused(slug(f"{artist} {title}") or "song", is_taken)


def unused(base: str, is_taken: Callable[[str], bool]) -> str:
    """Return a name that nobody has: this one, or with -2, -3... behind it."""
    candidate, count = base, 1
    while is_taken(candidate):
        count += 1
        candidate = f"{base}-{count}"
    return candidate
