"""Which characters the shipped fonts draw: blocks of Unicode, and for Han what East Asian standards hold."""

from collections.abc import Iterable

# First and last code points, by the name of the font; every font has a space, so that words need not be taken apart.
BLOCKS: dict[str, tuple[tuple[int, int], ...]] = {
    # Latin with phonetics, Greek, Cyrillic, punctuation, currencies, letterlike symbols, fractions and Roman numerals.
    "Latin": (
        (0x20, 0x52F),
        (0x1E00, 0x1FFF),
        (0x2000, 0x200A),
        (0x2010, 0x2027),
        (0x202F, 0x205E),
        (0x2070, 0x20CF),
        (0x2100, 0x218F),
        (0x25CC, 0x25CC),
        (0xFB00, 0xFB06),
    ),
    "Armenian": ((0x20, 0x20), (0x530, 0x58F), (0xFB13, 0xFB17)),
    "Hebrew": ((0x20, 0x20), (0x590, 0x5FF), (0x25CC, 0x25CC), (0xFB1D, 0xFB4F)),
    # Without the ligatures of whole phrases (U+FDFA to U+FDFD), ten times as wide as a letter.
    "Arabic": (
        (0x20, 0x20),
        (0x600, 0x6FF),
        (0x750, 0x77F),
        (0x8A0, 0x8FF),
        (0x200C, 0x200D),
        (0x25CC, 0x25CC),
        (0xFB50, 0xFDF9),
        (0xFE70, 0xFEFE),
    ),
    "Devanagari": ((0x20, 0x20), (0x900, 0x97F), (0x200C, 0x200D), (0x25CC, 0x25CC), (0xA8E0, 0xA8FF)),
    "Gurmukhi": ((0x20, 0x20), (0x964, 0x965), (0xA00, 0xA7F), (0x200C, 0x200D), (0x25CC, 0x25CC)),
    "Tamil": ((0x20, 0x20), (0x964, 0x965), (0xB80, 0xBFF), (0x200C, 0x200D), (0x25CC, 0x25CC)),
    "Thai": ((0x20, 0x20), (0xE00, 0xE7F), (0x25CC, 0x25CC)),
    "Lao": ((0x20, 0x20), (0xE80, 0xEFF), (0x25CC, 0x25CC)),
    "Georgian": ((0x20, 0x20), (0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
    # All syllables; single jamo without the rules that join them to syllables of Middle Korean, a fifth of the size.
    "Hangul": ((0x20, 0x20), (0x1100, 0x11FF), (0x3131, 0x318E), (0xAC00, 0xD7A3)),
    # Arrows, signs of keys and players, shapes, stars, notes, dingbats.
    "Symbols": ((0x20, 0x20), (0x2190, 0x21FF), (0x2300, 0x23FF), (0x2600, 0x27BF)),
    "Symbols2": (
        (0x20, 0x20),
        (0x2190, 0x21FF),
        (0x2300, 0x23FF),
        (0x2423, 0x2423),
        (0x25A0, 0x27BF),
        (0x2B00, 0x2BFF),
        (0x1F300, 0x1F5FF),
        (0x1F600, 0x1F6FF),
    ),
}
# Symbols and punctuation of East Asia, Kana, enclosed letters, full and half width; and box drawing, which is left out.
_KANA: tuple[tuple[int, int], ...] = (
    (0x20, 0x20),
    (0x2460, 0x24FF),
    (0x3000, 0x312F),
    (0x31A0, 0x32FF),
    (0xFF01, 0xFF9F),
    (0xFFE0, 0xFFE6),
)
_BOXES = range(0x2500, 0x2580)
# What Cantonese writes and Big5's first level lacks.
_CANTONESE = "嘅咗啲嚟哋唔冇咁佢乜嘢睇瞓攞喺嗰咩啱嘥揾搵㗎喎噉孭撳瞓諗掟煲餸靚嬲冚埲仆啩咧囉喇嘞噃嗌攰爆"
_LEVEL_1_OF_BIG5 = (0xA440, 0xC67E)


def characters(blocks: Iterable[tuple[int, int]]) -> set[int]:
    """Return the code points of blocks (first, last)."""
    return {code for first, last in blocks for code in range(first, last + 1)}


def japanese() -> set[int]:
    """Return JIS X 0208 with the additions of Windows (names such as 髙 and 﨑), all Kana and punctuation."""
    return (_double_bytes("cp932") | _double_bytes("euc_jp") | characters(_KANA)) - set(_BOXES)


def simplified() -> set[int]:
    """Return GB 2312."""
    return _double_bytes("gb2312") - set(_BOXES)


def traditional() -> set[int]:
    """Return the first level of Big5, which is what Taiwan's schools teach, and signs of Cantonese."""
    first, last = _LEVEL_1_OF_BIG5
    common = {code for code in _double_bytes("big5") if first <= int.from_bytes(chr(code).encode("big5")) <= last}
    return common | set(map(ord, _CANTONESE))


def korean() -> set[int]:
    """Return KS X 1001 without its Hangul, which has a font of its own."""
    return _double_bytes("euc_kr") - set(_BOXES) - characters(BLOCKS["Hangul"])


def is_han(code: int) -> bool:
    """Return whether a character is a Han sign: the one kind whose shape depends on the language."""
    return 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x3FFFF


def _double_bytes(encoding: str) -> set[int]:
    """Return what an encoding writes in two bytes, without what it leaves to its users."""
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    decoded = (pair.decode(encoding, errors="ignore") for pair in pairs)
    return {ord(text) for text in decoded if len(text) == 1 and not 0xE000 <= ord(text) <= 0xF8FF and ord(text) > 0x7F}
