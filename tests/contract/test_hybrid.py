"""Two networks that see a party together: who is looked at, who is placed, who is confirmed, and one pose for each."""

from dataclasses import replace

import numpy as np
import pytest
from made_up_networks import ASPECT, PICTURE, TOES, MadeUpLooker, MadeUpOverview, body_at

from dancegame.bench.crowd.crowd import Crowd, CrowdScene, Person, stand
from dancegame.core.errors import ModelError
from dancegame.vision.estimators import make_hybrid
from dancegame.vision.estimators.embedder import Embedder, answers_one_by_one
from dancegame.vision.estimators.mediapipe import MODEL_PATH, as_image
from dancegame.vision.hybrid.dancer import GONE_S, Dancer, middle
from dancegame.vision.hybrid.effort import Effort
from dancegame.vision.hybrid.estimator import BYSTANDERS, HybridEstimator
from dancegame.vision.hybrid.fusion import Fusion, steadied
from dancegame.vision.hybrid.landmarks import COLUMNS, LANDMARKS, LandmarkNetwork, sight
from dancegame.vision.hybrid.need import neediest
from dancegame.vision.hybrid.region import SIZE_PX, Region
from dancegame.vision.hybrid.still import StillEstimator
from dancegame.vision.hybrid.vote import elected
from dancegame.vision.several.estimator import SeveralEstimator

PLACES = (0.3, 0.7, 1.1, 1.5)
# Without an overview in every picture that has time for one.
PLENTY = Effort(looks_each_s=1000.0, most_wait_s=0.0, beside_network=1, threads=1)
EVERY_S = 1 / 15


def party(overview, looker, *, effort=PLENTY, players=4):
    return HybridEstimator(players=players, overview=overview, make_looker=lambda: looker, effort=effort)


def watch(estimator, pictures, *, start=0):
    """Return the poses of each picture."""
    return [estimator.estimate(PICTURE, time_s=(start + n) * EVERY_S) for n in range(pictures)]


def places(poses):
    """Where (x) everybody's feet are in the middle, to 3 cm of a person of 1.7 m."""
    return sorted(round(float(np.nanmean(pose.xy[15:17, 0])), 2) for pose in poses)


def test_who_is_looked_at_closely_is_where_the_close_look_shows_them_toes_too():
    with party(MadeUpOverview([(x, 0.6) for x in PLACES], off=(0.02, 0.0)), MadeUpLooker(PLACES)) as estimator:
        poses = watch(estimator, 4)[-1]
    assert len(poses) == 4
    for pose in poses:
        x = min(PLACES, key=lambda place: abs(place - np.nanmean(pose.xy[15:17, 0])))
        np.testing.assert_allclose(pose.xy, body_at(x).xy, atol=2e-3)
    assert estimator.were_looked_at == (True,) * 4


def test_who_come_where_nobody_was_known_are_looked_at_closely_in_the_same_picture():
    with party(MadeUpOverview([(x, 0.6) for x in PLACES], off=(0.02, 0.0)), MadeUpLooker(PLACES)) as estimator:
        (poses,) = watch(estimator, 1)
        assert estimator.were_looked_at == (True,) * 4
    assert all(np.isfinite(pose.xy[TOES]).all() for pose in poses)


def test_who_is_not_looked_at_is_still_placed_and_everybody_gets_a_turn():
    looker = MadeUpLooker(PLACES)
    one_look = replace(PLENTY, looks_each_s=1.0)
    with party(MadeUpOverview([(x, 0.6) for x in PLACES]), looker, effort=one_look) as estimator:
        results = [estimator.estimate(PICTURE, time_s=n / 30) for n in range(12)]
    assert {len(poses) for poses in results} == {4}
    assert places(results[-1]) == list(PLACES)
    assert len(looker.looked_at) == 11
    assert {x: looker.looked_at[-8:].count(x) for x in PLACES} == dict.fromkeys(PLACES, 2)
    assert sum(estimator.were_looked_at) == 1


def test_less_effort_while_it_runs_is_fewer_looks():
    looker, overview = MadeUpLooker(PLACES), MadeUpOverview([(x, 0.6) for x in PLACES])
    with party(overview, looker) as estimator:
        watch(estimator, 6)
        looker.looked_at.clear()
        watch(estimator, 6, start=6)
        assert len(looker.looked_at) == 24
        estimator.effort = replace(PLENTY, looks_each_s=30.0, network_every_s=100.0)
        looker.looked_at.clear()
        seen = overview.looks
        watch(estimator, 6, start=12)
    assert len(looker.looked_at) == 12
    assert overview.looks == seen


@pytest.mark.parametrize(("looks_a_picture", "looks", "overviews"), [(1, 0, 6), (2, 12, 0)])
def test_where_turns_take_too_long_everybody_is_looked_at_at_once_in_every_picture(looks_a_picture, looks, overviews):
    """Pictures come 15 times a second: four dancers wait for a look 0.27 s where there is one, 0.13 s where two are."""
    looker, overview = MadeUpLooker(PLACES), MadeUpOverview([(x, 0.6) for x in PLACES])
    with party(overview, looker) as estimator:
        watch(estimator, 6)
        estimator.effort = replace(PLENTY, looks_a_picture=looks_a_picture, network_every_s=100.0)
        looker.looked_at.clear()
        overview.looks = 0
        results = watch(estimator, 6, start=6)
    assert (len(looker.looked_at), overview.looks) == (looks, overviews)
    assert {tuple(places(poses)) for poses in results} == {PLACES}


def test_after_a_long_pause_a_picture_still_has_only_so_many_looks():
    effort = Effort(looks_each_s=90.0, looks_a_picture=4)
    assert [effort.looks_in(passed_s) for passed_s in (0.01, 1 / 30, 0.05, 1.0)] == [2, 4, 4, 4]


@pytest.mark.parametrize(
    ("dancers", "pictures_hz", "step", "has_time"),
    [(3, 15, 0, True), (4, 15, 0, False), (4, 12, 0, True), (1, 30, 0, False), (1, 12, 1, False)],
)
def test_where_pictures_come_seldom_there_is_time_for_both_networks(dancers, pictures_hz, step, has_time):
    assert Effort().spared(step).has_time_for_both(dancers, 1 / pictures_hz) == has_time


@pytest.mark.parametrize(("beside", "overviews"), [(3, 6), (1, 1)])
def test_everybody_is_looked_for_in_each_picture_that_has_time_for_it(beside, overviews):
    overview, plenty = MadeUpOverview([(0.5, 0.6), (1.2, 0.6)]), replace(PLENTY, beside_network=beside)
    with party(overview, MadeUpLooker((0.5, 1.2)), players=2, effort=plenty) as estimator:
        watch(estimator, 6)
        overview.looks = 0
        watch(estimator, 6, start=6)
    assert overview.looks == overviews


def test_everybody_is_looked_for_more_often_while_somebody_is_missing():
    overview, often = MadeUpOverview([(0.5, 0.6), (1.2, 0.6)]), replace(PLENTY, network_every_s=0.4)
    looks = []
    for players in (2, 3):
        with party(overview, MadeUpLooker((0.5, 1.2)), players=players, effort=often) as estimator:
            watch(estimator, 6)
            overview.looks = 0
            watch(estimator, 30, start=6)
            looks.append(overview.looks)
    assert looks == [5, 15]


@pytest.mark.parametrize(("apart_torsos", "overviews"), [(1.0, 10), (1.2, 5)])
def test_everybody_is_looked_for_more_often_while_one_may_be_taken_for_another(apart_torsos, overviews):
    people = (0.5, 0.5 + apart_torsos * body_at(0.5).torso)
    overview, often = MadeUpOverview([(x, 0.6) for x in people]), replace(PLENTY, network_every_s=0.4)
    with party(overview, MadeUpLooker(people), players=2, effort=often) as estimator:
        watch(estimator, 6)
        overview.looks = 0
        watch(estimator, 30, start=6)
    assert overview.looks == overviews


def follower(x, *, looked_s, speed=0.0):
    dancer = Dancer(body_at(x), 1.0, 0.9, looked_s=looked_s, is_confirmed=True)
    dancer.motion.see(body_at(x - 0.1 * speed * body_at(x).torso), 0.9)
    dancer.motion.see(body_at(x), 1.0)
    return dancer


def neediest_of(*dancers, most):
    return neediest({dancer: dancer.body for dancer in dancers}, 1.05, most=most, most_wait_s=0.2)


def test_who_is_followed_joint_by_joint_waits_longer_and_who_lost_one_not_at_all():
    waiting, followed, astray = (follower(x, looked_s=0.8) for x in (0.3, 0.9, 1.5))
    waiting.lost, followed.lost, astray.lost = None, 0, 1
    fresh = follower(2.1, looked_s=1.04)
    fresh.lost = 1
    assert set(neediest_of(waiting, followed, astray, fresh, most=4)) == {waiting, astray, fresh}


def test_who_is_followed_beside_another_does_not_wait_longer():
    alone, beside, other = follower(0.3, looked_s=0.8), follower(1.2, looked_s=0.8), follower(1.25, looked_s=1.04)
    for dancer in (alone, beside, other):
        dancer.lost = 0
    assert neediest_of(alone, beside, other, most=3) == [beside]


def test_the_neediest_are_fast_long_unseen_in_the_way_or_new():
    calm, fast = follower(0.3, looked_s=1.0), follower(0.9, looked_s=1.0, speed=8.0)
    waiting = follower(1.5, looked_s=0.7)
    assert neediest_of(calm, fast, waiting, most=3) == [fast, waiting]
    assert neediest_of(waiting, fast, calm, most=1) == [fast]
    new = Dancer(body_at(1.2), 1.0, 0.9)
    assert neediest_of(calm, fast, waiting, new, most=1) == [new]
    quick, crowded, other = (follower(x, looked_s=1.0, speed=3.0) for x in (0.3, 1.2, 1.25))
    assert set(neediest_of(quick, crowded, other, most=3)) == {crowded, other}


def test_looks_come_in_whole_rounds_and_nobody_idles_beside_the_overview():
    waiting, calm, calmest = (follower(x, looked_s=looked_s) for x, looked_s in ((0.3, 0.7), (0.9, 1.0), (1.5, 1.02)))
    dancers = {dancer: dancer.body for dancer in (calmest, calm, waiting)}

    def chosen(**given):
        return neediest(dancers, 1.05, most_wait_s=0.2, **given)

    assert chosen(most=3) == [waiting]
    assert chosen(most=3, at_once=2) == [waiting, calm]
    assert chosen(most=3, at_once=2, beside=3) == [waiting, calm, calmest]
    assert chosen(most=1, at_once=2, beside=3) == [waiting]


@pytest.mark.parametrize("beside", [1, 3])
def test_beside_an_overview_there_are_as_many_looks_as_the_effort_says(beside):
    looker, calm = MadeUpLooker(PLACES), replace(PLENTY, most_wait_s=10.0, network_every_s=0.0, threads=2)
    overview = MadeUpOverview([(x, 0.6) for x in PLACES])
    with party(overview, looker, effort=replace(calm, beside_network=beside)) as estimator:
        watch(estimator, 2)
        looker.looked_at.clear()
        watch(estimator, 2, start=2)
    assert len(looker.looked_at) == 2 * beside


def test_who_is_refused_again_and_again_takes_nobodys_turn():
    waiting, nobody = follower(0.3, looked_s=0.5), follower(1.2, looked_s=0.5)
    nobody.refusals = 5
    assert neediest_of(nobody, waiting, most=1) == [waiting]


def test_an_unsure_candidate_is_somebody_only_when_a_close_look_confirms_it():
    overview = MadeUpOverview([(0.3, 0.6), (1.2, 0.2)])
    with party(overview, MadeUpLooker((0.3, 1.2), refused={1.2})) as estimator:
        assert {tuple(places(poses)) for poses in watch(estimator, 12)} == {(0.3,)}
    with party(overview, MadeUpLooker((0.3, 1.2))) as estimator:
        results = watch(estimator, 3)
    assert {tuple(places(poses)) for poses in results} == {(0.3, 1.2)}


def test_an_unsure_candidate_gets_two_close_looks_and_no_more():
    looker, overview = MadeUpLooker((0.3, 1.2), refused={1.2}), MadeUpOverview([(0.3, 0.6), (1.2, 0.2)])
    with party(overview, looker, players=1, effort=replace(PLENTY, network_every_s=100.0)) as estimator:
        watch(estimator, 8)
    assert looker.looked_at.count(1.2) == 2


def test_a_sure_candidate_stays_whatever_a_close_look_says():
    with party(MadeUpOverview([(0.3, 0.6), (1.2, 0.5)]), MadeUpLooker((0.3, 1.2), refused={1.2})) as estimator:
        assert {tuple(places(poses)) for poses in watch(estimator, 12)} == {(0.3, 1.2)}


def test_who_is_found_twice_is_given_once():
    with party(MadeUpOverview([(0.5, 0.6), (0.52, 0.5), (1.2, 0.6)]), MadeUpLooker((0.5, 1.2))) as estimator:
        assert {len(poses) for poses in watch(estimator, 8)} == {2}


TORSO = body_at(0.5).torso


def test_somebody_new_so_near_to_a_dancer_is_taken_for_a_mixture():
    with party(MadeUpOverview([(0.5, 0.6), (0.5 + 0.6 * TORSO, 0.5)]), MadeUpLooker((0.5,))) as estimator:
        assert {tuple(places(poses)) for poses in watch(estimator, 8)} == {(0.5,)}


def test_of_a_crowd_a_few_are_followed_besides_the_players():
    crowd = [0.2 + 0.27 * n for n in range(6)]
    with party(MadeUpOverview([(x, 0.6) for x in crowd]), MadeUpLooker(crowd), players=1) as estimator:
        assert {len(poses) for poses in watch(estimator, 8)} == {1 + BYSTANDERS}


def test_two_close_looks_at_one_person_are_one_dancer():
    apart = 0.9 * TORSO
    overview, looker = MadeUpOverview([(0.5, 0.6), (0.5 + apart, 0.6)]), MadeUpLooker((0.5, 0.5 + apart))
    with party(overview, looker, players=2, effort=replace(PLENTY, network_every_s=0.0)) as estimator:
        assert len(watch(estimator, 4)[-1]) == 2
        overview.people, looker.places = [(0.5, 0.6)], [0.5]
        assert {tuple(places(poses)) for poses in watch(estimator, 3, start=4)} == {(0.5,)}


@pytest.mark.parametrize(("apart_torsos", "is_believed"), [(1.0, False), (1.4, True)])
def test_who_was_lost_and_comes_back_in_a_close_look_alone_is_believed_far_from_the_others(apart_torsos, is_believed):
    other = 0.5 + apart_torsos * TORSO
    overview, looker = MadeUpOverview([(0.5, 0.6), (other, 0.6)]), MadeUpLooker((0.5, other))
    with party(overview, looker, players=2, effort=replace(PLENTY, network_every_s=0.0)) as estimator:
        watch(estimator, 4)
        overview.people, looker.refused = [(0.5, 0.6)], {other}
        assert len(watch(estimator, 5, start=4)[-1]) == 1
        looker.refused = set()
        assert len(watch(estimator, 1, start=9)[-1]) == (2 if is_believed else 1)


@pytest.mark.parametrize(("apart_torsos", "is_believed"), [(0.6, True), (0.3, True), (0.2, False)])
def test_who_was_lost_is_believed_near_another_where_the_overview_sees_both(apart_torsos, is_believed):
    other, back = 0.5 + 0.9 * TORSO, 0.5 + apart_torsos * TORSO
    overview, looker = MadeUpOverview([(0.5, 0.6), (other, 0.6)]), MadeUpLooker((0.5, other))
    with party(overview, looker, players=2, effort=replace(PLENTY, network_every_s=0.0)) as estimator:
        watch(estimator, 4)
        overview.people, looker.places = [(0.5, 0.6)], [0.5]
        assert len(watch(estimator, 4, start=4)[-1]) == 1
        overview.people, looker.places = [(0.5, 0.6), (back, 0.6)], [0.5, back]
        assert len(watch(estimator, 1, start=8)[-1]) == (2 if is_believed else 1)


@pytest.mark.parametrize(("before", "is_waited_for"), [(0.5, True), (1.1, False)])
def test_who_vanished_behind_somebody_is_waited_for_and_known_at_once(before, is_waited_for):
    behind = (0.5 + 0.7 * TORSO, 0.9 - 0.5 * TORSO)
    overview, looker = MadeUpOverview([(before, 0.6), (behind, 0.6)]), MadeUpLooker((before, behind))
    with party(overview, looker, players=2, effort=replace(PLENTY, network_every_s=0.0)) as estimator:
        watch(estimator, 4)
        overview.people, looker.places = [(before, 0.6)], [before]
        hidden = round(2 * GONE_S / EVERY_S)
        assert len(watch(estimator, hidden, start=4)[-1]) == 1
        overview.people = [(before, 0.6), (behind, 0.2)]
        assert len(watch(estimator, 1, start=4 + hidden)[-1]) == (2 if is_waited_for else 1)


def test_a_close_look_that_shows_a_neighbour_is_not_believed():
    looker = MadeUpLooker((0.5, 0.8))
    with party(MadeUpOverview([(0.5, 0.6), (0.8, 0.6)]), looker, players=2) as estimator:
        watch(estimator, 4)
        looker.places = [0.5]
        results = watch(estimator, 6, start=4)
    assert {tuple(places(poses)) for poses in results} == {(0.5, 0.8)}


def test_a_close_look_that_shows_whom_the_overview_takes_for_another_is_not_believed():
    apart, nearer = 0.5 + 0.9 * TORSO, 0.5 + 0.4 * TORSO
    overview, looker = MadeUpOverview([(0.5, 0.6), (apart, 0.6)]), MadeUpLooker((0.5, apart))
    with party(overview, looker, players=2, effort=replace(PLENTY, network_every_s=0.0)) as estimator:
        watch(estimator, 4)
        overview.people, looker.places = [(0.5, 0.6), (nearer, 0.6)], [0.5, nearer]
        before = watch(estimator, 4, start=4)[-1]
        looker.places = [0.5]
        results = watch(estimator, 4, start=8)
        assert estimator.were_looked_at == (True, False)
    assert len(before) == 2
    assert {tuple(places(poses)) for poses in results} == {tuple(places(before))}


def test_a_close_look_beside_where_the_overview_sees_somebody_in_the_same_picture_is_not_believed():
    looker, always = MadeUpLooker((0.5,)), replace(PLENTY, network_every_s=0.0)
    with party(MadeUpOverview([(0.5, 0.6)]), looker, players=1, effort=always) as estimator:
        watch(estimator, 4)
        looker.places = [0.5 + 0.7 * TORSO]
        results = watch(estimator, 4, start=4)
    assert {tuple(places(poses)) for poses in results} == {(0.5,)}
    assert estimator.were_looked_at == (False,)


def test_who_has_gone_is_given_no_longer():
    overview, looker = MadeUpOverview([(0.5, 0.6), (1.2, 0.6)]), MadeUpLooker((0.5, 1.2))
    with party(overview, looker, players=2) as estimator:
        watch(estimator, 4)
        overview.people, looker.refused = [(0.5, 0.6)], {1.2}
        results = watch(estimator, 4 + round(GONE_S / EVERY_S), start=4)
    assert places(results[0]) == [0.5, 1.2]
    assert places(results[-1]) == [0.5]


def test_no_joint_jumps_when_only_the_overview_sees_a_dancer():
    off = 0.03
    overview, looker = MadeUpOverview([(0.5, 0.6)], off=(off, 0.0)), MadeUpLooker((0.5,))
    with party(overview, looker, players=2, effort=replace(PLENTY, network_every_s=0.06)) as estimator:
        (before,) = watch(estimator, 30)[-1]
        looker.refused = {0.5}
        (after,) = watch(estimator, 2, start=30)[-1]
    assert not any(estimator.were_looked_at)
    assert np.linalg.norm(after.xy - before.xy, axis=1).max() < 0.1 * off


def test_two_networks_that_agree_are_averaged_and_of_two_opinions_the_expected_one_counts():
    fusion, true = Fusion(), body_at(0.5)
    wrist = 9
    apart = true.xy.copy()
    apart[wrist, 0] += true.torso
    astray = replace(true, pose=replace(true.pose, xy=apart))
    np.testing.assert_allclose(fusion.both(astray, true, true).xy[wrist], true.xy[wrist], atol=1e-4)
    np.testing.assert_allclose(fusion.both(true, astray, true).xy[wrist], true.xy[wrist], atol=1e-4)


def test_a_close_look_is_steadied_by_what_went_with_the_picture_and_a_leap_is_believed():
    seen, carried = body_at(0.5), body_at(0.5)
    nose, wrist, knee = 0, 9, 13
    carried.xy[nose, 0] += 0.03 * TORSO
    carried.xy[wrist, 0] += 0.5 * TORSO
    carried.xy[knee] = np.nan
    steps = (steadied(seen, carried).xy - seen.xy)[:, 0] / TORSO
    assert 0.01 < steps[nose] < 0.02
    assert steps[[wrist, knee]].tolist() == [0, 0]


@pytest.mark.parametrize(("passed_s", "is_steadied"), [(1 / 30, True), (1.0, False)])
def test_only_what_was_seen_to_go_with_the_picture_steadies_a_close_look(passed_s, is_steadied):
    picture = np.random.default_rng(3).integers(0, 255, PICTURE.shape, np.uint8)
    looker, beside = MadeUpLooker((0.9,)), np.float32(0.05 * TORSO)
    once = replace(PLENTY, network_every_s=100.0)
    with party(MadeUpOverview([(0.9, 0.6)]), looker, players=1, effort=once) as estimator:
        estimator.estimate(picture, time_s=0.0)
        looker.places = [0.9 + float(beside)]
        (pose,) = estimator.estimate(picture, time_s=passed_s)
    step = np.nanmedian((pose.xy - body_at(0.9).xy)[:, 0])
    assert (step < 0.8 * beside) == is_steadied
    assert is_steadied or step == pytest.approx(beside, abs=1e-4)


def test_toes_go_with_the_ankles_where_only_the_overview_sees():
    fusion, before = Fusion(), body_at(0.5)
    coarse = MadeUpOverview([(0.6, 0.6)]).look(PICTURE, 384)[0].body
    np.testing.assert_allclose(fusion.coarse(coarse, before).xy[TOES], body_at(0.6).xy[TOES], atol=1e-5)


def test_a_region_holds_a_body_upright_and_gives_its_places_back():
    body = body_at(0.8)
    region = Region.around(body)
    inside = region.into(body)
    assert inside.xy.min() > 0
    assert inside.xy.max() < 1
    assert inside.xy[0, 1] < inside.xy[15, 1]
    np.testing.assert_allclose(region.out(inside.xy * SIZE_PX), body.xy, atol=1e-4)


def test_a_joint_that_is_surely_unseen_is_unseen_without_a_warning():
    region = Region(np.array((0.5, 0.5), np.float32), 1.0, np.array((0, -1), np.float32))
    landmarks = np.full((LANDMARKS, COLUMNS), 100.0, np.float32)
    landmarks[:, 3:] = -200.0
    with np.errstate(all="raise"):
        seen = sight(landmarks, 1.0, np.zeros((LANDMARKS, 3), np.float32), region, ASPECT)
    assert np.isnan(seen.pose.xy).all()
    assert not seen.pose.confidence.any()


def test_in_a_close_look_others_are_painted_over_and_the_dancer_is_not():
    own, other, behind = body_at(0.8), body_at(0.8 + 1.2 * TORSO), body_at(0.8, 0.89)
    region, white = Region.around(own), np.full((SIZE_PX, SIZE_PX, 3), 255, np.uint8)
    painted = region.without(white, [other, behind], own=own, colour=(9, 9, 9))

    def colours(body):
        column, row = (middle(region.into(body)) * SIZE_PX).astype(int)
        return set(painted[row - 2 : row + 2, column - 2 : column + 2].ravel().tolist())

    assert (colours(own), colours(other)) == ({255}, {9})
    assert region.without(white, [body_at(3.0)], own=own, colour=(9, 9, 9)) is white


def test_a_still_is_voted_on_and_who_is_never_confirmed_is_nobody():
    overview = MadeUpOverview([(0.3, 0.6), (0.9, 0.2), (1.5, 0.2)], off=(0.01, 0.0))
    # A mirrored picture shows them elsewhere.
    turned = [(ASPECT - x, score) for x, score in overview.people]
    look, people = overview.look, overview.people
    overview.look = lambda rgb, px: _looked(overview, look, people, turned)
    with StillEstimator(overview=overview, make_looker=lambda: MadeUpLooker((0.3, 0.9, 1.5), refused={1.5})) as still:
        poses = still.estimate(PICTURE, time_s=0.0)
    assert [round(x, 1) for x in places(poses)] == [0.3, 0.9]
    assert all(np.isfinite(pose.xy[TOES]).all() for pose in poses)


def _looked(overview, look, people, turned):
    overview.people = turned if overview.looks == 3 else people
    return look(PICTURE, 384)


def test_a_joint_that_few_looks_see_and_hardly_is_unseen():
    wrist, sure, unsure = 9, body_at(0.5), body_at(0.5)
    unsure.pose.confidence[wrist] = 0.2
    without = body_at(0.5)
    without.xy[wrist], without.pose.confidence[wrist] = np.nan, 0
    assert np.isnan(elected([without], [unsure, without, without]).xy[wrist, 0])
    pose = elected([without], [sure, sure, without])
    np.testing.assert_allclose(pose.xy, sure.xy, atol=1e-5)


def test_real_networks_find_three_close_puppets_and_give_toes():
    crowd = Crowd("three", tuple(Person(stand(x, 0.9), clothes=n) for n, x in enumerate((0.5, 0.9, 1.3))), 1.0, 3)
    bodies = crowd.bodies(0.0)
    picture = CrowdScene(crowd, width_px=640, height_px=360).draw(bodies)
    with HybridEstimator(players=3) as estimator:
        poses = [estimator.estimate(picture, time_s=n * EVERY_S) for n in range(3)][-1]
    assert len(poses) == 3
    for body in bodies:
        error = min((np.linalg.norm(pose.xy - body.xy, axis=1) for pose in poses), key=np.nanmedian)
        assert np.nanmax(error) < 0.03
        assert np.isfinite(error[TOES]).all()


def test_a_pruned_network_says_what_the_whole_says_and_is_read_at_once():
    network = LandmarkNetwork()
    picture = np.random.default_rng(0).integers(0, 255, (SIZE_PX, SIZE_PX, 3), np.uint8)
    embedder = network._embedder
    at_once, one_by_one = embedder.run(picture), answers_one_by_one(embedder._embedder, as_image(picture))
    network.close()
    assert [len(answer) for answer in at_once] == [195, 1, 117, 64 * 64 * 39]
    for ours, theirs in zip(at_once, one_by_one, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_one_player_alone_is_followed_by_one_landmarker():
    with make_hybrid(None, 1) as estimator:
        assert isinstance(estimator, SeveralEstimator)


def test_a_broken_bundle_and_a_broken_network_are_named(tmp_path):
    broken = tmp_path / "broken.task"
    broken.write_bytes(b"no zip")
    with pytest.raises(ModelError, match="broken"):
        HybridEstimator(broken, players=3)
    with pytest.raises(ModelError, match="cannot be started"):
        Embedder(MODEL_PATH, b"no network", remedy="")
