"""How texts are said: languages, values, plural forms and Korean particles."""

import pickle
import re

import pytest

from dancegame import texts
from dancegame.core.errors import SongError
from dancegame.core.texts import text_of
from dancegame.texts import _, n_, use_language
from dancegame.texts.particles import with_particles
from dancegame.texts.system import system_languages
from dancegame.texts.words import error_words, text_words
from tools.texts import catalogues

LANGUAGES = ("de", "ko")
# A pair of particles, as Korean texts write them; "(으)로" is one of those that are not understood.
A_PAIR = re.compile(r"[가-힣]\((은|는|이|가|을|를|과|와|로|예요|여야|라고|라는|야)\)|\([으이]\)")


@pytest.fixture(autouse=True)
def _english_again():
    yield
    use_language("en")


def test_the_languages_are_those_of_the_catalogues():
    assert texts.languages() == ("en", *LANGUAGES)
    assert use_language("de") == "de"
    assert _("Next song") == "Nächster Song"
    assert use_language("tlh") == "en"
    assert _("Next song") == "Next song"


@pytest.mark.parametrize(
    ("environment", "codes"),
    [
        ({"LANG": "ko_KR.UTF-8"}, ("ko",)),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "de_AT"}, ("de",)),
        ({"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr:de:en"}, ("fr", "de", "en", "fr")),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8", "LANGUAGE": "de"}, ()),
    ],
)
def test_the_language_of_the_computer(environment, codes):
    assert system_languages(environment) == codes


def test_the_computer_s_dearest_language_that_there_is(monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setenv("LANGUAGE", "fr:ko")
    assert use_language(texts.AUTO) == "ko"


def test_plural_forms_go_with_their_count():
    said = {}
    for language in ("en", *LANGUAGES):
        use_language(language)
        said[language] = [n_("{count} point", "{count} points", count) for count in (0, 1, 2)]
    assert said["en"] == ["0 points", "1 point", "2 points"]
    assert said["de"] == ["0 Punkte", "1 Punkt", "2 Punkte"]
    assert said["ko"] == ["0점", "1점", "2점"]


def test_a_sentence_with_values_is_said_in_any_language():
    problem = text_of("There is no camera.")
    text = text_of("{problem} The song is silent.", problem=problem)
    assert text.english == str(text) == "There is no camera. The song is silent."
    use_language("de")
    for one in (text, pickle.loads(pickle.dumps(text))):
        assert text_words(one) == "Es gibt keine Kamera. Der Song bleibt stumm."


def test_an_error_keeps_its_sentence_on_its_way_between_processes():
    error = SongError("{path} is missing.", remedy="Check the file.", path="a\nb.toml")
    sent = pickle.loads(pickle.dumps(error))
    assert str(sent) == "a b.toml is missing. Check the file."
    use_language("ko")
    assert error_words(sent) == ("a b.toml이 없어요.", "파일을 확인해 주세요.")


def test_a_value_from_right_to_left_stays_in_its_place():
    assert _("{title} – not guessed", title="شارع") == "\u2068شارع\u2069 – not guessed"
    assert _("{title} – not guessed", title="Can-can") == "Can-can – not guessed"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("노래을(를)", "노래를"), ("춤을(를)", "춤을"), ("강남이(가)", "강남이"), ("나비은(는)", "나비는"),
        ("별과(와) 나비과(와)", "별과 나비와"),
        # Ways and means after an L, as after a vowel.
        ("서울으로(로)", "서울로"), ("강남으로(로)", "강남으로"), ("바다으로(로)", "바다로"), ("1으로(로)", "1로"),
        ("3이(가)", "3이"),
         ("2이(가)", "2가"), ("10을(를)", "10을"), ("45을(를)", "45를"), ("7이에요(예요)", "7이에요"),
        # Spelt letters, and words by their sound.
        ("BTS이(가)", "BTS가"), ("SM이(가)", "SM이"), ("Carmen을(를)", "Carmen을"), ("Dance을(를)", "Dance를"),
        ("song은(는)", "song은"), ("pop을(를)", "pop을"), ("list을(를)", "list를"),
        ("dancegame.toml으로(로)", "dancegame.toml로"),
        # Behind quotation marks, brackets and isolates the word decides.
        ("‘별’이(가)", "‘별’이"), ("\"나비\"이(가)", "\"나비\"가"), ("「별」(live)은(는)", "「별」(live)는"),
        ("\u2068별\u2069을(를)", "\u2068별\u2069을"),
    ],
)  # fmt: skip
def test_particles_go_with_the_sound_before_them(written, read):
    assert with_particles(written) == read


def test_particles_are_chosen_after_the_values_are_filled_in():
    use_language("ko")
    said = [_("{path} cannot be read: {reason}.", path=path, reason="x") for path in ("별", "나비")]
    assert said == ["별을 읽을 수 없어요: x.", "나비를 읽을 수 없어요: x."]


def test_every_pair_of_particles_in_a_translation_is_understood():
    forms = [form for message in catalogues.read("ko") if message.id for form in _forms(message.string)]
    pairs = [form for form in forms if A_PAIR.search(form)]
    assert len(pairs) > 20
    assert [form for form in pairs if A_PAIR.search(with_particles(re.sub(r"{[^}]*}", "별", form)))] == []


def _forms(text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)
