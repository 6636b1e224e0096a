"""The language that a computer is set to."""

import locale
import os
import sys
from collections.abc import Mapping

# As gettext reads them: the first that is set names the locale; LANGUAGE may put others before it.
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def system_languages(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the codes of the languages that the computer's user wants, the dearest first: ("de", "en")."""
    named = next((environment[name] for name in _VARIABLES if environment.get(name)), None)
    if named is None:
        named = _of_windows()
    if _code(named) in ("", "c", "posix"):
        return ()
    return tuple(_code(name) for name in (*environment.get("LANGUAGE", "").split(":"), named) if name)


def _code(name: str) -> str:
    """Return the language of a locale's name: "de" of "de_DE.UTF-8"."""
    for end in "_.@-":
        name = name.partition(end)[0]
    return name.lower()


def _of_windows() -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
