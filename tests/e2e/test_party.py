"""A whole party by puppets alone: the real estimator, and nobody presses a key."""

from program import json_of


def test_puppets_join_answer_dance_and_are_ranked():
    answer = json_of("demo", "--party", "--songs", "1", "--seconds", "12", "--headless", timeout_s=300)
    assert sorted(one["puppet"] for one in answer["joined"]) == [0, 1, 2, 3]
    assert len({one["player"] for one in answer["joined"]}) == 4
    numbers = {one["puppet"]: one["player"] for one in answer["joined"]}
    (answers,) = answer["answers"]
    is_right = {one["player"]: one["is_right"] for one in answers}
    assert [is_right[numbers[puppet]] for puppet in range(4)] == [True, True, False, False]
    (dances,) = answer["dances"]
    # The best dances the song, the weakest hardly any of it.
    assert dances[str(numbers[0])] > 2 * dances[str(numbers[3])]
    (standings,) = answer["standings"]
    assert standings[0]["player"] == numbers[0]
    assert answer["false_gestures"] == []
