"""A pane that tells of one move: what it looked like, its grade, why, and what it earned."""

from dataclasses import dataclass, replace

from dancegame.core.score import Grade
from dancegame.game.drawing.canvas import Box, Canvas
from dancegame.game.drawing.colors import Color, mix
from dancegame.game.drawing.grade_mark import draw_grade_mark
from dancegame.game.drawing.hud import spaced
from dancegame.game.drawing.lettering import balanced, measured, write
from dancegame.game.drawing.moment import MomentLoop
from dancegame.game.drawing.shapes import bar, draw_panel, draw_panel_light
from dancegame.game.drawing.still import still
from dancegame.game.drawing.tiles import Button, draw_buttons
from dancegame.game.screens.result_story import Story
from dancegame.texts import _
from dancegame.texts.words import general_words, moment_words

PAD, GAP = 28.0, 34.0
# The dancers take so much of a pane's width, or of its height where it is as high as wide.
DANCING_SHARE, THREE_SHARE, UPPER_SHARE = 0.43, 0.56, 0.56
BUTTON_HEIGHT, BUTTON_WIDTH = 78.0, 460.0
# The larger the pane, the larger its words, from the first on that fits.
SCALES = (1.15, 1.0, 0.88, 0.76, 0.66, 0.58)
PRAISE_SIZES = (150.0, 120.0, 96.0, 76.0, 60.0)
SPACE = 0.16
GAUGE = 16.0


@dataclass(frozen=True)
class Words:
    """What is said of a move, from top to bottom. head: quiet. first: large. grade: None for what has none.

    is_wrong: whether it says what was wrong. share: of the points that it earned, None where no points are told.
    """

    head: str
    first: str
    rest: tuple[str, ...] = ()
    is_wrong: bool = False
    grade: Grade | None = None
    grade_words: str = ""
    points: str = ""
    share: float | None = None


def words_of(story: Story, place: int, head: str) -> Words:
    """Return what is said of a move."""
    one = story.told[place]
    first, *rest = story.reasons(place)
    points = _("{earned} of {most} points", earned=spaced(one.earned), most=spaced(one.most))
    is_counted = not one.judged.is_left_out
    return Words(
        head=head,
        first=first,
        rest=tuple(rest),
        is_wrong=one.judged.grade is not Grade.PERFECT and not one.judged.is_left_out,
        grade=story.grade_of(place),
        grade_words=story.grade_words(place),
        points=points if is_counted else "",
        share=one.earned / max(1, one.most) if is_counted else None,
    )


def words_of_best(story: Story, place: int) -> Words:
    """Return what is said of the best move: how good it was, and nothing else."""
    said = words_of(story, place, _("Best at {moment}", moment=moment_words(story.told[place].move.start_s)))
    return said if story.practice(place) is None else replace(said, first="", rest=(), is_wrong=False)


def words_to_work_on(story: Story, place: int | None) -> Words:
    """Return the one advice: for the worst move, or for whoever missed nearly all."""
    if story.pane.general is not None:
        title, text = general_words(story.pane.general)
        return Words(head=_("What helps most"), first=title, rest=(text,))
    assert place is not None
    said = words_of(story, place, _("Work on {moment}", moment=moment_words(story.told[place].move.start_s)))
    return Words(said.head, said.first, said.rest, is_wrong=True)


def draw_move(
    canvas: Canvas,
    box: Box,
    words: Words,
    loop: MomentLoop | None,
    *,
    age_s: float,
    has_practice: bool,
    is_lit: bool,
    color: Color,
    is_large: bool = False,
) -> None:
    """Draw the pane. is_lit: its practice would be chosen. is_large: nothing else is told of."""
    theme = canvas.theme
    if is_lit:
        draw_panel_light(canvas, box, color, radius=40)
    draw_panel(canvas, box, theme.glass, color if is_lit else theme.glass_edge, radius=40, alpha=226)
    inside = box.inflate(-2 * PAD, -2 * PAD)
    dancing, text = _divided(inside, is_large=is_large)
    if loop is not None:
        loop.draw(canvas, dancing, age_s)
    if not has_practice:
        _draw_words(canvas, text, words)
        return
    button = Box(text.left, text.bottom - BUTTON_HEIGHT, min(BUTTON_WIDTH, text.width), BUTTON_HEIGHT)
    text.height -= BUTTON_HEIGHT + 14
    _draw_words(canvas, text, words)
    said = Button(_("Practise it slowly"), "", color)
    draw_buttons(canvas, [button], [said], focus=0 if is_lit else None)


def draw_praise(canvas: Canvas, box: Box, text: str, loop: MomentLoop | None, *, age_s: float) -> None:
    """Draw a pane that has nothing to say but how good it was: in gold, as large as it fits."""
    gold = canvas.theme.gold
    draw_panel_light(canvas, box, gold, radius=40)
    draw_panel(canvas, box, canvas.theme.glass, gold, radius=40, edge=5, alpha=226)
    dancing, words = _divided(box.inflate(-2 * PAD, -2 * PAD), is_large=True)
    if loop is not None:
        loop.draw(canvas, dancing, age_s)
    for size in PRAISE_SIZES:
        lines = balanced(canvas, text, size, words.width, is_bold=True)
        step = (1 - SPACE) * measured(canvas, text, size)[1]
        is_within = max(measured(canvas, line, size)[0] for line in lines) <= words.width
        # A word that does not fit would be broken in its middle.
        if is_within and step * len(lines) <= words.height and " ".join(lines).split() == text.split():
            break
    first = words.centery - step * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        center = (words.centerx, first + number * step)
        write(canvas, line, size=size, color=gold, glow=gold, max_width=words.width, center=center)


def _divided(inside: Box, *, is_large: bool) -> tuple[Box, Box]:
    """Where the dancers are in a pane, and the words: beside them, or below."""
    if inside.height > inside.width:
        height = UPPER_SHARE * inside.height
        below = Box(inside.left, inside.top + height + GAP, inside.width, inside.height - height - GAP)
        return Box(inside.left, inside.top, inside.width, height), below
    width = (THREE_SHARE if is_large else DANCING_SHARE) * inside.width
    beside = Box(inside.left + width + GAP, inside.top, inside.width - width - GAP, inside.height)
    return Box(inside.left, inside.top, width, inside.height), beside


@dataclass(frozen=True)
class _Line:
    """A line of words; grade: it begins with its mark."""

    text: str
    size: float
    color: Color
    is_bold: bool = True
    grade: Grade | None = None

    def height(self, canvas: Canvas) -> float:
        return measured(canvas, self.text, self.size, is_bold=self.is_bold)[1]


@still
def _draw_words(canvas: Canvas, box: Box, words: Words) -> None:
    """Draw words as large as they fit into a box, in the middle of its height."""
    for scale in SCALES:
        lines = _lines(canvas, words, scale, box.width)
        gauge = GAUGE + 10 if words.share is not None else 0.0
        height = sum((1 - SPACE) * line.height(canvas) for line in lines) + gauge
        if height <= box.height:
            break
    y = box.centery - height / 2
    for line in lines:
        step = (1 - SPACE) * line.height(canvas)
        left, middle = box.left, y + step / 2
        if line.grade is not None:
            mark = 0.86 * line.size
            draw_grade_mark(canvas, (left + mark / 2, middle), mark, line.grade)
            left += mark + 16
        room = box.right - left
        write(
            canvas, line.text, size=line.size, color=line.color, is_bold=line.is_bold, max_width=room,
            midleft=(left, middle),
        )  # fmt: skip
        y += step
    if words.share is not None:
        color = canvas.theme.muted if words.grade is None else canvas.theme.grades[words.grade]
        bar(canvas, Box(box.left, y + 10, min(box.width, 520), GAUGE), words.share, color=color)


def _lines(canvas: Canvas, words: Words, scale: float, width: float) -> list[_Line]:
    theme = canvas.theme
    lines = [_Line(words.head, 38 * scale, theme.muted, is_bold=False)] if words.head else []
    if words.grade_words:
        color = theme.muted if words.grade is None else theme.grades[words.grade]
        lines.append(_Line(words.grade_words, 56 * scale, color, grade=words.grade))
    praise = theme.ink if words.grade is None or words.grade_words else theme.grades[words.grade]
    tint = mix(theme.mistake, theme.ink, 0.28) if words.is_wrong else praise
    first, rest = (50 if words.grade_words else 60) * scale, 40 * scale
    if words.first:
        lines += [_Line(text, first, tint) for text in balanced(canvas, words.first, first, width, is_bold=True)]
    for said in words.rest:
        lines += [_Line(text, rest, theme.ink, is_bold=False) for text in balanced(canvas, said, rest, width)]
    if words.points:
        lines.append(_Line(words.points, 38 * scale, theme.muted, is_bold=False))
    return lines
