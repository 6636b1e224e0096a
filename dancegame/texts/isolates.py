"""Values that run from right to left, such as an Arabic title, leave the sentence around them in its order."""

from unicodedata import bidirectional

FIRST_STRONG_ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"


def isolated(value: object) -> object:
    """Return a value as it is put into a sentence; only what holds letters from right to left needs a wall."""
    if isinstance(value, str) and any(bidirectional(character) in ("R", "AL", "AN") for character in value):
        return f"{FIRST_STRONG_ISOLATE}{value}{END_OF_ISOLATE}"
    return value
