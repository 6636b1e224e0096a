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
    "이어야(여야)": ("이어야", "여야"),
    "이라고(라고)": ("이라고", "라고"),
    "이라는(라는)": ("이라는", "라는"),
    "아(야)": ("아", "야"),
}
_BOTH = "|".join(re.escape(both) for both in sorted(_PAIRS, key=len, reverse=True))
# Between the word and its particle there may stand closing quotation marks, brackets and the end of an isolate.
_WRITTEN = re.compile(rf"""([A-Za-z]+|\S)([\u2069"'`”’»」』>)\]]*)({_BOTH})""")
_FIRST, _LAST, _FINALS, _RIEUL = 0xAC00, 0xD7A3, 28, 8
# Digits are read as Chinese numerals: 3 is sam, 10 ends as sip does.
_DIGITS_WITH_FINAL, _DIGITS_WITH_RIEUL = "013678", "178"
# Letters that are spelt out have their Korean names: el, em, en, ar, and all others end with a vowel.
_NAMES_WITH_FINAL = "LMNR"
# In words the sonorants are finals always, the short plosives after a vowel: "pop" is pap, but "list" is riseuteu.
_SONORANTS, _PLOSIVES, _VOWELS = "lmn", "bckpt", "aeiou"


def with_particles(text: str) -> str:
    """Return the text with the form of each particle that goes with the word before it."""
    return _WRITTEN.sub(lambda found: found[1] + found[2] + _particle(found[1], found[3]), text)


def _particle(word: str, both: str) -> str:
    after_consonant, after_vowel = _PAIRS[both]
    has_final, is_rieul = _ending(word)
    # Ways and means take the short form after an L as well.
    if both == "으로(로)" and is_rieul:
        return after_vowel
    return after_consonant if has_final else after_vowel


def _ending(word: str) -> tuple[bool, bool]:
    """Return whether a word, of which the last letter may stand alone, ends with a consonant, and whether with an L."""
    last = word[-1]
    if _FIRST <= ord(last) <= _LAST:
        final = (ord(last) - _FIRST) % _FINALS
        return final != 0, final == _RIEUL
    if last.isdigit():
        return last in _DIGITS_WITH_FINAL, last in _DIGITS_WITH_RIEUL
    if word.isupper():
        return last in _NAMES_WITH_FINAL, last in "LR"
    lower = word.lower()
    is_final = last in _SONORANTS or lower.endswith("ng") or (last in _PLOSIVES and lower[-2:-1] in tuple(_VOWELS))
    return is_final, last == "l"
