"""The first screen: the name of the game, a dancer, three ways to play."""

from collections.abc import Sequence

import pygame

from dancegame.core.errors import DanceGameError
from dancegame.game.controls import BACK_KEYS, Choices, pressed
from dancegame.game.drawing.easing import ramp
from dancegame.game.drawing.lettering import write
from dancegame.game.drawing.colors import CYAN, GOLD, MUTED, PINK, VIOLET, WHITE
from dancegame.game.drawing.tiles import draw_hints, draw_menu_tile
from dancegame.game.parts import Mode
from dancegame.game.screen import Quit, Screen, Transition
from dancegame.game.screens.begin import begin_round
from dancegame.game.session import Session

ENTRIES = (
    (Mode.PARTY, "Party", "Guess the song, then dance it together", PINK),
    (Mode.SOLO, "Solo", "One dancer in front of the camera", CYAN),
    (Mode.GUESS, "Guess only", "No camera needed", GOLD),
)
DANCER_X = 972


class TitleScreen(Screen):
    """Shows one dance of the library in the background, without a word about whose it is."""

    stage = "title"

    def __init__(self, session: Session) -> None:
        session.leave_round()
        self._session = session
        self._since_s = self._now_s = session.parts.clock_s()
        self._choices = Choices(
            [pygame.Rect(84, 290 + 122 * row, 520, 104) for row in range(len(ENTRIES))], effects=session.parts.effects
        )
        self._cast()

    def _cast(self) -> None:
        """Any dance will do; a library that cannot be read speaks up when a round begins."""
        parts = self._session.parts
        try:
            songs = parts.shelf.songs()
            dance = parts.shelf.load_dance(parts.random.choice(list(songs)).id) if songs else None
            self._session.theatre.cast(dance.reference if dance else None)
        except DanceGameError:
            self._session.theatre.cast(None)

    def update(self, now_s: float, events: Sequence[pygame.event.Event]) -> Transition | None:
        self._now_s = now_s
        if pressed(events, BACK_KEYS):
            return Quit()
        chosen = self._choices.choose(events)
        if chosen is None:
            return None
        self._session.parts.effects.play("menu_select")
        self._session.mode = ENTRIES[chosen][0]
        self._session.guess_total = 0
        return begin_round(self._session)

    def draw(self, surface: pygame.Surface) -> None:
        age_s = self._now_s - self._since_s
        theatre = self._session.theatre
        song_s, presence = theatre.looped(age_s)
        theatre.draw(
            surface, now_s=self._now_s, song_s=song_s, x=DANCER_X, presence=min(presence, ramp(age_s, 0.3, 1.6))
        )
        place = write(surface, "DANCE", size_px=108, color=WHITE, glow=PINK, topleft=(80, 52))
        write(surface, "GAME", size_px=108, color=WHITE, glow=CYAN, midleft=(place.right + 26, place.centery))
        write(
            surface,
            "Guess the dance.  Then dance it.",
            size_px=31,
            is_bold=False,
            color=MUTED,
            glow=VIOLET,
            topleft=(86, 196),
        )
        for number, (rect, (_, name, text, color)) in enumerate(zip(self._choices.rects, ENTRIES, strict=True)):
            is_lit = number == self._choices.focus
            draw_menu_tile(surface, rect, key=str(number + 1), title=name, text=text, color=color, is_lit=is_lit)
        hints = (("↑ ↓", "choose"), ("Enter", "play"), ("F11", "full screen"), ("Esc", "quit"))
        draw_hints(surface, hints, midbottom=(344, 692))
