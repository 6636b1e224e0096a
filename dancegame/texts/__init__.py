"""Texts in the player's language: whole sentences by gettext, values by name, plural forms, Korean particles.

The English text in the code is the key. `_` and `n_` translate where something is shown; other layers mark their texts
with `N_`; `words.text_words` says those that hold values. Adding a language is one file,
`locale/<code>/LC_MESSAGES/dancegame.po`, which `python -m tools.texts update <code>` begins and compiles.
"""

import gettext
from collections.abc import Mapping
from pathlib import Path

from dancegame.core.texts import N_
from dancegame.texts.decimals import with_sign
from dancegame.texts.isolates import isolated
from dancegame.texts.particles import with_particles
from dancegame.texts.system import system_languages

DOMAIN = "dancegame"
FOLDER = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"
AUTO = "auto"
# Between whole numbers and tenths, as a language writes it.
DECIMAL_SIGN = N_("decimal sign: .")
# Behind shares of a hundred, with the gap before it.
PERCENT_SIGN = N_("percent sign: %")

_spoken: gettext.NullTranslations = gettext.NullTranslations()
_code = SOURCE_LANGUAGE


def languages() -> tuple[str, ...]:
    """Return the codes of the languages there are, English first."""
    found = sorted(path.parent.parent.name for path in FOLDER.glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return (SOURCE_LANGUAGE, *found)


def language_name(code: str) -> str:
    """Return what a language calls itself: its catalogue says so where English says “English”."""
    name = N_("English")
    return name if code == SOURCE_LANGUAGE else gettext.translation(DOMAIN, FOLDER, languages=[code]).gettext(name)


def use_language(code: str) -> str:
    """Speak a language from now on, AUTO for the computer's; returns its code. An unknown one is English."""
    global _spoken, _code
    wanted, known = system_languages() if code == AUTO else (code,), languages()
    _code = next((one for one in wanted if one in known), SOURCE_LANGUAGE)
    _spoken = gettext.NullTranslations()
    if _code != SOURCE_LANGUAGE:
        _spoken = gettext.translation(DOMAIN, FOLDER, languages=[_code])
    return _code


def language() -> str:
    """Return the code of the language that is spoken."""
    return _code


def _(text: str, **values: object) -> str:
    """Return a text in the player's language with its values filled in."""
    return _filled(_spoken.gettext(text) if text else "", values)


def n_(singular: str, plural: str, count: int, **values: object) -> str:
    """Return the form of a text that goes with a count, which is filled in as `count`."""
    return _filled(_spoken.ngettext(singular, plural, count), {"count": count, **values})


def _filled(text: str, values: Mapping[str, object]) -> str:
    # A language may leave a value out of its sentence; one that it invents would be a mistake of its translator.
    filled = text.format_map({name: _shown(value) for name, value in values.items()}) if values else text
    return with_particles(filled) if _code == "ko" else filled


def _shown(value: object) -> object:
    """Return a value as it stands in a sentence of this language."""
    if not isinstance(value, float):
        return isolated(value)
    return with_sign(value, _spoken.gettext(DECIMAL_SIGN), _spoken.gettext(PERCENT_SIGN))
