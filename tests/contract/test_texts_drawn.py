"""What is drawn on the screens: in Korean nothing speaks English."""

import pygame
import pytest
from game_fakes import DANCES, Play

from dancegame.core.settings import Settings
from dancegame.texts import use_language

# Names, and what stands on keys, is the same in every language.
NAMES = {name for dance in DANCES for name in (dance.song.title, dance.song.artist)}
AS_IT_IS = {
    "DANCE",
    "GAME",
    "Enter",
    "Esc",
    "Space",
    "F11",
    "A – D",
    "1 – 4",
    "English",
    "Deutsch",
    "Front door",
    "abc",
}
# A picture of a title may hold one word or a part of it.
PARTS = {word for name in NAMES for word in name.split()}


@pytest.fixture(autouse=True)
def _english_again():
    yield
    use_language("en")


def english(texts: list[str]) -> set[str]:
    """Texts with Latin words that are neither names nor units."""
    known = NAMES | AS_IT_IS | PARTS
    found = set()
    for text in set(texts):
        rest = text
        for name in sorted(known, key=len, reverse=True):
            rest = rest.replace(name, "")
        words = [word for word in rest.split() if any("a" <= letter <= "z" for letter in word.lower())]
        if [word for word in words if not word.rstrip(".,·").endswith("ms") and len(word.strip("…·.,()")) > 1]:
            found.add(text)
    return found


def test_in_korean_no_screen_speaks_english(display, texts):
    play = Play(display, mode=None, song_id=None, settings=Settings(has_seen_intro=True, language="ko"))
    play.wait(1.0).press(pygame.K_5).wait(3.0)
    assert play.stage == "settings"
    play.press(pygame.K_ESCAPE).press(pygame.K_4).wait(2.0)
    assert play.stage == "songs"
    play.press(pygame.K_ESCAPE).press(pygame.K_2).until("guess").wait(3.0).answer(is_right=False)
    play.until("reveal").wait(3.0).press(pygame.K_RETURN).until("ready").until("dance").wait(2.5)
    play.press(pygame.K_p).wait(0.5).press(pygame.K_p).until("result").wait(5.0)
    assert "퍼펙트" in texts
    assert english(texts) == set()


def test_an_english_text_would_be_found():
    assert english(["Next song", "다음 노래", "120ms", "Alphaville Nights – 못 맞혔어요"]) == {"Next song"}


def test_another_language_is_spoken_at_once(display, texts):
    play = Play(display, mode=None, song_id=None, settings=Settings(has_seen_intro=True, language="de")).wait(1.0)
    assert "Ganz ohne Kamera" in texts
    play.house.change("language", "ko")
    play.wait(0.5)
    assert "카메라 없이도 돼요" in texts
