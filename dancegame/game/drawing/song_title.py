"""The title of a song that has been found out, as large as it fits, with its artist and year."""

from dancegame.core.song import Song
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import pop, ramp
from dancegame.game.drawing.lettering import breaks_words, measured, wrapped, write
from dancegame.texts import _
from dancegame.texts.words import artist_words

# From the largest size of a title at which it needs so many lines.
TITLE_SIZES = ((128, 1), (98, 2), (78, 3), (60, 3))


def draw_song_title(canvas: Canvas, box: Box, song: Song, age_s: float) -> float:
    """Draw title, artist and year at the top of a box as they come; returns where they end."""
    theme, x = canvas.theme, box.centerx
    alpha, y = ramp(age_s, 0.0, 0.4), box.top + 60
    y = write(canvas, _("This is"), size=44, color=theme.muted, is_bold=False, alpha=alpha, midtop=(x, y)).bottom
    scale = pop(age_s, 0.15, 0.5)
    for line, size in _title_lines(canvas, song.title, box.width):
        height = measured(canvas, line, size)[1]
        middle = (x, y + height / 2)
        color, glow = theme.ink, theme.primary
        write(canvas, line, size=size, color=color, glow=glow, scale=scale, max_width=box.width, center=middle)
        y += height * 0.94
    alpha = ramp(age_s, 0.6, 0.5)
    top = (x, y + 18)
    place = write(
        canvas, artist_words(song.artist), size=64, color=theme.secondary, max_width=box.width, alpha=alpha, midtop=top
    )
    if not song.year:
        return place.bottom
    return write(canvas, str(song.year), size=52, color=theme.muted, alpha=alpha, midtop=(x, place.bottom)).bottom


def _title_lines(canvas: Canvas, title: str, width: float) -> list[tuple[str, float]]:
    """The title as large as it fits without a broken word: on one line, or on two or three smaller ones."""
    for size, most_lines in TITLE_SIZES:
        lines = wrapped(canvas, title, size, width, is_bold=True)
        if len(lines) <= most_lines and not breaks_words(canvas, title, size, width):
            return [(line, size) for line in lines]
    return [(title, TITLE_SIZES[-1][0])]
