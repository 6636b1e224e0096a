"""What there is to know of the lit song, over its dancer: its name, and its levels as lamps and words."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from dancegame.core.errors import DanceGameError
from dancegame.core.song import Listing, Song
from dancegame.core.traits import Step, Traits
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.lettering import balanced, breaks_words, measured, wrapped, write, write_lines
from dancegame.game.drawing.level_sign import LAMPS, draw_level
from dancegame.game.drawing.shapes import draw_panel
from dancegame.game.drawing.still import still
from dancegame.game.screens.song_filters import DIFFICULTY_WORDS, ENERGY_WORDS, TEMPO_WORDS
from dancegame.texts import _
from dancegame.texts.credits import credit_words
from dancegame.texts.words import artist_words, error_words

ROW, SIZE, MARGIN, WIDEST = 50.0, 34.0, 26.0, 520.0
# Letters of the credit, and how high all may be: what has no room is left out, part by part, and `info` tells it.
CREDIT, MOST_PARTS, HIGHEST = 26.0, 6, 400.0
# A title of more than two lines is written smaller, and what is left after three is cut.
TITLE, LONG_TITLE, ARTIST = 58.0, 44.0, 38.0


def draw_name(canvas: Canvas, song: Listing, box: Box) -> None:
    """Write title and artist at the top of a box."""
    size, lines = _title_lines(canvas, song.title, box.width)
    x, y = box.midtop
    for line in lines:
        y = write(canvas, line, size=size, least=size, max_width=box.width, midtop=(x, y)).bottom
    write(
        canvas, artist_words(song.artist), size=ARTIST, color=canvas.theme.secondary, max_width=box.width, midtop=(x, y)
    )


def name_height(canvas: Canvas, song: Listing, width: float) -> float:
    """Return how high title and artist are in a box of a width."""
    size, lines = _title_lines(canvas, song.title, width)
    title = sum(measured(canvas, line, size)[1] for line in lines)
    return title + measured(canvas, artist_words(song.artist), ARTIST)[1]


def _title_lines(canvas: Canvas, title: str, width: float) -> tuple[float, Sequence[str]]:
    """Return the size and the lines of a title: if more than two, smaller ones, the third with all the rest."""
    for size in (TITLE, LONG_TITLE):
        lines: Sequence[str] = wrapped(canvas, title, size, width, is_bold=True)
        if len(lines) <= 2 and not breaks_words(canvas, title, size, width):
            return size, balanced(canvas, title, size, width, is_bold=True)
    return LONG_TITLE, (*lines[:2], *([" ".join(lines[2:])] if lines[2:] else []))


def draw_facts(canvas: Canvas, song: Listing, traits: Traits | None, box: Box, *, credit: Sequence[str] = ()) -> None:
    """Draw tempo, energy, difficulty and whose the song is on a pane at the bottom of a box."""
    rows = tuple(_levels(song, traits))
    is_seated = traits is not None and traits.is_seated
    width = min(box.width, WIDEST * canvas.look.text_scale)
    height = (len(rows) + is_seated) * ROW * canvas.look.text_scale + 1.4 * MARGIN
    lines, small = _credit_lines(canvas, credit, Box(0, 0, width - 2 * MARGIN, HIGHEST - height))
    if not rows and not lines:
        return
    height += small
    pane = Box(box.left, box.bottom - height, width, height)
    _draw_rows(canvas, pane, rows, lines, is_seated=is_seated)


def draw_reason(canvas: Canvas, error: DanceGameError, box: Box) -> None:
    """Write why a song cannot be danced, and what to do about it, in the middle of a box."""
    message, remedy = error_words(error)
    if {"path", "reason"} <= error.said.values.keys():  # the words of a program, in English
        name = PurePath(str(error.said.values["path"])).name
        message = _("This song cannot be danced: its file {name} is damaged.", name=name)
    x, y = box.centerx, box.top + 0.35 * box.height
    y = write_lines(canvas, message, size=SIZE, max_width=box.width, midtop=(x, y))
    write_lines(canvas, remedy, size=SIZE, max_width=box.width, midtop=(x, y + MARGIN), color=canvas.theme.muted)


def credit_of(song: Song) -> tuple[str, ...]:
    """Say under which licence a song may be used, and what its author wants said, as far as it is known."""
    return tuple(part for part in (song.licence, *credit_words(song.credits)) if part)


def _credit_lines(canvas: Canvas, credit: Sequence[str], room: Box) -> tuple[tuple[str, ...], float]:
    """Return small print in lines, as many of its parts as there is room for, and how high it is."""
    for count in range(min(len(credit), MOST_PARTS), 0, -1):
        lines = tuple(wrapped(canvas, " · ".join(credit[:count]), CREDIT, room.width))
        height = sum(measured(canvas, line, CREDIT, is_bold=False)[1] for line in lines)
        if height <= room.height:
            return lines, height
    return (), 0.0


Level = tuple[str, Step | None, str]


def _levels(song: Listing, traits: Traits | None) -> Iterator[Level]:
    """Yield what each level is called, itself, and its words."""
    bpm = round(song.beats_a_minute)
    if bpm:
        tempo = _("{bpm} BPM", bpm=bpm)
        yield _(TEMPO_WORDS[None]), traits.tempo if traits else None, tempo
    if traits is not None:
        yield _(ENERGY_WORDS[None]), traits.energy, _(ENERGY_WORDS[traits.energy])
        yield _(DIFFICULTY_WORDS[None]), traits.difficulty, _(DIFFICULTY_WORDS[traits.difficulty])


@still
def _draw_rows(canvas: Canvas, box: Box, rows: tuple[Level, ...], credit: tuple[str, ...], *, is_seated: bool) -> None:
    theme, row = canvas.theme, ROW * canvas.look.text_scale
    draw_panel(canvas, box, theme.night, theme.glass_edge, radius=30, edge=2, alpha=215)
    left, right, y = box.left + MARGIN, box.right - MARGIN, box.top + 0.7 * MARGIN + row / 2
    words = max(measured(canvas, text, SIZE)[0] for _name, _step, text in rows)
    words = min(words, 0.42 * box.width)
    for name, step, text in rows:
        write(canvas, text, size=SIZE, max_width=words, midleft=(right - words, y))
        lamps = right - words - 18 - LAMPS
        if step is not None:
            draw_level(canvas, (lamps, y), step.value, color=theme.gold)
        write(canvas, name, size=SIZE, color=theme.muted, is_bold=False, max_width=lamps - 14 - left, midleft=(left, y))
        y += row
    if is_seated:
        text = _("Can be danced sitting down")
        write(canvas, text, size=SIZE, color=theme.good, max_width=right - left, midleft=(left, y))
        y += row
    y += 0.3 * MARGIN - row / 2
    for line in credit:
        y = write(
            canvas, line, size=CREDIT, least=CREDIT, is_bold=False, color=theme.muted, max_width=right - left,
            topleft=(left, y),
        ).bottom  # fmt: skip
