"""What a dance looks like: the leading dancer, the camera with the players, scores, cards, grades."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from dancegame.core.evening.calls import Call
from dancegame.core.evening.stages import Dance
from dancegame.core.live import LivePicture
from dancegame.core.poses import Pose
from dancegame.core.score import Score
from dancegame.core.settings import PlayersShown
from dancegame.core.song import Song
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.cards import MoveCards
from dancegame.game.drawing.colors import Color, dim, mix
from dancegame.game.drawing.easing import beat_pulse, ramp
from dancegame.game.drawing.flood import flood_share
from dancegame.game.drawing.ghost import GhostDancer
from dancegame.game.drawing.hud import PopupRow, draw_score
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.player_plate import PlayerPlate
from dancegame.game.drawing.players_view import players_view
from dancegame.game.drawing.shapes import bar, draw_panel
from dancegame.game.house import House
from dancegame.game.screens.dance_mode import HEIGHT as BANNER_HEIGHT
from dancegame.game.screens.dance_mode import DanceMode, draw_call
from dancegame.game.screens.dance_people import People, PeopleWords
from dancegame.game.screens.dance_places import LANE, TITLE, Places, places_of
from dancegame.game.screens.snapshot import darkness, draw_flash
from dancegame.texts import _
from dancegame.texts.words import artist_words

UNSEEN_S = 2.0
GOLD_AHEAD_S, GOLD_MARGIN = 2.0, 12.0
GHOST_COMES_S = 1.0
# How pale those are who rest, and their names.
RESTING, RESTING_NAME = 0.62, 0.3


@dataclass(frozen=True)
class Shown:
    """What there is to draw of a dance at a moment; by slot where it is several players'.

    unseen_s: seconds since a player was last seen for sure. points: as they are counted up. count_in: beats until it
    goes on. gold_age_s: since somebody hit a gold move. over_age_s: since the last beat, None before. presence: how
    much of the leading dancer is seen. call: what is called out.
    """

    now_s: float
    song_s: float
    end_s: float
    song: Song
    camera: LivePicture | None
    players: Mapping[int, Pose]
    unseen_s: Mapping[int, float]
    scores: Mapping[int, Score]
    points: Mapping[int, float]
    popups: Mapping[int, PopupRow]
    combo_ages_s: Mapping[int, float]
    ghost: GhostDancer | None
    ghost_points: float
    ghost_age_s: float
    count_in: int | None
    gold_age_s: float = math.inf
    over_age_s: float | None = None
    presence: float = 1.0
    call: Call | None = None


class DancePicture:
    """Draws a dance of the players in their seats."""

    def __init__(self, house: House, cards: MoveCards, stage: Dance) -> None:
        self._house, self._cards, self._seats = house, cards, stage.round.seats
        self._mode = DanceMode(stage.round, stage.teams)
        self._has_bodies = house.settings.players_shown is PlayersShown.BODIES
        self._view = players_view(house.settings.players_shown, players=len(self._seats))
        self._people = PeopleWords(self._seats, self._view)

    def draw(self, canvas: Canvas, shown: Shown) -> None:
        """Draw the whole picture."""
        places = places_of(canvas, players=len(self._seats), has_bodies=self._has_bodies)
        pulse = 0.0 if canvas.look.is_calm else beat_pulse(shown.song_s, shown.song.beats_s)
        theatre, card = self._house.theatre, self._cards.next_unpainted(canvas, shown.song_s)
        theatre.draw(
            canvas,
            now_s=shown.now_s,
            song_s=shown.song_s,
            box=places.dancing,
            presence=shown.presence,
            pulse=pulse,
            # As often as the camera shows the players, who are looked at as much.
            is_aside=True,
            flood=flood_share(shown.gold_age_s),
            is_light_late=card is not None,
        )
        theatre.draw_before(canvas, self, lambda: self._draw_over(canvas, shown, places, pulse))
        if card is not None and theatre.turns.is_light:
            self._cards.prepare(canvas, card)

    def _draw_over(self, canvas: Canvas, shown: Shown, places: Places, pulse: float) -> None:
        """Draw all that stands before the scene and the leading dancer."""
        banner = BANNER_HEIGHT if self._mode.has_banner else 0.0
        if not self._mode.has_banner:
            self._mode.draw(canvas, _under(places.title, BANNER_HEIGHT), points=shown.points, song_s=shown.song_s)
        if shown.ghost is not None:
            presence = ramp(shown.ghost_age_s, 0.0, GHOST_COMES_S)
            box = behind(places.dancing)
            shown.ghost.draw(canvas, song_s=shown.song_s, box=box, points=shown.ghost_points, presence=presence)
        _draw_song(canvas, shown, places.title)
        self._view.show(shown.camera, shown.players, canvas, places.camera)
        lights = self._lights(canvas, shown, pale=RESTING)
        dark = 0.0 if shown.over_age_s is None else darkness(shown.over_age_s)
        self._view.draw(canvas, shown.players, lights=lights, color=self._frame_color(canvas, pulse), dark=dark)
        if shown.over_age_s is not None:
            draw_flash(canvas, self._view.box, shown.over_age_s)
        self._draw_score(canvas, shown, self._below_camera(places))
        self._cards.draw(canvas, shown.song_s, box=self._lane(places), now_s=shown.now_s, end_s=shown.end_s)
        _draw_gold_call(canvas, shown, places.dancing)
        if self._mode.has_banner:
            self._draw_banner(canvas, shown, banner)
        people = People(shown.now_s, shown.players, self._missed(shown), shown.popups, self._plates(shown), banner)
        self._people.draw(canvas, people, self._lights(canvas, shown, pale=RESTING_NAME))
        self._draw_call(canvas, shown, places.dancing)

    def _lights(self, canvas: Canvas, shown: Shown, *, pale: float) -> dict[int, Color]:
        """Everybody's light; who rests is so pale."""
        theme, resting = canvas.theme, self._mode.resting(shown.song_s)
        lights = {slot: theme.player(player.color) for slot, player in self._seats.items()}
        return {slot: mix(light, theme.dusk, pale) if slot in resting else light for slot, light in lights.items()}

    def _draw_banner(self, canvas: Canvas, shown: Shown, height: float) -> None:
        """Teams, the common goal or whose turn it is, over the upper edge of the picture."""
        view, theme = self._view.box, canvas.theme
        pane = Box(view.left, view.top, view.width, height)
        draw_panel(canvas, pane, theme.glass, theme.glass_edge, radius=18, edge=1, alpha=226)
        self._mode.draw(canvas, pane.inflate(-32, 0), points=shown.points, song_s=shown.song_s)

    def _plates(self, shown: Shown) -> dict[int, PlayerPlate]:
        """What stands at each player of a party; who leads has a star where everybody dances for themselves."""
        resting, most = self._mode.resting(shown.song_s), max(score.points for score in shown.scores.values())
        return {
            slot: PlayerPlate(
                player,
                shown.points[slot],
                shown.scores[slot].combo,
                is_leading=not self._mode.has_banner and 0 < most == shown.scores[slot].points,
                is_resting=slot in resting,
            )
            for slot, player in self._seats.items()
        }

    def _frame_color(self, canvas: Canvas, pulse: float) -> Color:
        theme = canvas.theme
        only = next(iter(self._seats.values())) if len(self._seats) == 1 else None
        base = theme.player(only.color) if only else theme.ambient
        return mix(mix(base, theme.dusk, 0.45), base, round(pulse * 4) / 4)

    def _draw_score(self, canvas: Canvas, shown: Shown, box: Box) -> None:
        """The score of one who dances alone; those of a party stand at its players."""
        if len(self._seats) > 1:
            return
        slot = next(iter(self._seats))
        draw_score(
            canvas,
            shown.scores[slot],
            points=shown.points[slot],
            box=box,
            combo_since_s=shown.combo_ages_s[slot],
            ghost_points=shown.ghost_points if shown.ghost else None,
        )

    def _below_camera(self, places: Places) -> Box:
        """Where the scores stand: halfway from the picture, which may be lower than its room, to the cards."""
        if self._has_bodies:
            return places.scores
        room_top = min(places.camera.bottom, self._view.box.bottom)
        box = places.scores.copy()
        box.y -= (places.camera.bottom - room_top) / 2
        return box

    def _lane(self, places: Places) -> Box:
        """Where the cards travel: under the picture of a party, which may be lower than its room."""
        if len(self._seats) == 1 or self._has_bodies:
            return places.cards
        top = self._view.box.bottom + places.cards.top - places.camera.bottom
        return Box(places.cards.left, top, places.cards.width, min(LANE, places.cards.bottom - top))

    def _missed(self, shown: Shown) -> frozenset[int]:
        """Who should be seen and is not: nobody who rests, unless they are called."""
        if shown.over_age_s is not None or shown.count_in is not None:
            return frozenset()
        resting = self._mode.resting(shown.song_s) - ({shown.call.slot} if shown.call else set())
        return frozenset(slot for slot in self._seats if shown.unseen_s[slot] > UNSEEN_S and slot not in resting)

    def _draw_call(self, canvas: Canvas, shown: Shown, box: Box) -> None:
        theme, center = canvas.theme, (box.centerx, box.top + 0.45 * box.height)
        if shown.over_age_s is not None:
            view = self._view.box
            over = (view.centerx, view.top + 24)
            write(canvas, _("Finished!"), size=128, glow=theme.primary, max_width=view.width - 40, midtop=over)
        elif shown.count_in is not None:
            write(canvas, str(shown.count_in), size=300, glow=theme.secondary, outline=theme.night, center=center)
        elif shown.call is not None:
            player = self._seats.get(shown.call.slot) if shown.call.slot is not None else None
            draw_call(canvas, shown.call, box, song_s=shown.song_s, player=player)


def _under(box: Box, height: float) -> Box:
    return Box(box.left, box.bottom + 10, box.width, height)


def behind(dancing: Box) -> Box:
    """Return where a ghost dances: smaller, beside the leading dancer, where its arms seldom reach."""
    height = 0.56 * dancing.height
    return Box(dancing.right - 0.34 * dancing.width, dancing.bottom - height - 60, 0.34 * dancing.width, height)


def _draw_song(canvas: Canvas, shown: Shown, box: Box) -> None:
    """The thin line of progress at the very top, title and artist under it."""
    theme = canvas.theme
    share = min(1.0, max(0.0, shown.song_s / shown.end_s))
    color = mix(theme.ambient, theme.primary, share)
    bar(canvas, Box(0, 0, canvas.area.width, 10), share, color=color, ground=dim(theme.ambient, 0.25))
    song = shown.song
    title = partial(write, canvas, song.title, size=40, glow=theme.night)
    artist = partial(
        write, canvas, artist_words(song.artist), size=36, color=theme.muted, glow=theme.night, is_bold=False
    )
    if box.height > TITLE:
        place = title(max_width=box.width, topleft=box.topleft)
        artist(max_width=box.width, topleft=(box.left, place.bottom - 8))
        return
    place = title(max_width=0.62 * box.width, midleft=(box.left, box.centery))
    artist(max_width=box.right - place.right - 18, midleft=(place.right + 18, box.centery + 2))


def _draw_gold_call(canvas: Canvas, shown: Shown, box: Box) -> None:
    for move in shown.song.moves:
        ahead_s = (move.start_s + move.end_s) / 2 - shown.song_s
        if move.is_gold and 0 < ahead_s < GOLD_AHEAD_S and move.end_s <= shown.end_s:
            alpha = round(ramp(GOLD_AHEAD_S - ahead_s, 0.0, 0.3) * 8) / 8
            draw_gold_word(canvas, box, alpha=alpha)
            return


def draw_gold_word(canvas: Canvas, box: Box, *, alpha: float) -> Box:
    """Say at the lower edge of the dancer's box that a gold move comes; returns its place."""
    gold, night, place = canvas.theme.gold, canvas.theme.night, (box.centerx, box.bottom - 30)
    # The dancer of a party has a narrow column: nothing of the word goes over its edges.
    text, width = _("GOLD MOVE"), box.width - 2 * GOLD_MARGIN
    return write(
        canvas, text, size=60, color=gold, glow=gold, outline=night, alpha=alpha, max_width=width, midbottom=place
    )
