"""The page about faults stays true: what it names is tested, and what people read of it is what the game says."""

import re

from program import ROOT

PAGE = (ROOT / "docs" / "faults.md").read_text("utf-8")
ROW = re.compile(r"^\|(?!---)(?! what happens)(.+)\|$", re.MULTILINE)
TEST = re.compile(r"`(test_\w+)`")
SAID = re.compile(r"\*([^*]+)\*")
# Of a sentence with values the page shows some: what stands between them has to be there.
VALUE = re.compile(r"\(…\)|…|Camera 0|camera 0|\w+\.(?:toml|json)\.broken")
LEAST_LETTERS = 9


def rows() -> list[list[str]]:
    return [[cell.strip() for cell in row.split(" | ")] for row in ROW.findall(PAGE)]


def test_every_fault_has_its_tests_and_they_are_there() -> None:
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", path.read_text("utf-8"))
    }
    assert len(rows()) >= 30
    for row in rows():
        assert len(row) == 5, row
        named = TEST.findall(row[-1])
        assert named, row[0]
        assert set(named) <= there, set(named) - there


def test_what_people_read_on_the_page_is_what_the_game_says() -> None:
    catalogue = (ROOT / "dancegame/texts/locale/de/LC_MESSAGES/dancegame.po").read_text("utf-8")
    known = re.sub(r'"\n"', "", catalogue)
    for row in rows():
        for said in SAID.findall(row[2]):
            for piece in VALUE.split(said):
                for sentence in re.split(r"(?<=[.:;]) ", piece.strip(" .:;,()")):
                    words = sentence.strip(" .:;,()")
                    assert len(words) < LEAST_LETTERS or words in known, (row[0], words)
