"""Films of dances and quizzes: songs, their music and how they are drawn put together."""

import random as random_module
from pathlib import Path

import numpy as np

from dancegame.cli.replay_films import Stretch, sound_of
from dancegame.core.errors import InputError
from dancegame.core.ports import SongShelf
from dancegame.core.quiz import make_quiz
from dancegame.core.texts import N_
from dancegame.game.drawing.canvas import Look
from dancegame.game.film.dance import DanceFilm
from dancegame.game.film.film import Film
from dancegame.game.film.quiz import LAST_SECONDS, Question, QuizFilm, Sounding
from dancegame.songs.films.writing import Sound
from dancegame.songs.library import starter_pack
from dancegame.songs.sound.samples import RATE_HZ, read_sound

ASKED_S = 15.0
LEAST_ANSWERS = 2
# An effect is no longer.
EFFECT_S = 2.5


def dance_film(
    shelf: SongShelf,
    song_id: str,
    *,
    seconds: float | None,
    is_mystery: bool,
    has_sound: bool,
    size_px: tuple[int, int],
    look: Look,
) -> tuple[Film, Sound | None]:
    """Return the film of a song from its beginning, and its music. Raises SongError, InputError, SoundError."""
    dance = shelf.load_dance(song_id)
    seconds = min(seconds or dance.song.duration_s, dance.song.duration_s)
    drawn = DanceFilm(dance, seconds=seconds, is_mystery=is_mystery)
    sound = sound_of(shelf, song_id, Stretch(0.0, seconds)) if has_sound else None
    return Film(drawn.draw, size_px=size_px, seconds=seconds, look=look), sound


def quiz_film(
    shelf: SongShelf, *, count: int, seed: int, asked_s: float | None, size_px: tuple[int, int], look: Look
) -> tuple[Film, Sound | None]:
    """Return the film of a quiz of songs that have music, the same for a seed, and what is heard in it.

    Raises InputError where there are too few songs, SongError, SoundError.
    """
    random, songs = random_module.Random(seed), list(shelf.songs())
    sounding = [song for song in songs if shelf.sound_path(song.id) is not None]
    if len(sounding) < count or len(songs) < LEAST_ANSWERS:
        raise InputError(
            N_("Too few songs have music for {wanted} questions: {count}."),
            remedy=N_("Ask for fewer questions, or add songs with `dancegame import`."),
            wanted=count,
            count=len(sounding),
        )
    questions = [
        Question(shelf.load_dance(song.id), make_quiz(song, songs, random=random))
        for song in random.sample(sounding, count)
    ]
    drawn = QuizFilm(questions, asked_s=asked_s or ASKED_S)
    film = Film(drawn.draw, size_px=size_px, seconds=drawn.seconds, look=look)
    return film, _mixed(shelf, drawn.soundings, drawn.seconds)


def _mixed(shelf: SongShelf, soundings: list[Sounding], seconds: float) -> Sound:
    """Return the sound (N, 2) of a quiz: songs where they are told, before that the last seconds."""
    mixed = np.zeros((round(seconds * RATE_HZ), 2), dtype=np.float32)
    countdown, reveal = (_effect(name) for name in ("countdown", "reveal"))
    for one in soundings:
        for left_s in range(1, LAST_SECONDS + 1):
            _add(mixed, countdown, one.film_s - left_s)
        _add(mixed, reveal, one.film_s)
        _add(mixed, sound_of(shelf, one.song_id, Stretch(one.start_s, one.seconds)), one.film_s)
    return mixed.clip(-1, 1)


def _effect(name: str) -> Sound:
    """Return an effect of the game; where effects were left out, silence."""
    pack = starter_pack()
    path = (pack or Path()) / "sounds" / "effects" / f"{name}.ogg"
    return read_sound(path, start_s=0.0, duration_s=EFFECT_S) if path.is_file() else np.zeros((0, 2), np.float32)


def _add(mixed: Sound, sound: Sound, at_s: float) -> None:
    """Add a sound at a second, as far as there is room."""
    if at_s >= 0:
        room = mixed[round(at_s * RATE_HZ) :]
        room[: len(sound)] += sound[: len(room)]
