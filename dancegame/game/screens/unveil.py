"""How the dancer appears: first hands as points of light, then feet, arms and legs, the whole body, the beat."""

from dancegame.core.reveal import Clue, begin_s, clues_of
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import beat_pulse, ramp
from dancegame.game.house import House
from dancegame.game.loaded import Loaded

# The feet join the hands so long after these have appeared.
FEET_S, FEET_FADE_S = 1.4, 0.8
FADE_S = 1.6


def mystery_clues(house: House, loaded: Loaded) -> tuple[Clue, ...]:
    """Return the clues that there are about a mystery."""
    has_music = house.parts.shelf.sound_path(loaded.song.id) is not None
    return clues_of(has_beat=bool(loaded.song.beats_s), has_music=has_music)


def draw_mystery(
    canvas: Canvas, house: House, loaded: Loaded, now_s: float, *, box: Box, asked_s: float = 0.0, song_s: float = 0.0
) -> None:
    """Draw the scene, and in a box of it the dancer as far as the dancer has appeared: nobody in particular.

    asked_s: seconds since the question was asked. song_s: of the dance that is shown again and again.
    """
    at_s, shown = house.theatre.looped(song_s)
    limbs, body = (ramp(asked_s, begin_s(clue), FADE_S) for clue in (Clue.LIMBS, Clue.DANCER))
    pulse = beat_pulse(at_s, loaded.song.beats_s) if asked_s >= begin_s(Clue.BEAT) else 0.0
    house.theatre.draw(
        canvas,
        now_s=now_s,
        song_s=at_s,
        box=box,
        presence=min(shown, body),
        limbs=min(shown, limbs),
        feet=ramp(now_s - loaded.shown_since_s, FEET_S, FEET_FADE_S),
        pulse=pulse,
        is_veiled=True,
        known=0.0,
    )
