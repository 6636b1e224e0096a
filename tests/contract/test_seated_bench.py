"""Seated play in the bench, on the song that is danced by legs more than any other."""

from dancegame.bench.judge.dancers import TABLE, Dancer, dance_along
from dancegame.bench.judge.play import play
from dancegame.bench.seated.measuring import LEAST_KEPT
from dancegame.core.ease import Ease, eased
from dancegame.songs.library import Library, starter_pack


def test_what_a_table_hides_costs_nothing():
    pack = starter_pack()
    assert pack is not None
    dance = Library([pack]).load_dance("irish-washerwoman")
    whole = play(dance, dance_along(dance, Dancer(noise=1.0, seed=1))).share
    behind = dance_along(dance, Dancer(noise=1.0, seed=1, hidden=TABLE))
    assert play(eased(dance, Ease.SEATED), behind).share >= LEAST_KEPT * whole > LEAST_KEPT**2
