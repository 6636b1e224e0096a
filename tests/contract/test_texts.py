"""Every text is marked, collected, translated and compiled."""

import ast
import gettext
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages import Catalog

import dancegame
from dancegame.core import errors
from dancegame.core.evening.modes import MODES
from dancegame.core.settings import fields
from dancegame.texts import _, use_language
from tools.texts import catalogues
from tools.texts.checks import faults

CODE = Path(dancegame.__file__).parent
LANGUAGES = ("de", "ko")
MARKS = {"_", "N_", "n_"}

# What is drawn as it is in every language: caps of keys, the name of the game, names of languages and of programs.
KEYS = {"P", "Enter", "Esc", "Space", "Tab", "F11", "F2", "A – D", "1 – 4", "↑ ↓", "← →", "← → ↑ ↓"}
NAMES = {"DANCE", "GAME", "DANCEGAME", "MediaPipe", "MoveNet", "OpenPose", "ABCD", "RGB"}
# Functions of the drawing and the arguments of theirs that people read.
WRITERS = {"write": 1, "write_lines": 1, "draw_button": 2, "draw_badge": 2, "draw_key": 1}
READ_ARGUMENTS = {"title", "text", "artist", "words", "headline", "hints", "label"}


# What looks at dancers while they wait.
LOOKS_ON = tuple(f"dancegame/vision/{part}/" for part in ("live", "hybrid", "several", "puppet"))
VALUES = re.compile(r"\{[^}]*\}")
TRADE = re.compile(r"\b(neural|(pose )?networks?|estimat|landmark|latenc|decod|kernel|thread|tracker|codec)", re.I)


@cache
def collected() -> Catalog:
    """The texts of the code, read once: every process that collects tests imports this file, one runs it."""
    return catalogues.collected()


@cache
def ids() -> set[str]:
    return {text for one in collected() if one.id for text in (one.id if one.pluralizable else (one.id,))}


def sources() -> list[Path]:
    return sorted(CODE.rglob("*.py"))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "id", getattr(node.func, "attr", "")), node


def test_every_marked_text_is_collected():
    missed = [
        f"{path.name}:{call.lineno} {ast.unparse(call)[:60]}"
        for path in sources()
        for name, call in calls(ast.parse(path.read_text(encoding="utf-8")))
        if name in MARKS
        for argument in call.args[: 2 if name == "n_" else 1]
        if isinstance(argument, ast.JoinedStr) or (isinstance(argument, ast.Constant) and argument.value not in ids())
    ]
    assert missed == []
    assert len(ids()) > 250


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_with_its_values(language: str):
    assert list(faults(catalogues.read(language), collected())) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_compiled_catalogues_are_those_of_the_translations(language: str):
    shipped = catalogues.po_path(language).with_suffix(".mo")
    expected = gettext.GNUTranslations(io.BytesIO(catalogues.compiled(catalogues.read(language))))
    with shipped.open("rb") as file:
        found = gettext.GNUTranslations(file)
    assert _messages(found) == _messages(expected)
    assert len(_messages(found)) > 250


def _messages(translations: gettext.GNUTranslations) -> dict[object, str]:
    return {key: text for key, text in translations._catalog.items() if key}


def test_the_catalogues_are_as_the_tool_would_write_them():
    for language in LANGUAGES:
        renewed = catalogues.as_po(catalogues.renewed(language, collected()))
        assert catalogues.po_path(language).read_text(encoding="utf-8") == renewed


def test_compiling_again_changes_nothing():
    first, again = (catalogues.compiled(catalogues.read("ko")) for _ in range(2))
    assert first == again
    assert b"2000-01-01" in first


def test_a_check_finds_what_is_missing_doubtful_or_filled_in_wrongly():
    catalogue = catalogues.read("de")
    catalogue["Next song"].string = ""
    catalogue["Menu"].flags.add("fuzzy")
    catalogue["Work on {moment}"].string = "Üb noch {moments}"
    catalogue["{count} point"].string = ("{count} Punkt",)
    catalogue.add("Once upon a time", "Es war einmal")
    catalogue.delete("Again")
    found = "\n".join(faults(catalogue, collected()))
    for fault in (
        "not translated: 'Next song'", "doubtful: 'Menu'", "moments", "1 plural forms instead of 2",
        "no longer said: 'Once upon a time'", "not in the catalogue: 'Again'",
    ):  # fmt: skip
        assert fault in found


def test_what_the_settings_and_the_menu_say_is_collected():
    labels = {setting.label for setting in fields() if setting.is_on_page}
    entries = {text for mode in MODES.values() for text in (mode.title, mode.text) if text}
    assert labels | entries <= ids()


# --- nothing is drawn, and no error is raised, that is not marked


def test_who_plays_reads_no_words_of_the_trade():
    """What the window says, waits included; whoever names networks on the command line may read of them."""
    read_in_the_window = ("dancegame/game/", "dancegame/core/", "dancegame/texts/", *LOOKS_ON)
    found = [
        (message.id, place)
        for message in collected()
        for place, _line in message.locations
        if place.startswith(read_in_the_window) and TRADE.search(VALUES.sub("", str(message.id)))
    ]
    assert found == []


def unmarked(node: ast.AST) -> Iterator[ast.Constant]:
    """Yield the strings within a node that do not stand in a call that marks them."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKS:
        for keyword in node.keywords:
            yield from unmarked(keyword.value)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from unmarked(child)


def without_notes(tree: ast.Module) -> ast.Module:
    """Take out docstrings, annotations and what only programmers read."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("TypeVar", "ParamSpec"):
            node.args = []
        if isinstance(node, ast.arg | ast.AnnAssign):
            node.annotation = ast.Constant(None)
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        if isinstance(node, ast.Raise | ast.Assert):
            node.exc = node.cause = node.msg = None
            node.test = ast.Constant(None)
    return tree


def looks_read(text: str) -> bool:
    """Whether a text is made for people: with letters, and a space between words or a capital."""
    return any(letter.isalpha() for letter in text) and (" " in text.strip() or text[:1].isupper())


# They are about letters, and draw what they are given.
LETTERING = {"bidi", "fonts", "shaping", "wrapping"}
DRAWING = [
    path for folder in ("screens", "drawing") for path in sorted((CODE / "game" / folder).rglob("*.py"))
    if path.stem not in LETTERING
]  # fmt: skip


def drawn_unmarked(source: str) -> list[str]:
    tree = without_notes(ast.parse(source))
    found = [node for node in unmarked(tree) if looks_read(node.value)]
    for name, call in calls(tree):
        read = call.args[WRITERS[name] : WRITERS[name] + 1] if name in WRITERS else []
        read += [keyword.value for keyword in call.keywords if keyword.arg in READ_ARGUMENTS]
        read += call.args[1:2] if name == "draw_hints" else []
        found += [node for one in read for node in unmarked(one) if any(letter.isalpha() for letter in node.value)]
    return sorted({node.value for node in found} - KEYS - NAMES)


@pytest.mark.parametrize("path", DRAWING, ids=lambda path: path.stem)
def test_nothing_is_drawn_that_is_not_marked(path: Path):
    assert drawn_unmarked(path.read_text(encoding="utf-8")) == []


def test_a_text_that_is_not_marked_is_found():
    assert drawn_unmarked('write(canvas, "menu", size=40)') == ["menu"]
    assert drawn_unmarked('text = "Step back"\nwrite(canvas, text)') == ["Step back"]
    assert drawn_unmarked('draw_hints(canvas, (("Esc", "leave"),))') == ["leave"]
    assert drawn_unmarked('write(canvas, f"{count} points left")') == [" points left"]
    assert drawn_unmarked('write(canvas, _("Menu"))\ndraw_key(canvas, "Enter")') == []


ERRORS = {
    name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.DanceGameError)
}


def error_texts_unmarked(source: str) -> list[str]:
    tree = ast.parse(source)
    return [
        ast.unparse(text)[:80]
        for name, call in calls(tree)
        if name in ERRORS | {"Finding", "LiveProgress", "on_progress", "progress_bar"}
        for text in [*(call.args[1:] if name != "progress_bar" and name not in ERRORS else call.args[:1]),
                     *(keyword.value for keyword in call.keywords if keyword.arg in ("remedy", "text"))]
        for node in unmarked(text)
        if " " in node.value.strip() or node.value[:1].isupper()
    ]  # fmt: skip


@pytest.mark.parametrize("path", sources(), ids=lambda path: "-".join(path.relative_to(CODE).with_suffix("").parts))
def test_no_error_finding_or_progress_speaks_english_only(path: Path):
    assert error_texts_unmarked(path.read_text(encoding="utf-8")) == []


def test_an_error_that_is_not_marked_is_found():
    assert error_texts_unmarked('raise SongError(f"{path} is gone.", remedy=N_("Look."))')
    assert error_texts_unmarked('raise SongError(N_("Gone."), remedy="Look for it.")')
    assert error_texts_unmarked('Finding("light", True, "The light is good.")')
    assert not error_texts_unmarked('raise SongError(N_("{path} is gone."), remedy=LOOK, path=path)')


def test_tenths_are_written_as_each_language_writes_them():
    use_language("de")
    assert _("{megabytes:.1f} MB", megabytes=2.0) == "2,0 MB"
    use_language("en")
    assert _("{megabytes:.1f} MB", megabytes=2.0) == "2.0 MB"
