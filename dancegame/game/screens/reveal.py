"""The reveal: title, artist and year; meanwhile the camera gets ready."""

from collections.abc import Sequence

import pygame

from dancegame.core.errors import SoundError
from dancegame.game.controls import BACK_KEYS, CONFIRM_KEYS, Choices, clicked, pressed
from dancegame.game.drawing.easing import beat_pulse, pop, ramp
from dancegame.game.drawing.lettering import fitted, render, wrapped, write
from dancegame.game.drawing.colors import CYAN, GOLD, GREEN, MUTED, PINK, VIOLET, WHITE
from dancegame.game.drawing.shapes import bar
from dancegame.game.drawing.sparkles import draw_confetti
from dancegame.game.drawing.tiles import draw_button
from dancegame.game.screen import Quit, Replace, Screen, Transition
from dancegame.game.screens.begin import begin_round, to_title
from dancegame.game.session import Session

REVEAL_S = 5.5
DANCER_X = 372
TEXT_X = 972
TEXT_WIDTH = 540


class RevealScreen(Screen):
    """Names the song to its sound; then on to the dance, or in guess mode to the next song."""

    stage = "reveal"
    settled_s = 2.6

    def __init__(self, session: Session) -> None:
        assert session.current is not None
        self._session, self._round = session, session.current
        self._since_s = self._now_s = session.parts.clock_s()
        self._feed = session.open_camera()
        self._choices = Choices(
            [pygame.Rect(716, 606, 300, 64), pygame.Rect(1032, 606, 196, 64)],
            has_numbers=False,
            effects=session.parts.effects,
        )
        self._play_sound()
        if self._feed is None:
            session.report_guess()

    def _play_sound(self) -> None:
        parts = self._session.parts
        parts.effects.play("reveal")
        try:
            parts.music.play(parts.shelf.sound_path(self._round.song.id))
        except SoundError:
            # The reveal is readable without sound; the dance says what is wrong.
            parts.music.play(None)

    @property
    def has_dance(self) -> bool:
        """Whether a dance follows."""
        return self._feed is not None

    def update(self, now_s: float, events: Sequence[pygame.event.Event]) -> Transition | None:
        self._now_s = now_s
        if self._feed:
            self._feed.poll()
        if pressed(events, BACK_KEYS):
            return to_title(self._session)
        return self._to_dance(events) if self.has_dance else self._to_next(events)

    def _to_dance(self, events: Sequence[pygame.event.Event]) -> Transition | None:
        from dancegame.game.screens.ready import ReadyScreen

        is_hurried = pressed(events, CONFIRM_KEYS) or clicked(events)
        if is_hurried or self._now_s - self._since_s >= REVEAL_S:
            self._session.parts.music.stop()
            return Replace(ReadyScreen(self._session))
        return None

    def _to_next(self, events: Sequence[pygame.event.Event]) -> Transition | None:
        if self._session.is_one_round:
            return Quit() if self._now_s - self._since_s >= REVEAL_S else None
        chosen = self._choices.choose(events)
        if chosen is None:
            return None
        return begin_round(self._session) if chosen == 0 else to_title(self._session)

    def draw(self, surface: pygame.Surface) -> None:
        age_s = self._now_s - self._since_s
        self._draw_dancer(surface)
        if self._round.guess and self._round.guess.is_right:
            draw_confetti(surface, age_s)
        self._draw_song(surface, age_s)
        self._draw_points(surface, age_s)
        if self._feed:
            self._draw_progress(surface, age_s)
        elif not self._session.is_one_round:
            self._draw_buttons(surface)

    def _draw_dancer(self, surface: pygame.Surface) -> None:
        """The dancer now moves to the music, from its start."""
        theatre, position_s = self._session.theatre, self._session.parts.music.position_s()
        song_s, shown = theatre.looped(position_s)
        theatre.draw(
            surface,
            now_s=self._now_s,
            song_s=song_s,
            x=DANCER_X,
            presence=min(shown, ramp(self._now_s - self._since_s, 0.0, 0.6)),
            pulse=beat_pulse(position_s, self._round.song.beats_s),
        )

    def _draw_song(self, surface: pygame.Surface, age_s: float) -> None:
        song = self._round.song
        alpha = ramp(age_s, 0.0, 0.4)
        write(surface, "This is", size_px=28, color=MUTED, is_bold=False, alpha=alpha, midtop=(TEXT_X, 84))
        lines = _title_lines(song.title)
        y = 132.0
        for line, size_px in lines:
            scale = pop(age_s, 0.15, 0.5)
            height = render(line, size_px).get_height()
            write(surface, line, size_px=size_px, color=WHITE, glow=PINK, scale=scale, center=(TEXT_X, y + height / 2))
            y += height * 0.92
        alpha = ramp(age_s, 0.6, 0.5)
        place = write(
            surface, song.artist, size_px=44, color=CYAN, max_width=TEXT_WIDTH, alpha=alpha, midtop=(TEXT_X, y + 14)
        )
        if song.year:
            write(surface, str(song.year), size_px=38, color=MUTED, alpha=alpha, midtop=(TEXT_X, place.bottom + 4))

    def _draw_points(self, surface: pygame.Surface, age_s: float) -> None:
        guess = self._round.guess
        if guess is None:
            return
        share = ramp(age_s, 0.9, 0.9)
        text = f"+{round(guess.points * share)} points" if guess.is_right else "No points this time"
        color, glow = (GOLD, GREEN) if guess.is_right else (MUTED, None)
        alpha = ramp(age_s, 0.8, 0.3)
        write(surface, text, size_px=46, color=color, glow=glow, alpha=alpha, midtop=(TEXT_X, 446))
        if not self.has_dance:
            total = f"{self._session.guess_total} points so far"
            write(surface, total, size_px=24, color=MUTED, is_bold=False, alpha=alpha, midtop=(TEXT_X, 520))

    def _draw_progress(self, surface: pygame.Surface, age_s: float) -> None:
        assert self._feed is not None
        alpha = ramp(age_s, 1.2, 0.5)
        write(surface, "Get ready to dance it!", size_px=34, glow=VIOLET, alpha=alpha, midtop=(TEXT_X, 566))
        if self._feed.failure is None and alpha > 0.5:
            share = 1.0 if self._feed.ready else self._feed.progress.share
            text = "The camera is ready" if self._feed.ready else self._feed.progress.text
            bar(surface, pygame.Rect(TEXT_X - 180, 632, 360, 10), share, color=CYAN)
            write(surface, text, size_px=19, color=MUTED, is_bold=False, midtop=(TEXT_X, 650))

    def _draw_buttons(self, surface: pygame.Surface) -> None:
        labels = (("Next song", "Enter", PINK), ("Menu", "Esc", CYAN))
        for number, (rect, (text, key, color)) in enumerate(zip(self._choices.rects, labels, strict=True)):
            draw_button(surface, rect, text, key=key, color=color, is_lit=number == self._choices.focus)


def _title_lines(title: str) -> list[tuple[str, int]]:
    """The title as large as it fits: on one line, or on two or three smaller ones."""
    for size_px, most_lines in ((86, 1), (66, 2), (52, 3)):
        lines = wrapped(title, size_px, TEXT_WIDTH, is_bold=True)
        if len(lines) <= most_lines and all(render(line, size_px).get_width() <= TEXT_WIDTH for line in lines):
            return [(line, size_px) for line in lines]
    return [fitted(title, 52, TEXT_WIDTH)]
