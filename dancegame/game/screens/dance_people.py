"""What stands at the players of a dance: names, grades, and who is not seen."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from dancegame.core.evening.players import Player
from dancegame.core.poses import Pose
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color
from dancegame.game.drawing.hud import PopupRow
from dancegame.game.drawing.layout import side_by_side, stand_apart
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.name_tag import feet_place
from dancegame.game.drawing.player import head_place, seen_points
from dancegame.game.drawing.player_plate import PlayerPlate, draw_plate, names_size, plate_size
from dancegame.game.drawing.players_view import PlayersView
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.screens.followers import Followers
from dancegame.texts import _

# Grades above heads, no wider than the room of each player and readable from three metres: for up to four players the
# quietest is an eighteenth of the picture's height.
MOST_POPUP, LEAST_POPUP, POPUP_WIDTH = 68.0, 44.0, 4.6
FEW, LEAST_OF_FEW = 4, 67.0
ALONE_POPUP = 96.0
# From the middle of a grade to the top of a head.
ABOVE_HEAD = 54.0
UNSEEN_SIZE = (390.0, 70.0)
# Plates follow their players in so many seconds, from side to side alone: what is read may not jump.
PLATE_FOLLOWS_S = 0.5


@dataclass(frozen=True)
class People:
    """Who is where. players: poses by slot. missed: slots of those who should be seen and are not.

    banner: the height over the picture's upper edge where nothing of theirs may stand.
    """

    now_s: float
    players: Mapping[int, Pose]
    missed: Set[int]
    popups: Mapping[int, PopupRow]
    plates: Mapping[int, PlayerPlate] = field(default_factory=dict)
    banner: float = 0.0


class PeopleWords:
    """Draws over the picture of the camera, or over the bodies of light."""

    def __init__(self, seats: Mapping[int, Player], view: PlayersView) -> None:
        self._seats, self._view = seats, view
        # Tops of heads in the whole picture, in its heights from its right and its top: of those who are gone, too.
        self._heads: dict[int, tuple[float, float]] = {}
        self._plates = Followers(PLATE_FOLLOWS_S)
        # They move with their players, as often as these are seen anew.
        self._wanted: dict[int, float] = {}
        self._middles: dict[int, float] = {}

    def draw(self, canvas: Canvas, people: People, lights: Mapping[int, Color]) -> None:
        """Draw everything. One player's grades stand below the picture; several players' above their heads."""
        if len(self._seats) == 1:
            self._draw_alone(canvas, people)
            return
        self._draw_plates(canvas, people, lights)
        self._draw_several(canvas, people)

    def _draw_alone(self, canvas: Canvas, people: People) -> None:
        slot, view = next(iter(self._seats)), self._view.box
        if people.missed:
            self._draw_unseen(canvas, slot, view.center)
        else:
            center = (view.centerx, view.bottom - 22)
            people.popups[slot].draw(canvas, people.now_s, center=center, size=ALONE_POPUP)

    def _draw_plates(self, canvas: Canvas, people: People, lights: Mapping[int, Color]) -> None:
        """Along the lower edge of the picture, each under its player: shape, name, points, combo."""
        view = self._view.box.inflate(-16, -12)
        width, height = plate_size(canvas, players=len(self._seats), width=view.width)
        wanted = {slot: self._place(slot)[0] for slot in self._seats}
        for slot, pose in people.players.items():
            feet = feet_place(pose, self._view.whole_box)
            if feet is not None:
                wanted[slot] = feet[0]
        if wanted != self._wanted:
            self._wanted, self._middles = wanted, self._plates.follow(wanted, people.now_s)
        middles = side_by_side(self._middles, width=width + 8, room=view)
        size = names_size(canvas, self._seats.values(), width)
        for slot, middle in middles.items():
            box = Box(middle - width / 2, view.bottom - height, width, height)
            draw_plate(canvas, box, people.plates[slot], color=lights[slot], name_size=size)

    def _draw_several(self, canvas: Canvas, people: People) -> None:
        view, now_s = self._view.box, people.now_s
        wide = POPUP_WIDTH * canvas.look.text_scale
        least = LEAST_OF_FEW if len(self._seats) <= FEW else LEAST_POPUP
        size = min(MOST_POPUP, max(least, view.width / len(self._seats) / wide))
        words = {}
        self._note_heads(people)
        for slot in self._seats:
            if slot in people.missed:
                words[slot] = Box(0, 0, *UNSEEN_SIZE)
                words[slot].center = self._place(slot)
            elif people.popups[slot].is_shown(now_s):
                words[slot] = people.popups[slot].box(canvas, center=self._place(slot), size=size)
        # What is said stands over the plates, whatever somebody does near the floor.
        plates = plate_size(canvas, players=len(self._seats), width=view.width)[1]
        apart = stand_apart(
            words, Box(view.left, view.top + people.banner, view.width, view.height - people.banner - plates - 16)
        )
        for slot, box in apart.items():
            if slot in people.missed:
                self._draw_unseen(canvas, slot, box.center)
            else:
                people.popups[slot].draw_in(canvas, now_s, box, size=size)

    def _note_heads(self, people: People) -> None:
        """Remember where everybody's head is who is seen."""
        whole = self._view.whole_box
        for slot, pose in people.players.items():
            head = head_place(seen_points(pose, whole))
            if head is not None:
                (x, y), radius = head
                self._heads[slot] = (whole.right - x) / whole.height, (y - radius - whole.top) / whole.height

    def _place(self, slot: int) -> tuple[float, float]:
        """Where a player's words stand: above where their head was last, else in their share of the picture."""
        view, whole, order = self._view.box, self._view.whole_box, list(self._seats)
        if slot not in self._heads:
            return view.left + view.width * (order.index(slot) + 0.5) / len(order), view.centery
        x, y = whole.right - self._heads[slot][0] * whole.height, whole.top + self._heads[slot][1] * whole.height
        return min(max(x, view.left), view.right), min(max(view.top + 33, y - ABOVE_HEAD), view.bottom - 33)

    def _draw_unseen(self, canvas: Canvas, slot: int, center: tuple[float, float]) -> None:
        """Say it at the player's own place, in their colour, with their shape where there are others."""
        view, theme, player = self._view.box, canvas.theme, self._seats[slot]
        color = theme.player(player.color)
        is_alone = len(self._seats) == 1
        text = _("I can't see you")
        width, height = (560.0, 150.0) if is_alone else UNSEEN_SIZE
        box = Box(0, 0, min(view.width, width), height)
        box.center = center
        box.clamp_ip(view)
        draw_panel(canvas, box, theme.glass, color, edge=4)
        if not is_alone:
            draw_mark(canvas, (box.left + 42, box.centery), 46, color=color, shape=player.shape)
            middle = ((box.left + 70 + box.right) / 2, box.centery)
            write(canvas, text, size=36, color=color, max_width=box.width - 90, center=middle)
            return
        write(canvas, text, size=54, max_width=box.width - 40, midtop=(box.centerx, box.top + 14))
        hint = _("Step into the picture")
        bottom = (box.centerx, box.bottom - 16)
        write(canvas, hint, size=36, color=theme.muted, is_bold=False, max_width=box.width - 40, midbottom=bottom)
