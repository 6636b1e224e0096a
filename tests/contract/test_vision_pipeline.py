"""The one path from pictures to players, with a made-up estimator."""

import numpy as np
from puppet_dances import swing_dance

from dancegame.core.poses import JOINT_COUNT, Pose
from dancegame.vision.pipeline import PosePipeline

DANCE = swing_dance()
PICTURE = np.zeros((90, 160, 3), np.uint8)
SEEN = np.ones(JOINT_COUNT, np.float32)


class FakeEstimator:
    """Finds the dancer of DANCE where noise puts him; `shift` places a second one beside him."""

    def __init__(self, noise: float = 0.0, shift: float | None = None, *, smooths: bool = False) -> None:
        self.smooths = smooths
        self._random = np.random.default_rng(1)
        self._noise = noise
        self._shift = shift

    def estimate(self, rgb, *, time_s):
        xy = DANCE.xy[round(time_s * 30)]
        if self._shift is None:
            return (self._pose(xy),)
        return self._pose(xy), self._pose(xy + np.float32((self._shift, 0)))

    def _pose(self, xy):
        return Pose((xy + self._random.normal(0, self._noise, xy.shape)).astype(np.float32), SEEN)


def dance_through(estimator, players):
    pipeline = PosePipeline(estimator, players)
    return [pipeline.process(PICTURE, float(t)) for t in DANCE.times_s]


def test_what_the_estimator_smooths_comes_through_as_estimated():
    results = dance_through(FakeEstimator(smooths=True), 1)
    assert [result.captured_s for result in results] == list(DANCE.times_s)
    np.testing.assert_array_equal([result.players[0].xy for result in results], DANCE.xy)


def test_several_players_are_smoothed_each_and_not_smeared():
    results = dance_through(FakeEstimator(noise=0.004, shift=0.8), 2)
    for slot, shift in ((0, 0.0), (1, 0.8)):
        xy = np.array([result.players[slot].xy for result in results])
        truth = DANCE.xy + np.float32((shift, 0))
        noisy = truth + np.random.default_rng(2).normal(0, 0.004, truth.shape)
        assert np.diff(xy, 2, axis=0).std() < 0.7 * np.diff(noisy, 2, axis=0).std()
        # At the arms' highest speed, 0.7 picture heights a second, 25 ms late is 0.018.
        assert np.abs(xy - truth).max() < 0.03
