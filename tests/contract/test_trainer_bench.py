"""The made-up wrong dances of the bench are told exactly, on a song of each kind."""

import pytest

from dancegame.bench.trainer.measuring import is_told, teach
from dancegame.bench.trainer.wrong_dances import FAULTS, wrong_dance
from dancegame.core.diagnosis import Fault
from dancegame.songs.library import Library, starter_pack

SONGS = ("can-can", "korobeiniki", "jingle-bells")


@pytest.mark.parametrize("fault", FAULTS)
def test_most_wrong_moves_are_told_exactly(fault: Fault):
    pack = starter_pack()
    assert pack is not None
    shelf = Library([pack])
    cases = [(wrong_dance(shelf.load_dance(song), fault, seed=seed), seed) for song in SONGS for seed in range(3)]
    told = [is_told(case, teach(case, seed=seed)) for case, seed in cases if case]
    assert len(told) >= 6
    assert sum(told) >= len(told) - 1
