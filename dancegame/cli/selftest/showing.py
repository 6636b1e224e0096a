"""Tries what people see and hear: the window, every language, the sound, a film."""

import tempfile
import time
from pathlib import Path

import pygame

from dancegame.cli.demo import DEMO_SONG
from dancegame.cli.filming import look_of
from dancegame.cli.settings import read_settings
from dancegame.cli.song_films import dance_film
from dancegame.core.errors import InputError, ScreenError, SoundError, VideoError
from dancegame.core.texts import N_, Text, text_of
from dancegame.game.app import open_window
from dancegame.game.drawing.canvas import Canvas
from dancegame.game.drawing.fonts import font_of
from dancegame.game.film.dance import DanceFilm
from dancegame.music.player import OUTPUT_DELAY_S, open_player
from dancegame.songs.films.writing import write_film
from dancegame.songs.library import open_library
from dancegame.texts import _, language, language_name, languages, use_language
from dancegame.vision.video import read_pictures

SHOWN_S, HEARD_S, FILMED_S = 1.0, 0.5, 0.5
SOUND_TIMEOUT_S = 5.0
FILM_SIZE_PX = (320, 180)
# Said on the first screen in every language.
WORDS = N_("Settings")


def try_window() -> Text:
    """Open a window and let a dancer dance in it for a second."""
    settings = read_settings()
    drawn = DanceFilm(open_library().load_dance(DEMO_SONG), seconds=SHOWN_S)
    with open_window(settings) as display:
        begun_s, pictures = time.perf_counter(), 0
        while (shown_s := time.perf_counter() - begun_s) < SHOWN_S or not pictures:
            display.events()
            drawn.draw(Canvas(display.surface, look_of(settings)), shown_s)
            display.show()
            pictures += 1
        width, height = display.surface.get_size()
        if len({tuple(display.surface.get_at((x, height // 2))) for x in range(0, width, 8)}) == 1:
            raise ScreenError(
                N_("The window stays empty."), remedy=N_("Install the driver of your graphics card anew.")
            )
        values = {"width": width, "height": height, "rate": round(pictures / SHOWN_S)}
        return text_of(
            N_("{width} x {height} by {driver}, {rate} pictures a second"), driver=pygame.display.get_driver(), **values
        )


def try_languages() -> Text:
    """Say something in each language, and look for each letter in the fonts."""
    spoken, names = language(), []
    try:
        for code in languages():
            use_language(code)
            names.append(language_name(code))
            _check_language(code, names[-1])
    finally:
        use_language(spoken)
    return text_of("{names}", names=", ".join(names))


def _check_language(code: str, name: str) -> None:
    said = _(WORDS)
    is_translated = said != WORDS or code == languages()[0]
    if not is_translated or any(font_of(letter) is None for letter in said + name if not letter.isspace()):
        raise InputError(
            N_("{language} cannot be spoken: its words or letters are missing."),
            remedy=N_("Install the game anew."),
            language=name,
        )


def try_sound() -> Text:
    """Play the beginning of a song until it is heard."""
    player = open_player()
    if player.problem is not None:
        raise player.problem
    try:
        player.play(open_library().sound_path(DEMO_SONG))
        end_s = time.perf_counter() + SOUND_TIMEOUT_S
        # The song clock runs by itself; this is how much the device has taken.
        while pygame.mixer.music.get_pos() / 1000 < HEARD_S + OUTPUT_DELAY_S:
            if time.perf_counter() > end_s:
                raise SoundError(
                    N_("The sound device takes no sound."),
                    remedy=N_("Close other programs that play, or choose another."),
                )
            time.sleep(0.01)
        rate_hz, _format, channels = pygame.mixer.get_init() or (0, 0, 0)
    finally:
        player.stop()
        pygame.mixer.quit()
    return Text(N_("{rate} Hz, {channels} channels"), {"rate": rate_hz, "channels": channels})


def try_film() -> Text:
    """Write a film with sound, as of a clip to show around, and read its pictures as those of a video to import."""
    with tempfile.TemporaryDirectory(prefix="dancegame-") as folder:
        file = Path(folder) / "dance.mp4"
        film, sound = dance_film(
            open_library(), DEMO_SONG, seconds=FILMED_S, is_mystery=False, has_sound=True,
            size_px=FILM_SIZE_PX, look=look_of(read_settings()),
        )  # fmt: skip
        written = write_film(file, film, sound=sound)
        with read_pictures(file) as pictures:
            count = sum(1 for _picture in pictures)
    if count != written.pictures:
        raise VideoError(
            N_("A film of {wanted} pictures came back with {count}."),
            remedy=N_("Install the game anew."),
            wanted=written.pictures,
            count=count,
        )
    return Text(N_("{count} pictures"), {"count": count})
