"""How late a part came, or how much of its movement was there, as a bar to read at a glance."""

from dancegame.core.diagnosis import MOST_SHIFT_S, Diagnosis
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.shapes import bar, draw_disc
from dancegame.texts import _

_BAR, _DISC, _LETTERS = 22.0, 62.0, 38.0


def has_gauge(diagnosis: Diagnosis) -> bool:
    """Return whether there is something to measure; of another shape there is not."""
    return diagnosis.shift_s is not None or diagnosis.share is not None


def draw_gauge(canvas: Canvas, box: Box, diagnosis: Diagnosis, *, color: Color) -> None:
    """Draw how late or early, or how much there was; color: the player's light."""
    if diagnosis.shift_s is not None:
        _draw_shift(canvas, box, diagnosis.shift_s, color)
    elif diagnosis.share is not None:
        _draw_share(canvas, box, diagnosis.share, color)


def _draw_shift(canvas: Canvas, box: Box, shift_s: float, color: Color) -> None:
    """The dancer in the middle, the player before or after; time goes to the right."""
    theme = canvas.theme
    track = Box(box.left, box.top + _DISC / 2 - _BAR / 2, box.width, _BAR)
    bar(canvas, track, 0.0, color=color)
    x = track.centerx + shift_s / MOST_SHIFT_S * (track.width - _DISC) / 2
    between = Box(min(x, track.centerx), track.top, abs(x - track.centerx), _BAR)
    bar(canvas, between, 1.0, color=theme.mistake)
    draw_disc(canvas, track.center, _DISC, mix(theme.ambient, theme.ink, 0.5))
    draw_disc(canvas, (x, track.centery), _DISC, color)
    below, quiet = track.centery + _DISC / 2, theme.muted
    words = _("{seconds:.1f} s", seconds=abs(shift_s))
    write(canvas, words, size=_LETTERS, midtop=((x + track.centerx) / 2, below))
    write(canvas, _("early"), size=_LETTERS, color=quiet, is_bold=False, topleft=(box.left, below))
    write(canvas, _("late"), size=_LETTERS, color=quiet, is_bold=False, topright=(box.right, below))


def _draw_share(canvas: Canvas, box: Box, share: float, color: Color) -> None:
    """What there was in the player's light, what lacked in red."""
    theme = canvas.theme
    percent = max(0, round(share * 20) * 5)
    gauge = Box(box.left, box.top + _DISC / 2 - _BAR / 2, box.width, 1.4 * _BAR)
    bar(canvas, gauge, max(share, 0.04), color=color, ground=mix(theme.night, theme.mistake, 0.75))
    words = _("{percent} % of the way", percent=percent)
    write(canvas, words, size=_LETTERS, max_width=box.width, midtop=(box.centerx, gauge.bottom + 4))
