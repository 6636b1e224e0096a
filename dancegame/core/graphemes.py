"""Takes a text apart into what people call characters: a letter with its marks, a syllable, an emoji."""

import unicodedata

_ZERO_WIDTH_JOINER = "\u200d"
# What extends a character and is no mark by its category: joiners, skin tones, the letters of flags of regions;
# and the vowel AM of Thai and Lao, which is written as a letter and stands over the one before.
_EXTENDING = {"\u200c", _ZERO_WIDTH_JOINER, "\u0e33", "\u0eb3"}
_EXTENDING |= {chr(code) for code in (*range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080))}
_FLAG_LETTERS = ("\U0001f1e6", "\U0001f1ff")
# What of Hangul goes on with a syllable: after jamo that lead (L), stand in the middle (V) or end (T), and after
# syllables without (S) and with an ending (B).
_FOLLOWS = {"L": "LVSB", "V": "VT", "S": "VT", "T": "T", "B": "T"}
_JAMO = (
    ("L", 0x1100, 0x115F),
    ("V", 0x1160, 0x11A7),
    ("T", 0x11A8, 0x11FF),
    ("L", 0xA960, 0xA97C),
    ("V", 0xD7B0, 0xD7C6),
    ("T", 0xD7CB, 0xD7FB),
)
_FIRST_SYLLABLE, _LAST_SYLLABLE, _ENDINGS = 0xAC00, 0xD7A3, 28


def graphemes(text: str) -> list[str]:
    """Split a text; joined again, the parts give the text. Follows the extended clusters of Unicode (UAX #29)."""
    parts: list[str] = []
    for character in text:
        if parts and _belongs(parts[-1], character):
            parts[-1] += character
        else:
            parts.append(character)
    return parts


def _belongs(cluster: str, character: str) -> bool:
    last = cluster[-1]
    if unicodedata.category(last) == "Cc":
        return last == "\r" and character == "\n"
    if character in _EXTENDING or unicodedata.category(character)[0] == "M":
        return True
    if last == _ZERO_WIDTH_JOINER:
        is_emoji = unicodedata.category(character) == "So" == unicodedata.category(cluster[0])
        return is_emoji and not _is_flag_letter(character)
    if _is_flag_letter(character):
        return len(cluster) == 1 and _is_flag_letter(last)
    return _hangul(character) in _FOLLOWS.get(_hangul(last), "")


def _is_flag_letter(character: str) -> bool:
    return _FLAG_LETTERS[0] <= character <= _FLAG_LETTERS[1]


def _hangul(character: str) -> str:
    """Return which kind of Hangul a character is, a key of _FOLLOWS, or -."""
    code = ord(character)
    if _FIRST_SYLLABLE <= code <= _LAST_SYLLABLE:
        return "B" if (code - _FIRST_SYLLABLE) % _ENDINGS else "S"
    return next((kind for kind, first, last in _JAMO if first <= code <= last), "-")
