"""Korean particles: which form a word wants depends on the sound that it ends with.

A translation writes both, as Korean texts do: "{song}을(를)"; after the word is filled in, one of them stays.
"""

import re

# What a text writes -> after a consonant, after a vowel.
_PAIRS = {
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "으로(로)": ("으로", "로"),
    "이에요(예요)": ("이에요", "예요"),
    "아(야)": ("아", "야"),
}
# Between the word and its particle there may stand a closing quotation mark or bracket.
_EITHER = "|".join(re.escape(both) for both in sorted(_PAIRS, key=len, reverse=True))
_WRITTEN = re.compile(rf"""(\S)([\u2069'"”’»」』>)\]]*)({_EITHER})""")
_FIRST, _LAST, _FINALS, _RIEUL = 0xAC00, 0xD7A3, 28, 8
# As they are read: digits in Chinese numerals, letters by their Korean names or, in a word, by their sound.
_DIGITS_WITH_FINAL, _DIGITS_WITH_RIEUL = "013678", "178"
_LETTERS_WITH_FINAL, _LETTERS_WITH_RIEUL = "bcdgklmnpt", "lr"


def with_particles(text: str) -> str:
    """Return the text with the form of each particle that goes with the word before it."""
    return _WRITTEN.sub(lambda found: found[1] + found[2] + _particle(found[1], found[3]), text)


def _particle(before: str, both: str) -> str:
    after_consonant, after_vowel = _PAIRS[both]
    has_final, is_rieul = _ending(before)
    # Road and means take the short form after an L as well.
    if both == "으로(로)" and is_rieul:
        return after_vowel
    return after_consonant if has_final else after_vowel


def _ending(character: str) -> tuple[bool, bool]:
    """Return whether a word that ends so ends with a consonant, and whether that is an L."""
    code = ord(character)
    if _FIRST <= code <= _LAST:
        final = (code - _FIRST) % _FINALS
        return final != 0, final == _RIEUL
    lower = character.lower()
    if lower.isdigit():
        return lower in _DIGITS_WITH_FINAL, lower in _DIGITS_WITH_RIEUL
    return lower in _LETTERS_WITH_FINAL or lower in _LETTERS_WITH_RIEUL, lower in _LETTERS_WITH_RIEUL
