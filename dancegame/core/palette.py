"""The colours of a song's video: a few of the room around the dancer, a few of what the dancer wears."""

from dataclasses import dataclass

Color = tuple[int, int, int]
MOST_COLORS = 3


@dataclass(frozen=True)
class Palette:
    """sRGB, each from 0 to 255, what there is most of first; none where a video is grey.

    Raises ValueError for more colours than MOST_COLORS, and for what is none.
    """

    room: tuple[Color, ...] = ()
    dancer: tuple[Color, ...] = ()

    def __post_init__(self) -> None:
        for colors in (self.room, self.dancer):
            if len(colors) > MOST_COLORS:
                raise ValueError(f"at most {MOST_COLORS} colours, not {len(colors)}")
            if not all(0 <= value <= 255 for color in colors for value in color):
                raise ValueError(f"a colour is from 0 to 255, not {colors}")

    @property
    def is_grey(self) -> bool:
        """Whether there is no colour in it."""
        return not self.room and not self.dancer
