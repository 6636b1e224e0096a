"""The pane of the page for new songs on which a video gets its names, and its dancer is touched."""

from collections.abc import Callable, Sequence
from enum import Enum

import numpy as np

from dancegame.core.arrivals import Touched, VideoLook, VideoOrder
from dancegame.core.intents import Back, Choose, Compose, Erase, Intent, Type
from dancegame.core.poses import Pose
from dancegame.core.text import MOST_LETTERS
from dancegame.game.arrivals import Arrival
from dancegame.game.controls import Choices
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.lettering import write_lines
from dancegame.game.drawing.tiles import draw_badge
from dancegame.game.drawing.video_view import VideoView
from dancegame.game.house import House
from dancegame.game.screens.add_panel import FIELD_HEIGHT, Choice, Way, draw_choices, draw_field, is_number, split
from dancegame.game.text_field import TextField
from dancegame.texts import _
from dancegame.texts.words import UNKNOWN_ARTIST

BADGE, GAP = 64.0, 20.0
# Somebody in the middle of the picture is meant before somebody as large at its edge.
EDGE_SHARE = 0.5
LONGEST = min(80, MOST_LETTERS)


class _Part(Enum):
    TITLE = "title"
    ARTIST = "artist"
    PERSON = "person"
    BUTTON = "button"


class VideoPane:
    """An arrival that was looked into. What is typed goes where the light is, else into the title."""

    has_scene, tells_keys = False, False

    def __init__(self, house: House, arrival: Arrival, look: VideoLook) -> None:
        self._house, self._arrival, self._look = house, arrival, look
        self._title, self._artist = (TextField(before=text, limit=LONGEST) for text in (look.title, look.artist))
        self._view = VideoView()
        self._meant = main_dancer(look.people, _aspect(look)) if look.people else None
        self._people = look.people if len(look.people) > 1 else ()
        self._buttons = self._make_buttons()
        count = 2 + len(self._people) + len(self._buttons)
        self.choices = Choices(count, focus=2 + len(self._people), columns=0, effects=house.parts.effects)

    def _make_buttons(self) -> tuple[Choice, ...]:
        theme = self._house.look.theme
        make = Choice(_("Make the song"), theme.good, Way.STAY, self._order, is_on=True)
        everybody = Choice(_("Everybody: one song each"), theme.gold, Way.STAY, self._order_all)
        back = Choice(_("Not this one"), theme.ambient, Way.BACK, lambda: self._house.arrivals.drop(self._arrival))
        return (make, everybody, back) if self._people else (make, back)

    def _part(self, place: int | None) -> tuple[_Part, int]:
        """What is at a place of the choices, and its number among those of its kind."""
        if place is None or place < 2:
            return (_Part.ARTIST if place else _Part.TITLE), 0
        number = place - 2
        if number < len(self._people):
            return _Part.PERSON, number
        return _Part.BUTTON, number - len(self._people)

    def take(self, intent: Intent) -> Way:
        """Take what somebody wants."""
        way = self._take(intent)
        self._arrival.draft = self._draft(dancer=self._touched())
        return way

    def _take(self, intent: Intent) -> Way:
        match intent:
            case Back():
                return Way.BACK
            case Type(text) if (person := self._numbered(text)) is not None:
                return self._take_part(2 + person, is_key=True)
            case Type(text):
                self._change(lambda field: field.typed(text))
            case Compose(text):
                self._change(lambda field: field.composing(text))
            case Erase():
                self._change(lambda field: field.erased())
            case Choose() if self._field.composition:
                pass  # the input method takes it
            case _ if not is_number(intent):
                if (chosen := self.choices.choose([intent])) is not None:
                    return self._take_part(chosen, is_key=isinstance(intent, Choose))
        return Way.STAY

    @property
    def _field(self) -> TextField:
        return self._artist if self._part(self.choices.focus)[0] is _Part.ARTIST else self._title

    @property
    def _is_typing(self) -> bool:
        """Whether the light is in one of the lines to type in."""
        return self._part(self.choices.focus)[0] in (_Part.TITLE, _Part.ARTIST)

    def _numbered(self, text: str) -> int | None:
        """Whom a digit means; none where it is a part of what is typed."""
        number = int(text) - 1 if text.isascii() and text.isdigit() else -1
        return number if 0 <= number < len(self._people) and not self._is_typing else None

    def _change(self, change: Callable[[TextField], TextField]) -> None:
        if self._part(self.choices.focus)[0] is _Part.ARTIST:
            self._artist = change(self._artist)
        else:
            self.choices.focus, self._title = 0, change(self._title)

    def _take_part(self, place: int, *, is_key: bool) -> Way:
        part, number = self._part(place)
        if part is _Part.BUTTON:
            self._house.parts.effects.play("menu_select")
            self._buttons[number].act()
            return self._buttons[number].way
        if part is _Part.PERSON:
            self._meant = number
            self._house.parts.effects.play("menu_select")
        if is_key:
            # What was typed or chosen is done with.
            self.choices.focus = 1 if part is _Part.TITLE else 2 + len(self._people)
        return Way.STAY

    def _order(self) -> None:
        self._house.arrivals.order(self._arrival, self._draft(dancer=self._touched()))

    def _order_all(self) -> None:
        self._house.arrivals.order(self._arrival, self._draft(is_everybody=True))

    def _draft(self, *, dancer: Touched | None = None, is_everybody: bool = False) -> VideoOrder:
        title = self._title.shown.strip() or self._look.title
        return VideoOrder(self._look.path, title, self._artist.shown.strip(), dancer=dancer, is_everybody=is_everybody)

    def _touched(self) -> Touched | None:
        """Whoever is meant among several; of one alone the import knows more."""
        if not self._people or self._meant is None:
            return None
        x, y = _middle(self._people[self._meant])
        return Touched(self._look.picture.captured_s, x, y)

    def draw(self, canvas: Canvas, box: Box, now_s: float) -> None:  # noqa: ARG002 (nothing moves)
        """Draw the still beside names and buttons, above them in an upright picture."""
        still, beside = split(canvas, box)
        self._view.show(self._look.picture, canvas, still)
        lights = people_lights(canvas, len(self._look.people))
        self._view.draw(canvas, color=canvas.theme.secondary)
        if self._people:
            self._draw_people(canvas, lights)
        self._draw_words(canvas, beside)

    def _draw_people(self, canvas: Canvas, lights: Sequence[Color]) -> None:
        lit_part, lit = self._part(self.choices.focus)
        meant = [self._meant] if self._meant is not None else []
        if lit_part is _Part.PERSON:
            meant = [lit]
        if lit_part is _Part.BUTTON and len(self._buttons) == 3 and lit == 1:
            meant = list(range(len(self._people)))
        self._view.draw_outlines(canvas, self._people, lights, meant)
        for number, (pose, light) in enumerate(zip(self._people, lights, strict=True)):
            around = self._view.around(pose)
            y = max(self._view.box.top + 0.6 * BADGE, around.top - 0.2 * BADGE)
            size = BADGE if number in meant else 0.75 * BADGE
            # A digit that would be typed into a line names nobody.
            name = "" if self._is_typing else str(number + 1)
            draw_badge(canvas, (around.centerx, y), name, color=light, diameter=size)

    def _draw_words(self, canvas: Canvas, box: Box) -> None:
        theme, (part, _number) = canvas.theme, self._part(self.choices.focus)
        title = Box(box.left, box.top, box.width, FIELD_HEIGHT * canvas.look.text_scale)
        artist = title.move(0, title.height + GAP)
        draw_field(canvas, title, self._title, name=_("Title"), is_lit=part is _Part.TITLE, color=theme.secondary)
        draw_field(
            canvas,
            artist,
            self._artist,
            name=_("Artist"),
            is_lit=part is _Part.ARTIST,
            color=theme.secondary,
            empty=_(UNKNOWN_ARTIST),
        )
        y = write_lines(
            canvas,
            self._said(),
            size=40,
            max_width=box.width,
            midtop=(box.centerx, artist.bottom + GAP),
            color=theme.ink,
        )
        focus = self._part(self.choices.focus)[1] if part is _Part.BUTTON else None
        room = Box(box.left, y, box.width, box.bottom - y)
        boxes = draw_choices(canvas, room, self._buttons, focus=focus)
        people = [self._view.around(pose) for pose in self._people]
        self.choices.boxes = [title, artist, *people, *boxes]

    def _said(self) -> str:
        if not self._look.people:
            return _("I see nobody yet. The dancer is looked for in the whole video.")
        if not self._people:
            return _("I see one dancer.")
        return _("Who is it? Touch the dancer, or press their number.")


def main_dancer(people: Sequence[Pose], aspect: float) -> int:
    """Return the place of who is largest and nearest to the middle; aspect: width by height of the picture."""

    def prominence(pose: Pose) -> float:
        seen = pose.xy[np.isfinite(pose.xy[:, 0])]
        off = min(1.0, abs(2 * float(seen[:, 0].mean()) / aspect - 1))
        return float(np.ptp(seen[:, 1])) * (1 - (1 - EDGE_SHARE) * off)

    return max(range(len(people)), key=lambda place: prominence(people[place]))


def people_lights(canvas: Canvas, count: int) -> list[Color]:
    """Return a light for everybody in a video."""
    return [canvas.theme.player(number) for number in range(count)]


def _aspect(look: VideoLook) -> float:
    height, width = look.picture.rgb.shape[:2]
    return float(width / height)


def _middle(pose: Pose) -> tuple[float, float]:
    x, y = np.nanmean(pose.xy, axis=0)
    return float(x), float(y)
