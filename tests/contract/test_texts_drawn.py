"""What is drawn on the screens: in Korean nothing speaks English, and in no language a text is cut."""

import pygame
import pytest
from game_fakes import DANCES, Play

from dancegame.core.intents import Join
from dancegame.core.settings import Settings
from dancegame.game.display import Display
from dancegame.texts import _, use_language

# Names, and what stands on keys, is the same in every language.
NAMES = {name for dance in DANCES for name in (dance.song.title, dance.song.artist)}
AS_IT_IS = {
    "DANCE",
    "GAME",
    "Enter",
    "Esc",
    "Space",
    "F11",
    "F2",
    "A – D",
    "1 – 4",
    "7 – 0",
    "English",
    "Deutsch",
    "Front door",
    "abc",
    "PgUp PgDn",
    "120 BPM",
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


def evening(display, language: str) -> Play:
    """See every screen of an evening alone, once."""
    play = Play(display, mode=None, song_id=None, settings=Settings(has_seen_intro=True, language=language))
    play.wait(1.0).press(pygame.K_6).wait(3.0)
    assert play.stage == "settings"
    play.press(pygame.K_ESCAPE).press(pygame.K_4).wait(2.0)
    assert play.stage == "songs"
    play.press(pygame.K_ESCAPE).press(pygame.K_2).until("guess").wait(3.0).answer(is_right=False)
    play.until("reveal").wait(3.0).press(pygame.K_RETURN).until("ready").until("dance").wait(2.5)
    return play.press(pygame.K_p).wait(0.5).press(pygame.K_p).until("result").wait(5.0)


def partying(display, language: str) -> None:
    """See the lobby with all that can be chosen in it, and the podium at the end of three songs."""
    settings = Settings(has_seen_intro=True, language=language)
    play = Play(display, mode=None, song_id=None, slots=(0, 1), settings=settings).wait(1.0).press(pygame.K_1)
    for key in (pygame.K_2, pygame.K_3, pygame.K_4):
        for _step in range(6):
            play.press(key)
    play.screen.update(play.clock.now_s, [Join(0)])
    play.press(pygame.K_6).press(pygame.K_3).press(pygame.K_2).write("A").press(pygame.K_ESCAPE).press(pygame.K_ESCAPE)
    play.press(pygame.K_5).press(pygame.K_RETURN).press(pygame.K_ESCAPE).press(pygame.K_5).press(pygame.K_RETURN)
    play.press(pygame.K_ESCAPE)
    # Six lengths and all ways to play have been shown; from the second length on to the first, of three songs.
    play.press(pygame.K_3).press(pygame.K_LEFT).press(pygame.K_LEFT).press(pygame.K_1)
    for _song in range(3):
        play.dance().until("result").press(pygame.K_2)
    assert play.stage == "podium"
    play.wait(4.0)


def guessing(display, language: str) -> None:
    """See every screen of guess-only once: all clues, a turn, two teams, the ends of a set and of a day."""
    settings = Settings(has_seen_intro=True, language=language)
    play = Play(display, mode="guess", song_id=None, settings=settings).wait(1.0)
    play.press(pygame.K_DOWN, pygame.K_DOWN).wait(0.5).press(pygame.K_RETURN).wait(2.5).until("guess").wait(29.0)
    play.until("reveal").wait(2.0).press(pygame.K_ESCAPE)
    for key, answers in ((pygame.K_4, 1), (pygame.K_5, 1), (pygame.K_2, len(DANCES))):
        play = Play(display, mode="guess", song_id=None, settings=settings).wait(0.5).press(key)
        for number in range(answers):
            play.until("guess").wait(1.0).answer(is_right=number > 0).answer(is_right=number > 0)
            play.until("reveal", limit_s=40.0).wait(2.0).press(pygame.K_RETURN)
        play.wait(2.0)
    assert play.stage == "guess end"
    play.press(pygame.K_RETURN).wait(0.5)


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("language", ["en", "de", "ko"])
@pytest.mark.parametrize("size", [(1280, 720), (1024, 768)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_text_is_cut_and_in_korean_none_is_english(monkeypatch, texts, language, size):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    with Display(size=size) as display:
        evening(display, language)
        guessing(display, language)
        partying(display, language)
    whole = {_(text) for text in ("One moment…", "One more try…", "measure again…", "check…")}
    assert {text for text in texts if text.endswith("…")} - whole == set()
    if language == "ko":
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
