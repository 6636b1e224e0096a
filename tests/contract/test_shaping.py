"""Texts of all scripts: order, joining, marks, brackets, which font draws what, and that nothing is cut."""

import pygame
import pytest

from dancegame.game.drawing import fonts
from dancegame.game.drawing.bidi import is_right_to_left, visual_runs
from dancegame.game.drawing.shaping import BOX, _pieces, _pieces_of_any, picture, pieces, width_px

WHITE = (255, 255, 255)
SAMPLES = {
    "Latin": "Ågjy|Ệ Ελλάδα Україна",
    "Hangul": "뷁 강남스타일 ㅋ",
    "Han": "夜に駆ける「千本桜」臺灣",
    "HanChina": "直骨",
    "Arabic": "لِلْأُغْنِيَةِ ٱلْحُبُّ ججح",
    "Hebrew": "אֲנִי שָׁר ךףץק",
    "Devanagari": "क्षत्रिय र्किं हूँ",
    "Gurmukhi": "ਪੰਜਾਬੀ ਭੰਗੜਾ",
    "Tamil": "தமிழ் ஸ்ரீ",
    "Thai": "น้ำใจที่ปู่ญาติฐ์",
    "Lao": "ພາສາລາວ ນ້ຳ",
    "Georgian": "ქართული",
    "Armenian": "Հայերեն",
    "Symbols": "←→♪♫",
    "Symbols2": "★☆⌫⏎⏸✓",
}


def drawn(text: str, size_px: int = 48, *, is_bold: bool = True) -> pygame.Surface:
    return picture(text, size_px=size_px, color=WHITE, is_bold=is_bold)


def ink(surface: pygame.Surface) -> list[list[int]]:
    """Opacity of all columns, without empty ones at the sides and rows that no text has."""
    box = surface.get_bounding_rect()
    return pygame.surfarray.array_alpha(surface.subsurface(box)).tolist()


def in_order(text: str) -> str:
    return "".join(part[::-1] if is_right else part for is_right, part in visual_runs(text))


@pytest.mark.parametrize(
    "case",
    [
        # Lines of BidiCharacterTest.txt of Unicode 15.0: characters; direction; its level; levels; order.
        "05D0 05D1 0028 05D2 05D3 005B 0026 0065 0066 005D 002E 0029 0067 0068;1;1;"
        "1 1 1 1 1 1 1 2 2 1 1 1 2 2;12 13 11 10 9 7 8 6 5 4 3 2 1 0",
        "0061 0062 0063 0020 0028 0064 0065 0066 0020 0627 0628 062C 0029 0020 05D0 05D1 05D2;0;0;"
        "0 0 0 0 0 0 0 0 0 1 1 1 0 0 1 1 1;0 1 2 3 4 5 6 7 8 11 10 9 12 13 16 15 14",
        "05D0 05D1 05D2 0020 0028 0064 0065 0066 0020 0627 0628 062C 0029 0020 0061 0062 0063;1;1;"
        "1 1 1 1 1 2 2 2 1 1 1 1 1 1 2 2 2;14 15 16 13 12 11 10 9 8 5 6 7 4 3 2 1 0",
        "0061 0062 0063 0020 0028 0627 0628 062C 0020 0064 0065 0066 0029 0020 05D0 05D1 05D2;0;0;"
        "0 0 0 0 0 1 1 1 0 0 0 0 0 0 1 1 1;0 1 2 3 4 7 6 5 8 9 10 11 12 13 16 15 14",
        "0627 0628 062C 0020 0062 006F 006F 006B 0028 0073 0029;1;1;1 1 1 1 2 2 2 2 2 2 2;4 5 6 7 8 9 10 3 2 1 0",
        "062A 0031 002F 0032;2;1;1 2 2 2;1 2 3 0",
        "0661 0020 0028 0662 0029;2;0;2 1 1 2 1;4 3 2 1 0",
        "0661 0009 0028 0662 0029;2;0;2 0 1 2 1;0 1 4 3 2",
        "0661 2069 0028 0662 0029;2;0;2 1 1 2 1;4 3 2 1 0",
    ],
)
def test_the_order_is_that_of_unicode(case):
    codes, _, level, _, order = case.split(";")
    text = "".join(chr(int(code, 16)) for code in codes.split())
    assert in_order(text) == "".join(text[int(place)] for place in order.split())
    assert is_right_to_left(text) == (level == "1")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Dance Monkey (Live)", "Dance Monkey (Live)"),
        ("שיר יפה", "הפי ריש"),
        ("שיר 2024, 1.5%!", "!1.5% ,2024 ריש"),
        ("שיר - Live", "Live - ריש"),
        ("Now: שיר יפה", "Now: הפי ריש"),
        # What is isolated does not pull the bracket behind it to its side; without, it does.
        ("Now: \u2068שיר\u2069 (3)", "Now: \u2068ריש\u2069 (3)"),
        ("Now: שיר (3)", "Now: )3( ריש"),
        ("\u2067A\u2069 ב", "ב \u2069A\u2067"),
    ],
)
def test_titles_are_read_in_their_direction(text, seen):
    assert in_order(text) == seen


def test_the_first_word_of_a_right_to_left_title_stands_at_the_right():
    for first, second in (("שלום", "עולם"), ("أغنية", "جميلة")):
        both, one = ink(drawn(f"{first} {second}")), ink(drawn(first))
        other = ink(drawn(second))
        assert columns(both[-len(one) :]) == columns(one)
        assert columns(both[: len(other)]) == columns(other)


def columns(opacities: list[list[int]]) -> list[int]:
    """How much ink each column has, wherever in it."""
    return [sum(column) for column in opacities]


def test_arabic_letters_join_and_persian_keeps_apart_what_its_joiner_does():
    letters = sum(width_px(letter, size_px=48, is_bold=True) for letter in "سلام")
    assert width_px("سلام", size_px=48, is_bold=True) < 0.8 * letters
    apart = width_px("می\u200cخواهم", size_px=48, is_bold=True)
    assert apart != width_px("میخواهم", size_px=48, is_bold=True)
    assert len(pieces("می\u200cخواهم", size_px=48)) == 1


def test_marks_stand_on_their_letters():
    for bare, marked in (("שלום", "שָׁלוֹם"), ("حب", "حُبّ"), ("ปู", "ปู่")):
        assert drawn(marked).get_width() == drawn(bare).get_width()
        assert ink(drawn(marked)) != ink(drawn(bare))
    # Marks that cannot be composed with their letter; as from a folder of a Mac, and as no folder has it.
    assert ink(drawn("Cafe\u0301")) == ink(drawn("Café"))
    assert drawn("x\u030c").get_width() == drawn("x").get_width()


def test_brackets_are_mirrored_from_right_to_left():
    closing, opening = ink(drawn(")")), ink(drawn("("))
    assert opening != closing
    seen = ink(drawn("א(ב"))
    between = [column for column in range(len(seen)) if seen[column : column + len(closing)] == closing]
    assert between
    # Signs of another font stand where they are read, too.
    assert columns(ink(drawn("גא★"))[-4:]) == columns(ink(drawn("ג"))[-4:])
    assert columns(ink(drawn("גא★"))[:20]) == columns(ink(drawn("★"))[:20])
    assert drawn("א(ב").get_width() == drawn("א)ב").get_width()
    assert ink(drawn("א(ב)")) != ink(drawn("א)ב("))


@pytest.mark.parametrize(("font", "text"), SAMPLES.items())
def test_every_script_has_its_font_and_nothing_is_cut(font, text):
    for size_px in (15, 26, 48, 96):
        for is_bold in (False, True):
            surface = drawn(text, size_px, is_bold=is_bold)
            parts = pieces(text, size_px=size_px)
            assert {part.font for part in parts} == {font}
            box = surface.get_bounding_rect()
            assert box.width > size_px * 0.8
            assert surface.get_rect().inflate(-2, -2).contains(box)
            opened = fonts.opened(font, size_px, is_bold=is_bold, is_right_to_left=parts[0].is_right_to_left)
            whole = opened.render(parts[0].text, True, WHITE)
            # A font that leaves its own line would move the baseline.
            assert whole.get_height() == opened.get_height()
            assert ink(whole) == ink(surface)


def test_all_texts_stand_on_one_baseline_and_most_need_one_height():
    heights = {drawn(text).get_height() for text in ("Dance", "강남스타일", "夜曲", "שיר", "★ ♪", "", " ")}
    assert len(heights) == 1
    mixed = drawn("H한H")
    alone = drawn("H")
    assert mixed.get_bounding_rect().bottom >= alone.get_bounding_rect().bottom
    assert columns(ink(mixed)[-4:]) == columns(ink(alone)[-4:])


def test_regular_and_bold_differ_and_draw_the_same_characters():
    for file in sorted(fonts.FOLDER.glob("*-Bold.*")):
        regular = file.with_name(file.name.replace("Bold", "Regular"))
        assert covered(file) == covered(regular), file.name
        name = file.name.split("-")[0]
        bold, light = (sum(columns(ink(drawn(SAMPLES[name], is_bold=is_bold)))) for is_bold in (True, False))
        assert bold > 1.1 * light, name


def covered(file) -> bytes:
    """The table of characters, read by its place alone."""
    data = file.read_bytes()
    record = data.index(b"cmap")
    offset, length = (int.from_bytes(data[record + at : record + at + 4]) for at in (8, 12))
    codes = data[offset + 28 : offset + length]
    return b"".join(codes[at : at + 8] for at in range(0, len(codes), 12))


def test_titles_of_korea_japan_and_china_have_all_their_signs():
    assert {fonts.font_of(chr(code)) for code in range(0xAC00, 0xD7A4)} == {"Hangul"}
    for encoding, lead in (("euc_jp", range(0xA4, 0xF5)), ("gb2312", range(0xB0, 0xF8)), ("euc_kr", range(0xCA, 0xFE))):
        pairs = (bytes((first, second)) for first in lead for second in range(0xA1, 0xFF))
        signs = "".join(pair.decode(encoding, "ignore") for pair in pairs)
        assert len(signs) > 4000
        # Frames of tables are no titles.
        assert {sign for sign in signs if fonts.font_of(sign) is None} <= set(map(chr, range(0x2500, 0x2580)))


def test_han_takes_the_shapes_of_the_text_it_stands_in():
    assert [part.font for part in pieces("直骨", size_px=40)] == ["HanChina"]
    assert [part.font for part in pieces("骨と皮", size_px=40)] == ["Han"]
    assert {part.font for part in pieces("골절 骨", size_px=40)} == {"Hangul", "Han"}
    assert ink(drawn("骨")) != ink(drawn("骨と"))[: len(ink(drawn("骨")))]


def test_what_no_font_has_is_one_box_for_letters_and_nothing_else():
    assert [part.text for part in pieces("বাংলা", size_px=40)] == [BOX]
    assert ink(drawn("Dance 💃")) == ink(drawn("Dance \U0010fffe")) == ink(drawn("Dance"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0",
        "A\0B",
        "\ud800",
        "a\udfffb",
        "\u200d",
        "\u0301",
        "\u200b\ufeff",
        "a" * 10_000,
        "漢字" * 5_000,
        "אa(" * 3_400,
        "\u2067א" * 5_000,
        "e" + "\u0301" * 10_000,
        "\u202e\u202a\u2069\u2068",
        "\r\n\t",
    ],
)
def test_no_text_raises(text):
    for size_px in (26, 96):
        surface = drawn(text, size_px)
        assert 0 < surface.get_width() < 200_000
        assert surface.get_width() == width_px(text, size_px=size_px, is_bold=True)
        assert surface.get_height() < 4 * size_px


def test_a_font_is_opened_only_when_its_script_is_written(monkeypatch):
    asked = []
    path = fonts._path
    monkeypatch.setattr(fonts, "_path", lambda name, *, is_bold: asked.append(name) or path(name, is_bold=is_bold))
    for cached in (fonts.opened, fonts.font_of, fonts._covered, fonts._content):
        cached.cache_clear()
    drawn("Next song")
    assert set(asked) == {"Latin"}
    drawn("다음 노래")
    assert set(asked) == {"Latin", "Hangul"}


def test_texts_are_written_where_pygame_cannot_shape(monkeypatch):
    class Unshaped(pygame.font.Font):
        def set_script(self, script_code):
            raise pygame.error("SDL_ttf not compiled with HarfBuzz")

    monkeypatch.setattr(pygame.font, "Font", Unshaped)
    fonts.opened.cache_clear()
    assert drawn("Next song").get_bounding_rect().width > 48
    fonts.opened.cache_clear()


@pytest.mark.parametrize("letters", ["".join(map(chr, range(0x20, 0x7F))), "".join(map(chr, range(0xC0, 0x17F)))])
def test_latin_texts_take_a_short_way_to_the_same_pieces(letters):
    texts = [*letters, letters, letters[::-1], *(letters[at : at + 7] for at in range(len(letters)))]
    assert [_pieces(text) for text in texts] == [_pieces_of_any(text) for text in texts]
    assert _pieces("") == ()
