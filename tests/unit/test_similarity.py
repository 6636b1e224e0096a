"""The likeness of two stretches: the compiled sums against their plain twin, and what likeness means."""

import numpy as np
import pytest
from drawn_dances import draw_dance

from dancegame.core import similarity_plain
from dancegame.core.choreography import reference_motion
from dancegame.core.limbs import LIMB_COUNT, LimbMotion
from dancegame.core.similarity import match
from dancegame.core.similarity_kernel import sum_limbs

MOTION, _ = reference_motion(draw_dance(1))
OTHER, _ = reference_motion(draw_dance(2))


def with_hidden(motion: LimbMotion, *, seed: int) -> LimbMotion:
    is_seen = motion.is_seen & (np.random.default_rng(seed).random(motion.is_seen.shape) > 0.3)
    is_seen[:, 3] = False
    return LimbMotion(motion.direction, motion.velocity, is_seen)


def test_the_compiled_sums_are_those_of_the_plain_twin():
    reference, player = with_hidden(MOTION.stretch(20, 60), seed=1), with_hidden(OTHER.stretch(100, 155), seed=2)
    sums = np.full((16, LIMB_COUNT, 8), np.nan)
    sum_limbs(
        reference.direction, reference.velocity, reference.is_seen, player.direction, player.velocity, player.is_seen,
        sums,
    )  # fmt: skip
    np.testing.assert_allclose(sums, similarity_plain.sum_limbs(reference, player), atol=1e-9)


def test_the_same_stretch_is_found_where_it_is_and_wholly_alike():
    found = match(MOTION.stretch(40, 90), MOTION.stretch(30, 100))
    assert int(np.argmax(found.similarity)) == 10
    assert found.similarity[10] == pytest.approx(1, abs=1e-9)
    assert found.energy[10] == pytest.approx(1)
    assert np.nanmin(found.limb_likeness[10]) == pytest.approx(1)


def test_another_stretch_is_not_alike():
    assert match(MOTION.stretch(40, 90), OTHER.stretch(30, 100)).similarity.max() < 0.1


def test_half_the_movement_has_half_the_energy():
    calm = MOTION.direction.mean(axis=0) + (MOTION.direction - MOTION.direction.mean(axis=0)) / 2
    player = LimbMotion(calm, MOTION.velocity / 2, MOTION.is_seen)
    found = match(MOTION.stretch(40, 90), player.stretch(40, 90))
    assert found.energy[0] == pytest.approx(0.5, abs=0.05)
    assert found.size[0] == pytest.approx(0.8, abs=0.06)
    assert found.similarity[0] < 0.8
