"""Texts in the player's language: whole sentences by gettext, values by name, plural forms, Korean particles.

The English text in the code is the key. `_` and `n_` translate where something is shown; `core` marks its texts with
`N_`. Adding a language is one file, `locale/<code>/LC_MESSAGES/dancegame.po` (see tools/texts).
"""

import gettext
import locale
from collections.abc import Mapping
from pathlib import Path
from unicodedata import bidirectional

from dancegame.texts.particles import with_particles

DOMAIN = "dancegame"
FOLDER = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"
AUTO = "auto"

_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"

_spoken: gettext.NullTranslations = gettext.NullTranslations()
_code = SOURCE_LANGUAGE


def languages() -> tuple[str, ...]:
    """Return the codes of the languages there are, English first."""
    found = sorted(path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (SOURCE_LANGUAGE, *found)


def use_language(code: str) -> str:
    """Speak a language from now on, AUTO for the system's; returns its code. An unknown one is English."""
    global _spoken, _code
    wanted = _system_language() if code == AUTO else code
    _code = wanted if wanted in languages() else SOURCE_LANGUAGE
    _spoken = gettext.translation(DOMAIN, FOLDER, languages=[_code], fallback=True)
    return _code


def language() -> str:
    """Return the code of the language that is spoken."""
    return _code


def _system_language() -> str:
    try:
        name = locale.getlocale()[0] or locale.getdefaultlocale()[0] or ""
    except ValueError:
        name = ""
    return name.partition("_")[0].lower()


def _(text: str, **values: object) -> str:
    """Return a text in the player's language with its values filled in."""
    return _filled(_spoken.gettext(text) if text else "", values)


def n_(singular: str, plural: str, count: int, **values: object) -> str:
    """Return the form of a text that goes with a count, which is filled in as `count`."""
    return _filled(_spoken.ngettext(singular, plural, count), {"count": count, **values})


def _filled(text: str, values: Mapping[str, object]) -> str:
    # A language may leave a value out of its sentence; one that it invents would be a mistake of its translator.
    filled = text.format_map({name: _isolated(value) for name, value in values.items()}) if values else text
    return with_particles(filled) if _code == "ko" else filled


def _isolated(value: object) -> object:
    """Keep a value that is read from right to left from turning the sentence around it."""
    if isinstance(value, str) and any(bidirectional(letter) in ("R", "AL") for letter in value):
        return f"{_ISOLATE}{value}{_END_OF_ISOLATE}"
    return value
