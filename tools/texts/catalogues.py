"""Reads, renews and writes the catalogues: one `dancegame.po` for each language, and beside it the compiled `.mo`.

The `.mo` is kept with the code: a game that is started from a checkout has no step that could build it.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from dancegame.texts import DOMAIN, FOLDER

CODE = Path(__file__).parents[2] / "dancegame"
# What marks a text, and which of its arguments are texts.
KEYWORDS = {"_": None, "N_": None, "n_": (1, 2)}
# They change with every run and say nothing that the history of the files does not.
_RESTLESS = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator', '"Language-Team')
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_HEADER = "# Texts of dancegame. `python -m tools.texts update` renews and compiles this file."


def collected(code: Path = CODE) -> Catalog:
    """Return the texts that the code marks, without translations."""
    catalogue = _empty(None)
    found = extract_from_dir(code, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",))
    for file, line, text, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalogue.add(text, None, [(f"{code.name}/{file}", line)], auto_comments=comments, context=context)
    return catalogue


def po_path(language: str, folder: Path = FOLDER) -> Path:
    """Return where a language's translations are."""
    return folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def translated(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the codes of the languages that have translations."""
    return tuple(sorted(path.parent.parent.name for path in folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po")))


def read(language: str, folder: Path = FOLDER) -> Catalog:
    """Return the translations of a language; empty for a new one."""
    path = po_path(language, folder)
    if not path.exists():
        return _empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def renewed(language: str, texts: Catalog, folder: Path = FOLDER) -> Catalog:
    """Return a language's translations with the texts of now: what is new has none, what is gone is gone."""
    catalogue = read(language, folder)
    # A translation that only resembles is worse than none: nobody would notice it.
    catalogue.update(texts, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = _HEADER
    return catalogue


def as_po(catalogue: Catalog) -> str:
    """Return a catalogue as the text of its file."""
    written = io.BytesIO()
    write_po(written, catalogue, width=110, include_lineno=False, ignore_obsolete=True)
    return "".join(_settled(written.getvalue().decode().splitlines(keepends=True)))


def write(language: str, catalogue: Catalog, folder: Path = FOLDER) -> None:
    """Write a language's translations, and compile them."""
    path = po_path(language, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(as_po(catalogue), encoding="utf-8", newline="\n")
    compile_one(language, folder)


def compile_one(language: str, folder: Path = FOLDER) -> None:
    """Compile a language's translations."""
    po_path(language, folder).with_suffix(".mo").write_bytes(compiled(read(language, folder)))


def compiled(catalogue: Catalog) -> bytes:
    """Return what gettext reads."""
    written = io.BytesIO()
    # The header tells the time: without this the same translations would be another file each day.
    catalogue.creation_date = catalogue.revision_date = _NO_DATE
    write_mo(written, catalogue)
    return written.getvalue()


def _settled(lines: list[str]) -> Iterator[str]:
    return (line for line in lines if not line.startswith(_RESTLESS))


def _empty(language: str | None) -> Catalog:
    return Catalog(locale=language, domain=DOMAIN, project=DOMAIN, header_comment=_HEADER, fuzzy=False)
