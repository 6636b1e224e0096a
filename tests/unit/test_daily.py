"""The challenge of the day: the same for everyone, one try, days in a row, a text that gives nothing away."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dancegame.core.daily import QUESTIONS, DailyLog, Mark, make_challenge, share_text

TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)
SONGS = tuple(f"song-{number}" for number in range(17))
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
PACKS = st.sets(st.text("abcdefgh-", min_size=1, max_size=6), min_size=1, max_size=20)


def finished(log: DailyLog, day: date, *, mark: Mark = Mark.FAST) -> DailyLog:
    log = log.begun(make_challenge(day, SONGS))
    while not log.is_finished:
        log = log.seen().marked(mark, points=100)
    return log


@given(DAYS, PACKS)
def test_a_challenge_is_the_same_for_the_same_day_and_songs_in_any_order(day, pack):
    challenge = make_challenge(day, sorted(pack))
    assert challenge == make_challenge(day, sorted(pack, reverse=True))
    assert len(challenge.song_ids) == len(set(challenge.song_ids)) == min(QUESTIONS, len(pack))
    assert set(challenge.song_ids) <= pack


def test_it_is_another_one_on_another_day_and_with_other_songs():
    challenge = make_challenge(TODAY, SONGS)
    days = {make_challenge(TODAY + number * DAY, SONGS).song_ids for number in range(100)}
    assert len(days) == 100
    other = make_challenge(TODAY, (*SONGS, "one-more"))
    assert (other.pack, other.song_ids) != (challenge.pack, challenge.song_ids)
    seeds = {challenge.seed(number) for number in range(10)} | {other.seed(number) for number in range(10)}
    assert len(seeds) == 20


@given(st.lists(st.integers(-5, 5), max_size=12))
def test_no_clock_gives_a_second_try(steps):
    """Whatever the clock does, no day's challenge is begun twice."""
    day, log, played = TODAY, DailyLog(), []
    for step in steps:
        day += step * DAY
        if log.is_open_on(day):
            played.append(day)
            log = finished(log, day)
    assert len(played) == len(set(played))
    assert played == sorted(played)


def test_a_challenge_that_was_left_goes_on_behind_what_was_seen():
    log = DailyLog().begun(make_challenge(TODAY, SONGS)).seen().marked(Mark.SLOW, points=700).seen()
    assert log.is_open_on(TODAY)
    again = log.begun(make_challenge(TODAY, SONGS))
    assert again.marks == (Mark.SLOW, Mark.OPEN)
    assert again.points == 700
    assert not finished(DailyLog(), TODAY).is_open_on(TODAY)


def test_days_in_a_row_are_counted_and_a_gap_begins_anew():
    log = DailyLog()
    for number in range(3):
        log = finished(log, TODAY + number * DAY, mark=Mark.WRONG)
        assert log.streak == number + 1
    assert log.streak_on(TODAY + 3 * DAY) == 3
    assert log.streak_on(TODAY + 4 * DAY) == 0
    log = finished(log, TODAY + 4 * DAY)
    assert (log.streak, log.best) == (1, 3)


def test_a_day_that_was_not_played_to_its_end_is_none_in_the_row():
    log = finished(DailyLog(), TODAY).begun(make_challenge(TODAY + DAY, SONGS)).seen().marked(Mark.FAST, points=9)
    assert finished(log, TODAY + 2 * DAY).streak == 1


@given(st.lists(st.sampled_from([Mark.FAST, Mark.SLOW, Mark.WRONG, Mark.LATE]), min_size=1, max_size=10))
def test_the_shared_text_shows_every_answer_and_names_no_song(marks):
    log = DailyLog().begun(make_challenge(TODAY, SONGS[: len(marks)]))
    for mark in marks:
        log = log.seen().marked(mark, points=300 if mark in (Mark.FAST, Mark.SLOW) else -200)
    text = share_text(log)
    head, squares, figures = text.splitlines()
    assert TODAY.isoformat() in head
    assert len(squares) == len(marks)
    right = sum(mark in (Mark.FAST, Mark.SLOW) for mark in marks)
    assert figures.startswith(f"{right}/{len(marks)} · ")
    assert not [song_id for song_id in SONGS if song_id in text]


@given(st.lists(st.tuples(st.sampled_from(Mark), st.integers(-500, 1500)), max_size=10))
def test_points_of_a_day_are_never_below_zero(answers):
    log = DailyLog().begun(make_challenge(TODAY, SONGS))
    for mark, points in answers:
        log = log.seen().marked(mark, points=points)
        assert log.points >= 0
