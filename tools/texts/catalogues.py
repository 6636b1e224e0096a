"""The catalogues of all languages: what the code says, what of it is translated, and the compiled files."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HOME = Path(__file__).resolve().parents[2]
PACKAGE = HOME / "dancegame"
LOCALE = PACKAGE / "texts" / "locale"
# How texts are marked: `_` and `n_` say one, `N_` marks one for later; the kinds of settings begin with their label.
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}
SETTING_KINDS = dict.fromkeys(("switch", "choice", "share", "number", "text"), (1,))


def codes() -> list[str]:
    """Return the languages that there are catalogues of."""
    return sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def po_path(code: str) -> Path:
    """Return the catalogue of a language as people write it."""
    return LOCALE / code / "LC_MESSAGES" / "dancegame.po"


def extracted() -> Catalog:
    """Return all texts of the code."""
    catalogue = Catalog(project="dancegame", charset="utf-8")
    for keywords, files in ((KEYWORDS, "**.py"), (SETTING_KINDS, "core/settings.py")):
        for file, _line, message, _comments, context in extract_from_dir(
            PACKAGE, [(files, "python")], keywords=keywords, comment_tags=()
        ):
            catalogue.add(message, locations=[(file, 0)], context=context)
    return catalogue


def read_catalogue(code: str) -> Catalog:
    """Return a language's catalogue; an empty one for a new language."""
    path = po_path(code)
    if not path.exists():
        return Catalog(locale=code, domain="dancegame", project="dancegame", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=code)


def update(code: str) -> None:
    """Bring a language's catalogue up to date; what the code no longer says goes."""
    catalogue = read_catalogue(code)
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    path = po_path(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, sort_output=True, omit_header=False, include_lineno=False, width=120)


def compiled(code: str) -> bytes:
    """Return what a language's compiled catalogue holds."""
    made = io.BytesIO()
    write_mo(made, read_catalogue(code))
    return made.getvalue()


def compile_catalogue(code: str) -> None:
    """Write the compiled catalogue beside the written one."""
    po_path(code).with_suffix(".mo").write_bytes(compiled(code))


def missing(code: str) -> list[str]:
    """Return the texts of the code that a language does not say."""
    catalogue = read_catalogue(code)
    texts = []
    for message in extracted():
        if not message.id:
            continue
        known = catalogue.get(message.id if isinstance(message.id, str) else message.id[0])
        said = known.string if known else ""
        is_said = all(said) if isinstance(said, tuple | list) else bool(said)
        if not is_said:
            texts.append(message.id if isinstance(message.id, str) else message.id[0])
    return texts
