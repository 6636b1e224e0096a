"""Finds one to six dancers with two networks: one sees everybody, the other looks at each of them closely."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import ExitStack, nullcontext
from functools import partial
from itertools import combinations
from pathlib import Path
from queue import SimpleQueue
from typing import Self

import numpy as np
from numpy.typing import NDArray

from dancegame.core.effort_findings import EffortFacts
from dancegame.core.poses import Pose
from dancegame.vision.estimators.native_log import without_chatter
from dancegame.vision.hybrid.costs import Costs, quickest_s
from dancegame.vision.hybrid.crew import Crew, Job
from dancegame.vision.hybrid.dancer import GONE_S, HIDDEN_S, Dancer
from dancegame.vision.hybrid.effort import MOST_TURN_S, SPARED, Effort
from dancegame.vision.hybrid.flow import Flow
from dancegame.vision.hybrid.landmarks import LandmarkNetwork, Sight
from dancegame.vision.hybrid.looker import Looker
from dancegame.vision.hybrid.need import neediest
from dancegame.vision.hybrid.overview import Candidate, MoveNetOverview, Overview
from dancegame.vision.hybrid.pairs import may_be_mistaken, paired
from dancegame.vision.hybrid.region import Region
from dancegame.vision.several.body import SAME_TORSOS, Body
from dancegame.vision.several.view import View

# Bystanders that are followed besides the players: who of them plays is for the tracker to say.
BYSTANDERS = 3
# Before the first picture nobody knows how fast they come.
FIRST_S = 1 / 15
# So many times as often is everybody looked for then, while there are fewer people than play, and while some are so
# near each other that one might be taken for the other.
LOOKED_FOR_MORE, MISSED_MORE, CROWDED_MORE = 8, 4, 2
# Pictures do not come on the dot.
DUE_S = 0.01
# Who is not sure to be somebody has so many close looks to be confirmed.
MOST_REFUSALS = 2
# A newcomer nearer to somebody is likely him or a mixture; dancers a shoulder's width apart are 1.2 torsos apart.
NEWCOMER_TORSOS = 0.8
# Two of one overview nearer than this are one person told of twice: in videos of one dancer those were at most 0.01
# torsos apart, of two puppets one of whom stood behind the other 0.3. By SAME_TORSOS whoever is behind somebody would
# not be found again.
TWICE_TORSOS = 0.25
# Who was lost and is not seen by the overview is believed to be back when this far from everybody: a close look at
# somebody half hidden makes one body of two.
CLEAR_TORSOS = 1.2


class HybridEstimator:
    """A `PoseEstimator` for a party: an overview finds everybody, close looks refine the neediest.

    Who is not looked at closely in a picture is placed by the overview, or by how he moved. Each person is given once.
    players: how many play, 1 to 6; a few more people are followed besides. effort: what a picture may cost; may be
    exchanged between two pictures. overview, make_looker: other networks than the shipped ones.
    were_looked_at: which of the last picture's poses are of close looks.
    A context manager. Raises ModelError for a missing or broken network.
    """

    smooths = False

    def __init__(
        self,
        model_path: str | Path | None = None,
        *,
        players: int,
        overview: Overview | None = None,
        make_looker: Callable[[], Looker] | None = None,
        effort: Effort | None = None,
    ) -> None:
        self.effort = self._whole_effort = effort or Effort.of_this_computer()
        self._players, self._step = players, 0
        self._make_looker: Callable[[], Looker] = make_looker or partial(LandmarkNetwork, model_path)
        self._dancers: list[Dancer] = []
        self.were_looked_at: tuple[bool, ...] = ()
        self._last_s = self._overview_s = float("-inf")
        self._flow = Flow()
        self._lookers: list[Looker] = []
        self._idle: SimpleQueue[Looker] = SimpleQueue()
        with ExitStack() as opened:
            opened.callback(self._close_lookers)
            self._open_lookers()
            self._overview = overview or MoveNetOverview()
            opened.callback(self._overview.close)
            self._crew = Crew()
            opened.callback(self._crew.close)
            self._opened = opened.pop_all()

    def estimate(self, rgb: NDArray[np.uint8], *, time_s: float) -> tuple[Pose, ...]:
        """Return the poses in a picture (H, W, 3); time_s must increase from call to call."""
        # The networks chatter when they start, and the overview starts with the first picture of a size.
        with without_chatter() if not self._dancers else nullcontext():
            self._open_lookers()
            return tuple(body.pose for body in self._estimate(View.of(rgb), rgb, time_s))

    @property
    def steps(self) -> int:
        """How many there are by which less is spent than everything."""
        return len(SPARED)

    def spare(self, step: int) -> None:
        """Spend what is left at a step from the next picture on, 0 everything."""
        self._step, self.effort = step, self._whole_effort.spared(step)

    def measure(self, rgb: NDArray[np.uint8]) -> EffortFacts:
        """Find out on a picture (H, W, 3) what looks cost here; return what is done for pictures by that."""
        view = View.of(rgb)
        everything = Region(np.array((view.aspect / 2, 0.5), np.float32), 1.0, np.array((0, -1), np.float32))
        picture = everything.cut(view.picture)

        def look() -> None:
            self._look_at(picture, everything, view.aspect)

        self._open_lookers()
        threads = self.effort.threads
        costs = Costs(
            round_s=quickest_s(lambda: self._crew.run([look] * threads, threads=threads)),
            network_s=quickest_s(lambda: self._survey(view, rgb)),
            network_px=self.effort.network_px,
        )
        return costs.facts(self._whole_effort, self._players, least_step=self._step)

    def close(self) -> None:
        """Release the networks and end the threads; safe to call twice."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _estimate(self, view: View, rgb: NDArray[np.uint8], time_s: float) -> list[Body]:
        expected = self._expect(view, time_s)
        sights: dict[Dancer, Sight] = {}
        candidates: list[Candidate] = []
        has_overview = self._is_overview_due(expected, time_s)
        jobs: list[Job] = []
        if has_overview:
            self._overview_s = time_s
            jobs.append(lambda: candidates.extend(self._survey(view, rgb)))
        for dancer in self._chosen(expected, time_s, beside=self.effort.beside_network * len(jobs)):
            jobs.append(partial(self._look, dancer, expected, view, sights))
        self._crew.run(jobs, threads=self.effort.threads)
        placed = self._settle(expected, sights, candidates if has_overview else None, time_s)
        if not expected and self._dancers:
            placed = self._welcome(view, candidates, time_s)
        self._last_s = time_s
        return placed

    def _welcome(self, view: View, candidates: Sequence[Candidate], time_s: float) -> list[Body]:
        """Look closely at those who have come where nobody was known, in the same picture: nobody else has to wait."""
        expected = {dancer: dancer.body for dancer in self._dancers}
        sights: dict[Dancer, Sight] = {}
        looks = self._chosen(expected, time_s, beside=0)
        jobs = [partial(self._look, dancer, expected, view, sights) for dancer in looks]
        self._crew.run(jobs, threads=self.effort.threads)
        return self._settle(expected, sights, candidates, time_s)

    def _expect(self, view: View, time_s: float) -> dict[Dancer, Body]:
        """Return where everybody should be, as far as can be seen by how the picture has changed."""
        expected = {dancer: dancer.expect(time_s, view.aspect) for dancer in self._dancers}
        carried = {dancer: dancer.body for dancer in self._dancers if dancer.is_found}
        moved = self._flow.carried(view.picture, carried, expected, time_s)
        for dancer in expected:
            dancer.lost = moved[dancer].lost if dancer in moved else None
        return expected | {dancer: carried.body for dancer, carried in moved.items()}

    def _is_overview_due(self, expected: Mapping[Dancer, Body], time_s: float) -> bool:
        every_s = self.effort.network_every_s
        passed_s = self._passed_s(time_s)
        if self._is_glance(expected, time_s) or self.effort.has_time_for_both(len(expected), passed_s):
            every_s = 0.0
        elif any(not one.is_confirmed or time_s - one.seen_s > MOST_TURN_S for one in expected):
            every_s /= LOOKED_FOR_MORE
        elif len(expected) < self._players:
            every_s /= MISSED_MORE
        elif any(may_be_mistaken(one, other) for one, other in combinations(expected.values(), 2)):
            every_s /= CROWDED_MORE
        return time_s - self._overview_s >= every_s - DUE_S

    def _is_glance(self, expected: Mapping[Dancer, Body], time_s: float) -> bool:
        return self.effort.is_glance(len(expected), self._passed_s(time_s))

    def _passed_s(self, time_s: float) -> float:
        return min(time_s - self._last_s, 1.0) if np.isfinite(self._last_s) else FIRST_S

    def _survey(self, view: View, rgb: NDArray[np.uint8]) -> list[Candidate]:
        """Look at everybody; the view is smaller, and where it is large enough quicker to be made smaller still."""
        longer_px = self.effort.network_px
        return self._overview.look(view.picture if max(view.picture.shape) >= longer_px else rgb, longer_px)

    def _chosen(self, expected: Mapping[Dancer, Body], time_s: float, *, beside: int) -> list[Dancer]:
        """Return who is looked at closely; looks, with what is done beside them, come in whole rounds."""
        if self._is_glance(expected, time_s):
            return []
        return neediest(
            expected,
            time_s,
            most=self.effort.looks_in(self._passed_s(time_s)),
            most_wait_s=self.effort.most_wait_s,
            at_once=self.effort.threads,
            beside=beside,
        )

    def _look(self, dancer: Dancer, expected: Mapping[Dancer, Body], view: View, sights: dict[Dancer, Sight]) -> None:
        region = dancer.region_at(expected[dancer])
        others = [body for other, body in expected.items() if other is not dancer and other.is_found]
        picture = region.without(region.cut(view.picture), others, own=expected[dancer], colour=view.colour)
        sights[dancer] = self._look_at(picture, region, view.aspect)

    def _look_at(self, picture: NDArray[np.uint8], region: Region, aspect: float) -> Sight:
        looker = self._idle.get()
        try:
            return looker.look(picture, region, aspect)
        finally:
            self._idle.put(looker)

    def _settle(
        self,
        expected: Mapping[Dancer, Body],
        sights: Mapping[Dancer, Sight],
        candidates: Sequence[Candidate] | None,
        time_s: float,
    ) -> list[Body]:
        distinct = _distinct(candidates or ())
        lost = {dancer for dancer in self._dancers if not dancer.is_found}
        found = paired(expected, distinct)
        placed: dict[Dancer, Body] = {}
        for dancer in self._dancers:
            others = [candidate.body for other, candidate in found.items() if other is not dancer]
            body = dancer.settle(expected[dancer], sights.get(dancer), found.get(dancer), time_s, others)
            if body is not None:
                placed[dancer] = body
        for dancer in _doubles(placed, expected, found, lost):
            del placed[dancer]
            dancer.lose(expected[dancer])
        self._dancers = [dancer for dancer in self._dancers if self._stays(dancer, time_s)]
        taken = list(found.values())
        for candidate in distinct:
            if candidate not in taken:
                self._receive(candidate, placed, time_s)
        shown = [dancer for dancer in placed if dancer.is_shown and dancer in self._dancers]
        self.were_looked_at = tuple(dancer.is_close for dancer in shown)
        return [placed[dancer] for dancer in shown]

    def _stays(self, dancer: Dancer, time_s: float) -> bool:
        if not dancer.is_shown and dancer.refusals >= MOST_REFUSALS:
            return False
        unseen_s = time_s - dancer.seen_s
        if unseen_s <= GONE_S:
            return True
        others = (one for one in self._dancers if one is not dancer and one.seen_s == time_s)
        return dancer.is_confirmed and unseen_s <= HIDDEN_S and any(one.may_hide(dancer) for one in others)

    def _receive(self, candidate: Candidate, placed: dict[Dancer, Body], time_s: float) -> None:
        """Follow somebody new, unless he is somebody who is known, or there are too many."""
        if any(candidate.body.apart_torsos(body) < NEWCOMER_TORSOS for body in placed.values()):
            return
        if len(self._dancers) >= self._players + BYSTANDERS:
            return
        dancer = Dancer(candidate.body, time_s, candidate.score)
        dancer.motion.see(candidate.body, time_s)
        self._dancers.append(dancer)
        placed[dancer] = candidate.body

    def _open_lookers(self) -> None:
        while len(self._lookers) < self.effort.threads:
            self._lookers.append(self._make_looker())
            self._idle.put(self._lookers[-1])

    def _close_lookers(self) -> None:
        while self._lookers:
            self._lookers.pop().close()


def _distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates without those who are somebody surer found twice."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if not any(candidate.body.apart_torsos(other.body) < TWICE_TORSOS for other in kept):
            kept.append(candidate)
    return kept


def _doubles(
    placed: Mapping[Dancer, Body],
    expected: Mapping[Dancer, Body],
    found: Mapping[Dancer, Candidate],
    lost: Set[Dancer],
) -> set[Dancer]:
    """Return of each two dancers who are in one place who was lost, is not in the overview, or came from afar.

    Two whom the overview sees at once are two. Who comes back otherwise keeps farther from the others.
    """
    doubles: set[Dancer] = set()
    for pair in combinations(placed, 2):
        if found.keys() >= set(pair):
            continue
        returning = lost & set(pair)
        usual = NEWCOMER_TORSOS if returning <= found.keys() else CLEAR_TORSOS
        least = usual if returning else SAME_TORSOS
        if placed[pair[0]].apart_torsos(placed[pair[1]]) < least and not doubles & set(pair):
            doubles.add(
                max(pair, key=lambda one: (one in lost, one not in found, placed[one].apart_torsos(expected[one])))
            )
    return doubles
