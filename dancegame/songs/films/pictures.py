"""The pictures of a film at an even rate, as an encoder takes them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from av import VideoFrame

from dancegame.core.ports import Film

Progress = Callable[[float], None]


@dataclass(frozen=True)
class FilmPictures:
    """A film at `rate` pictures a second; on_progress hears how many of its seconds are done."""

    film: Film
    rate: Fraction
    on_progress: Progress | None = None

    @property
    def count(self) -> int:
        """How many pictures there are, at least one."""
        return max(1, round(self.film.seconds * self.rate))

    def __iter__(self) -> Iterator[VideoFrame]:
        for number in range(self.count):
            yield self._frame(number)
            if self.on_progress is not None:
                self.on_progress(float((number + 1) / self.rate))

    def sample(self, most: int) -> Iterator[VideoFrame]:
        """Yield at most so many pictures, spread evenly over the film."""
        step = -(-self.count // most)
        for number in range(step // 2, self.count, step):
            yield self._frame(number)

    def _frame(self, number: int) -> VideoFrame:
        frame = VideoFrame.from_ndarray(self.film.picture_at(float(number / self.rate)), format="bgra")
        frame.pts, frame.time_base = number, 1 / self.rate
        return frame
