"""Texts that come from files, made harmless: nothing that steers a terminal, reorders other text or never ends."""

import re
import unicodedata

# Letters of a title, a name, a tag; credits may be longer.
MOST_LETTERS = 200
# White space that ends a line or moves the cursor, and what Python's own str.splitlines takes for it.
_SPACES = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]")
# Other control characters; embeddings, overrides and isolates, which reorder what stands around them (the marks for
# left and right do not, and Hebrew and Arabic need them); characters that are nothing to see: deprecated ones, byte
# order marks, annotations, and what is no character at all.
_HIDDEN = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff]"
)
# Half characters are what is left of bytes that are not UTF-8; no output can write them.
_HALVES = re.compile("[\ud800-\udfff]")


def on_one_line(text: str) -> str:
    """Return a text without control characters: white space becomes a space, the others go."""
    return _HALVES.sub("\ufffd", _HIDDEN.sub("", _SPACES.sub(" ", text)))


def cleaned(text: str, *, most: int = MOST_LETTERS) -> str:
    """Return a text as it may be shown: on one line, composed (NFC), at most so many letters, then an ellipsis."""
    return _limited(unicodedata.normalize("NFC", on_one_line(text)).strip(), most)


def cleaned_lines(text: str, *, most: int) -> str:
    """Return a text of several lines as it may be shown, each of them cleaned."""
    lines = text.replace("\r\n", "\n").split("\n")
    return _limited("\n".join(cleaned(line, most=most) for line in lines).strip(), most)


def _limited(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
