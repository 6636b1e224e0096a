"""Says over any page, in one line, that files were noted, and over one where nobody dances what came of them.

So it does of films that are made of rounds.
"""

from collections.abc import Iterator

from dancegame.core.arrivals import MadePack
from dancegame.core.ports import ClipWork
from dancegame.game.arrivals import Arrival
from dancegame.game.clips import has_failed
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.lettering import measured, write
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.house import House
from dancegame.game.notice import BUSY
from dancegame.game.screen import Screen
from dancegame.texts import _, n_
from dancegame.texts.words import path_words

SHOWN_S, COMING_S = 5.0, 0.3
HEIGHT, SIZE = 84.0, 38.0


class ArrivalNotice:
    """Learns of what happens at the door once a picture, and tells one thing after the other."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._waiting: list[tuple[str, Color]] = []
        self._said: tuple[str, Color] | None = None
        self._since_s = 0.0
        self._noted = 0

    def update(self, screen: Screen) -> None:
        """Take in what has happened; the page that shows it has said it already."""
        arrivals, theme = self._house.arrivals, self._house.look.theme
        for clip in self._house.clips.news(is_busy=screen.want in BUSY):
            self._waiting.append((_film_words(clip), theme.warning if has_failed(clip) else theme.good))
        ended = arrivals.fresh()
        if any(one.song_ids for one in ended):
            self._house.parts.shelf.look_again()
        noted = 0 if screen.shows_arrivals else arrivals.unseen
        if noted > self._noted:
            said = n_(
                "{count} file is noted: you find it in the menu, under Songs.",
                "{count} files are noted: you find them in the menu, under Songs.",
                noted,
            )
            self._said, self._waiting = None, [(said, theme.secondary), *self._waiting]
        self._noted = noted
        if not screen.shows_arrivals:
            self._waiting += [(text, theme.good if one.error is None else theme.warning) for one, text in _ended(ended)]

    def draw(self, canvas: Canvas, screen: Screen, now_s: float) -> None:
        """Draw the line that is on."""
        if screen.shows_arrivals:
            self._said, self._waiting = None, []
            return
        if self._said is not None and now_s - self._since_s >= SHOWN_S:
            self._said = None
        is_busy = screen.want in BUSY and not self._noted
        if self._said is None and self._waiting and not is_busy:
            self._said, self._since_s = self._waiting.pop(0), now_s
        if self._said is not None:
            _draw(canvas, *self._said, now_s - self._since_s)


def _film_words(clip: ClipWork) -> str:
    if not clip.future.done():
        return _("The film is being made ({share:.0%}). You are told here when it is ready.", share=clip.share)
    if has_failed(clip):
        return _("There is no film: it could not be made.")
    return _("The film is ready: {path}", path=path_words(clip.future.result().video))


def _ended(ended: list[Arrival]) -> Iterator[tuple[Arrival, str]]:
    for one in ended:
        if one.error is not None:
            yield one, _("No song came of {name}. Under Songs it says why.", name=one.path.name)
        elif isinstance(one.made, MadePack):
            yield one, _("{name} is here: you find its songs among the others.", name=one.made.title)
        elif one.made is not None:
            titles = ", ".join(song.title for song in one.made)
            yield one, _("{name} is ready: you find it among the songs.", name=titles)


def _draw(canvas: Canvas, text: str, color: Color, age_s: float) -> None:
    theme, height = canvas.theme, HEIGHT * canvas.look.text_scale
    width = min(canvas.safe.width, measured(canvas, text, SIZE)[0] + 2 * HEIGHT)
    shown = ramp(age_s, 0.0, COMING_S) * (1 - ramp(age_s, SHOWN_S - COMING_S, SHOWN_S))
    box = Box(0, 0, width, height)
    box.midtop = canvas.area.centerx, canvas.safe.top - (1 - shown) * (height + canvas.safe.top)
    draw_panel(canvas, box, theme.glass, color, radius=height / 2, edge=4, alpha=250)
    write(canvas, text, size=SIZE, max_width=width - HEIGHT, center=box.center)
