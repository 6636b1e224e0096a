"""What is said over a dance that somebody has just made up: watch it first, then it is everybody's turn."""

from dancegame.core.evening.rounds import Twist
from dancegame.core.song import Song
from dancegame.core.texts import N_
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.lettering import write
from dancegame.texts import _

CALLED_S = 1.4
_WATCH = {None: N_("Watch!"), Twist.FASTER: N_("Faster! Watch!"), Twist.MIRROR: N_("Mirrored! Watch!")}


def draw_watch(canvas: Canvas, song: Song, song_s: float, *, box: Box, twist: Twist | None) -> None:
    """Say over the dancer's box what to do until a little after the first move that counts."""
    if not song.moves or song_s < 0:
        return
    theme, from_s = canvas.theme, song.moves[0].start_s
    if song_s >= from_s + CALLED_S:
        return
    is_watching = song_s < from_s - CALLED_S
    text, glow = (_(_WATCH.get(twist, _WATCH[None])), theme.ambient) if is_watching else (_("Now you!"), theme.gold)
    alpha = 1 - ramp(song_s, from_s + CALLED_S - 0.3, 0.3)
    write(
        canvas, text, size=130, glow=glow, outline=theme.night, alpha=alpha, max_width=box.width - 60,
        midbottom=(box.centerx, box.bottom - 110),
    )  # fmt: skip
