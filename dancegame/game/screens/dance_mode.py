"""What a way to play adds to a dance: the teams' points, the bar that all fill, or whose turn it is and who is next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dancegame.core.evening.calls import NAMES, Call, Moment
from dancegame.core.evening.players import Player, Team
from dancegame.core.evening.rounds import Round
from dancegame.core.evening.turns import turn_after, turn_at
from dancegame.core.score import MAX_POINTS
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.contestants import light_of
from dancegame.game.drawing.easing import pop
from dancegame.game.drawing.goal_bar import draw_goal_bar
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import balanced, fitted, measured, write
from dancegame.game.drawing.marks import draw_mark
from dancegame.game.drawing.shapes import bar, draw_panel
from dancegame.texts import _
from dancegame.texts.words import text_words

HEIGHT, NAME, FIGURE, GAUGE = 84.0, 44.0, 44.0, 18.0
MEMBER, MEMBER_GAP = 40.0, 10.0
CALL, LEAST_CALL = 116.0, 64.0
# At the lower edge of the dancer's box it says when a gold move comes.
GOLD_ROOM = 118.0


@dataclass(frozen=True)
class DanceMode:
    """How a dance is played. current: its round. teams: that add up, if any."""

    current: Round
    teams: Sequence[Team] = ()

    @property
    def has_banner(self) -> bool:
        """Whether there is a bar that needs its own room; the name of a twist stands beside the dancer."""
        return bool(self.teams or self.current.turns or self.current.goal)

    def resting(self, song_s: float) -> frozenset[int]:
        """Return the slots of those who do not dance now."""
        if not self.current.turns:
            return frozenset()
        now = turn_at(self.current.turns, song_s)
        return frozenset(self.current.seats) - ({now.slot} if now else set())

    def draw(self, canvas: Canvas, box: Box, *, points: Mapping[int, float], song_s: float) -> None:
        """Draw the banner at the top of a box."""
        pane = Box(box.left, box.top, box.width, HEIGHT)
        if self.current.turns:
            self._draw_turn(canvas, pane, song_s)
        elif self.current.goal:
            self._draw_goal(canvas, pane, points, self.current.goal)
        elif self.teams:
            self._draw_teams(canvas, pane, points)
        elif self.current.twist:
            text, at = text_of_twist(self.current), (pane.left, pane.top + 26)
            write(canvas, text, size=NAME, color=canvas.theme.secondary, max_width=pane.width, midleft=at)

    def _draw_teams(self, canvas: Canvas, pane: Box, points: Mapping[int, float]) -> None:
        """The teams beside each other, and one bar that they share."""
        theme, seats = canvas.theme, self.current.seats
        sums = []
        for team in self.teams:
            own = [points[slot] for slot, player in seats.items() if player.number in team.members]
            sums.append(sum(own) / len(own) if own else 0.0)
        width = pane.width / len(self.teams)
        for place, (team, earned) in enumerate(zip(self.teams, sums, strict=True)):
            color, is_last = light_of(theme, team), place == len(self.teams) - 1
            text = f"{text_words(team.label)} {spaced(earned)}"
            size = fitted(canvas, f"{text_words(team.label)} {spaced(MAX_POINTS)}", NAME, width - 20)[1]
            # The last stands at the right end, as its part of the bar does.
            reach = measured(canvas, text, size)[0]
            left = pane.right - reach if is_last else pane.left + place * width
            write(canvas, text, size=size, color=color, midleft=(left, pane.top + 26))
            free = Box(pane.left + place * width, pane.top, width - reach, 52)
            free.left += 0 if is_last else reach
            members = [player for _slot, player in sorted(seats.items()) if player.number in team.members]
            _draw_members(canvas, members, free, is_last=is_last)
        whole, x = sum(sums), pane.left
        gauge = Box(pane.left, pane.bottom - GAUGE - 10, pane.width, GAUGE)
        draw_panel(canvas, gauge, theme.glass, theme.glass_edge, radius=GAUGE / 2, edge=1)
        for team, earned in zip(self.teams, sums, strict=True):
            share = earned / whole if whole else 1 / len(sums)
            part = Box(x, gauge.top, share * gauge.width, GAUGE)
            canvas.surface.fill(light_of(theme, team), canvas.rect(part))
            x += part.width

    def _draw_goal(self, canvas: Canvas, pane: Box, points: Mapping[int, float], goal: int) -> None:
        """How far all have come together."""
        theme, seats = canvas.theme, self.current.seats
        shares = [(player, points[slot]) for slot, player in seats.items()]
        earned = sum(points[slot] for slot in seats)
        text, color = f"{spaced(earned)} / {spaced(goal)}", theme.gold if earned >= goal else theme.ink
        size = fitted(canvas, f"{spaced(goal)} / {spaced(goal)}", FIGURE, 0.6 * pane.width)[1]
        place = write(canvas, text, size=size, color=color, midright=(pane.right, pane.top + 26))
        name, room = _("Together"), place.left - pane.left - 20
        write(canvas, name, size=NAME, color=theme.gold, max_width=room, midleft=(pane.left, pane.top + 26))
        draw_goal_bar(canvas, shares, goal, Box(pane.left, pane.bottom - 34, pane.width, 32))

    def _draw_turn(self, canvas: Canvas, pane: Box, song_s: float) -> None:
        """Who dances, how long still, and who is next."""
        theme, turns = canvas.theme, self.current.turns
        now, then = turn_at(turns, song_s), turn_after(turns, song_s)
        if now is None:
            return
        player, middle = self.current.seats[now.slot], pane.top + 26
        color, width = theme.player(player.color), 0.6 * pane.width
        _draw_named(canvas, player, text_words(player.label), Box(pane.left, middle - 26, width, 52), NAME)
        left_share = 1 - (song_s - now.start_s) / (now.end_s - now.start_s)
        gauge = Box(pane.left, pane.bottom - GAUGE - 10, pane.width, GAUGE)
        bar(canvas, gauge, left_share, color=color)
        if then is not None:
            follower = self.current.seats[then.slot]
            text = _("then {player}", player=text_words(follower.label))
            size = fitted(canvas, text, 36, pane.width - width - 60)[1]
            room = measured(canvas, text, size)[0] + 54
            _draw_named(canvas, follower, text, Box(pane.right - room, middle - 26, room, 52), size)


def _draw_members(canvas: Canvas, members: Sequence[Player], box: Box, *, is_last: bool) -> None:
    """The marks of a team beside its name, before it where the name stands at the right end; all or none."""
    step = MEMBER + MEMBER_GAP
    if len(members) * step + MEMBER_GAP > box.width:
        return
    x = box.right - step * len(members) if is_last else box.left + MEMBER_GAP
    for place, player in enumerate(members):
        middle = x + place * step + MEMBER / 2, box.centery
        draw_mark(canvas, middle, MEMBER, color=canvas.theme.player(player.color), shape=player.shape)


def _draw_named(canvas: Canvas, player: Player, text: str, box: Box, size: float) -> None:
    color = canvas.theme.player(player.color)
    draw_mark(canvas, (box.left + 24, box.centery), 44, color=color, shape=player.shape)
    place = (box.left + 56, box.centery)
    write(canvas, text, size=size, color=color, max_width=box.width - 54, midleft=place)


def text_of_twist(current: Round) -> str:
    """Return the name of a round's twist, "" where it has none."""
    return _(NAMES[current.twist]) if current.twist else ""


def draw_call(canvas: Canvas, call: Call, box: Box, *, song_s: float, player: Player | None) -> None:
    """Draw what is called out over the legs of the dancer, in the light of the player it is for."""
    theme = canvas.theme
    color = theme.player(player.color) if player else theme.secondary
    text = text_words(call.text)
    size = CALL if call.moment is not Moment.TOLD else LEAST_CALL
    shrunk = fitted(canvas, text, size, box.width - 60)[1]
    lines: Sequence[str] = [text]
    if shrunk < LEAST_CALL:
        size = LEAST_CALL
        lines = balanced(canvas, text, size, box.width - 60, is_bold=True)
    else:
        size = shrunk
    scale = round(pop(song_s - call.start_s, 0.0, 0.3) * 10) / 10
    step = 0.9 * measured(canvas, text, size)[1]
    below = step * (len(lines) - 1)
    y = min(box.top + 0.80 * box.height - below / 2, box.bottom - GOLD_ROOM - step / 2 - below)
    for line in lines:
        write(
            canvas, line, size=size, color=color, glow=color, outline=theme.night, scale=scale, center=(box.centerx, y)
        )  # fmt: skip
        y += step
