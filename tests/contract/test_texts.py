"""Texts: every one is translated, none is written past the translations, and Korean particles go with their word."""

import ast
import string
from pathlib import Path

import pygame
import pytest
from babel.messages.pofile import read_po
from game_fakes import DANCES, Play

from dancegame.core.checkup import Finding
from dancegame.core.errors import CameraError
from dancegame.core.settings import Settings
from dancegame.core.texts import N_
from dancegame.texts import _, languages, n_, use_language
from dancegame.texts.particles import with_particles
from dancegame.texts.words import error_words, finding_words
from tools.texts import catalogues

CODES = catalogues.codes()
GAME = Path(__file__).resolve().parents[2] / "dancegame" / "game"
# What draws a text, and which of its arguments are texts.
WRITERS = {"write": (1,), "write_lines": (1,), "draw_button": (2,), "draw_menu_tile": (), "draw_hints": ()}
WRITTEN_BY_NAME = {"title", "text", "headline"}
# The game's own name, and what is on keys.
UNTRANSLATED = {"DANCE", "GAME", "Enter", "Esc", "Space"}


@pytest.fixture
def spoken():
    """Speaks a language for one test."""
    yield use_language
    use_language("en")


def test_english_german_and_korean_are_spoken():
    assert {"en", "de", "ko"} <= set(languages())


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_missing(code):
    assert catalogues.missing(code) == []


@pytest.mark.parametrize("code", CODES)
def test_the_compiled_texts_are_those_that_were_written(code):
    assert catalogues.po_path(code).with_suffix(".mo").read_bytes() == catalogues.compiled(code)


@pytest.mark.parametrize("code", CODES)
def test_translations_fill_in_the_same_values(code):
    for message in catalogues.read_catalogue(code):
        if not message.id:
            continue
        sources = [message.id] if isinstance(message.id, str) else list(message.id)
        said = [message.string] if isinstance(message.string, str) else list(message.string)
        expected = {name for source in sources for name in names(source)}
        for text in said:
            assert set(names(text)) == expected, (code, message.id)


def names(text: str) -> list[str]:
    return [name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None]


@pytest.mark.parametrize(("code", "forms"), [("de", 2), ("ko", 1)])
def test_plurals_have_the_forms_of_the_language(code, forms):
    with catalogues.po_path(code).open("rb") as file:
        found = [message for message in read_po(file) if message.pluralizable]
    assert found
    assert {len(message.string) for message in found} == {forms}


def test_a_count_chooses_its_form(spoken):
    spoken("de")
    assert [n_("{count} song", "{count} songs", count) for count in (0, 1, 2)] == ["0 Lieder", "1 Lied", "2 Lieder"]
    spoken("xx")
    assert _("Settings") == "Settings"


def test_a_title_from_right_to_left_leaves_the_sentence_as_it_is():
    assert _("{title} – not guessed", title="שלום") == "\u2068שלום\u2069 – not guessed"
    assert _("{title} – not guessed", title="Can-Can") == "Can-Can – not guessed"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("밤을(를)", "밤을"),
        ("나무을(를)", "나무를"),
        ("“나무”은(는)", "“나무”는"),
        ("서울으로(로)", "서울로"),
        ("부산으로(로)", "부산으로"),
        ("나무으로(로)", "나무로"),
        ("3이(가)", "3이"),
        ("2이(가)", "2가"),
        ("Swan과(와)", "Swan과"),
        ("Banana과(와)", "Banana와"),
        ("밤 을(를)", "밤 을(를)"),
    ],
)
def test_particles_go_with_the_sound_before_them(written, read):
    assert with_particles(written) == read


def test_an_error_is_said_in_the_players_language(spoken):
    error = CameraError(
        N_("{camera} gives no picture."), remedy=N_("Close other programs, then try again."), camera="Tür"
    )
    spoken("de")
    said = error_words(error)
    assert said == (_("{camera} gives no picture.", camera="Tür"), _("Close other programs, then try again."))
    assert said[0].startswith("Tür ")
    assert said[0] != error.message
    assert finding_words(Finding.of("camera", error)) == said
    assert error.message == "Tür gives no picture."


# Whose errors players can meet while they play; authors and the command line read English.
MET = ("core", "game", "music", "vision/cameras", "vision/live", "vision/several")


@pytest.mark.parametrize("folder", MET)
def test_errors_that_players_meet_are_sentences_with_values(folder):
    """A text that is put together before it is raised cannot be translated."""
    found = []
    for path in sorted((GAME.parent / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id.endswith("Error"):
                words = [*node.args[:1], *[word.value for word in node.keywords if word.arg == "remedy"]]
                is_told = any(word.arg == "remedy" for word in node.keywords)
                found += [f"{path.name}:{node.lineno}" for word in words if is_told and is_fixed(word)]
    assert found == []


def is_fixed(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and node.value != "")


def test_nothing_is_written_past_the_translations():
    """Texts that are drawn come through `_`, `n_` or a name; a literal would be English in every language."""
    found = []
    for path in sorted(GAME.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WRITERS:
                drawn = [node.args[place] for place in WRITERS[node.func.id] if place < len(node.args)]
                drawn += [word.value for word in node.keywords if word.arg in WRITTEN_BY_NAME]
                found += [f"{path.name}: {text}" for argument in drawn for text in literals(argument)]
    assert found == []


def literals(node: ast.expr) -> list[str]:
    """Literal texts with letters that are drawn as they stand."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        is_text = any(letter.isalpha() for letter in node.value) and node.value not in UNTRANSLATED
        return [node.value] if is_text else []
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    if isinstance(node, ast.JoinedStr):
        return [text for value in node.values for text in literals(value)]
    return []


def test_in_korean_no_screen_speaks_english(display, texts, spoken):
    play = Play(display, mode=None, song_id=None, settings=Settings(has_seen_intro=True, language="ko"))
    play.wait(1.0).press(pygame.K_5).wait(3.0)
    assert play.stage == "settings"
    play.press(pygame.K_ESCAPE).press(pygame.K_4).wait(2.0)
    assert play.stage == "songs"
    play.press(pygame.K_ESCAPE).press(pygame.K_2).until("guess").wait(3.0).answer(is_right=False)
    play.until("reveal").wait(3.0).press(pygame.K_RETURN).until("ready").until("dance").wait(2.5)
    play.press(pygame.K_p).wait(0.5).press(pygame.K_p).until("result").wait(5.0)
    assert "퍼펙트" in texts
    known = {name for dance in DANCES for name in (dance.song.title, dance.song.artist)} | UNTRANSLATED
    known |= {word for name in known for word in name.split()}
    known |= {"English", "Deutsch", "Front door", "ms", "abc", "F11", "A – D", "1 – 4", *"ABCD"}
    english = {text for text in texts if any("a" <= letter.lower() <= "z" for letter in text)} - known
    assert {text for text in english if not any(name in text for name in known)} == set()
