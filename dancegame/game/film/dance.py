"""A film of a song's dance, as the game draws it: with its title, or as a mystery of sparks that become a dancer."""

from dancegame.core.song import Dance
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import beat_pulse, ramp
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.scenes.dealing import scene_of
from dancegame.game.drawing.theatre import Theatre
from dancegame.texts import _
from dancegame.texts.words import artist_words

COMES_S = 0.8
TITLE, ARTIST, HEADLINE = 88.0, 52.0, 92.0
# When arms and legs, then the whole dancer, begin to come out of a mystery, and for how long, as shares of it.
LIMBS_AT, DANCER_AT, FADES = 0.25, 0.5, 0.15


class DanceFilm:
    """Draws a dance from its beginning, again and again where the film is longer."""

    def __init__(self, dance: Dance, *, seconds: float, is_mystery: bool = False) -> None:
        self._song, self._seconds, self._is_mystery = dance.song, seconds, is_mystery
        self._shown = ShownDance(dance)

    def draw(self, canvas: Canvas, film_s: float) -> None:
        """Fill the canvas with the picture of a second of the film."""
        share = film_s / self._seconds if self._is_mystery else 1.0
        box = canvas.area.copy()
        if self._is_mystery:
            box.top, box.height = 0.75 * HEADLINE, box.height - 0.75 * HEADLINE
        self._shown.draw(canvas, box, film_s, unveiled=share, known=0.0 if self._is_mystery else 1.0)
        if self._is_mystery:
            draw_headline(canvas, _("Which song is this?"), film_s)
        else:
            self._draw_title(canvas, ramp(film_s, 0.0, COMES_S))

    def _draw_title(self, canvas: Canvas, alpha: float) -> None:
        song, safe, muted = self._song, canvas.safe, canvas.theme.muted
        width, corner = safe.width, (safe.left, safe.top - 16)
        place = write(canvas, song.title, size=TITLE, alpha=alpha, max_width=width, topleft=corner)
        below = (safe.left, place.bottom - 8)
        write(
            canvas,
            artist_words(song.artist),
            size=ARTIST,
            color=muted,
            is_bold=False,
            alpha=alpha,
            max_width=width,
            topleft=below,
        )


class ShownDance:
    """One dance on its scene, at any second since it began."""

    def __init__(self, dance: Dance) -> None:
        self._beats_s, self._theatre = dance.song.beats_s, Theatre(is_patient=True)
        self._theatre.cast(dance.reference, scene_of(dance), dance.song.character)

    def draw(self, canvas: Canvas, box: Box, elapsed_s: float, *, known: float, unveiled: float = 1.0) -> None:
        """Fill the canvas with the scene, the dancer in a box of it.

        known: how much of the dancer has its character. unveiled: how far a mystery has come, from sparks at hands and
        feet at 0 to the whole dancer well before 1.
        """
        song_s, shown = self._theatre.looped(elapsed_s)
        limbs, body = (1.0 if unveiled >= 1 else ramp(unveiled, at, FADES) for at in (LIMBS_AT, DANCER_AT))
        pulse = beat_pulse(song_s, self._beats_s) * body
        self._theatre.draw(
            canvas,
            now_s=elapsed_s,
            song_s=song_s,
            box=box,
            presence=min(shown, body),
            limbs=min(shown, limbs),
            pulse=pulse,
            is_veiled=unveiled < 1,
            known=known,
        )


def draw_headline(canvas: Canvas, text: str, age_s: float) -> None:
    """Write what it is about at the top."""
    top, glow = (canvas.area.centerx, canvas.safe.top - 16), canvas.theme.ambient
    alpha, width = ramp(age_s, 0.2, 0.5), canvas.safe.width
    write(canvas, text, size=HEADLINE, glow=glow, alpha=alpha, max_width=width, midtop=top)
