"""Tries a dance: a puppet before the camera, the live worker that finds it, the judge that scores it."""

import math
import time

from dancegame.cli.cameras import WishedCameras
from dancegame.cli.demo import DEMO_SONG
from dancegame.cli.finder import choose_estimator
from dancegame.cli.selftest.step import Say
from dancegame.core.errors import CameraError, DeviceError
from dancegame.core.pace import Pace, steady
from dancegame.core.poses import Observation
from dancegame.core.round import DanceRound
from dancegame.core.similarity import load_kernel
from dancegame.core.song import Dance
from dancegame.core.texts import N_, Text
from dancegame.game.live_feed import LiveFeed
from dancegame.songs.library import open_library

# How long the camera may show nobody; a worker that loads says itself that it does not get on.
SEEN_TIMEOUT_S = 30.0
# What is danced, and for how long the last pictures may be on their way.
BEFORE_S, DANCED_S, LATEST_S = 0.5, 5.0, 1.0
POLL_S = 0.01
# Of a million. A puppet that stands still earns less than a tenth of it.
LEAST_POINTS = 400_000


def try_dance(say: Say) -> Text:
    """Let a puppet dance the beginning of a song before the live worker, and judge it; say what is waited for."""
    library, wish = open_library(), choose_estimator(None, None).wish("puppet", players=1)
    dance = library.load_dance(DEMO_SONG)
    with WishedCameras(library, wish) as cameras:
        feed = LiveFeed(cameras.make(dance, wish))
        begun_s = time.perf_counter()
        feed.start()
        _wait_until_seen(feed, say)
        ready_s = time.perf_counter() - begun_s
        points, count = _danced(feed, dance)
    if points < LEAST_POINTS:
        raise DeviceError(
            N_("A puppet that danced well earned {points} points; it was seen {count} times in {seconds} seconds."),
            remedy=N_("Close other programs, and plug in the charger."),
            points=points,
            count=count,
            seconds=round(DANCED_S),
        )
    values = {"points": points, "count": count, "ready": round(ready_s, 1)}
    return Text(N_("{points} points, seen {count} times, ready after {ready} s"), values)


def _wait_until_seen(feed: LiveFeed, say: Say) -> None:
    """Wait until the puppet is seen, however long it takes to load what finds it, as long as that gets on."""
    told, end_s = "", math.inf
    while feed.latest is None or not feed.latest.players:
        feed.poll()
        if feed.failure is not None:
            raise feed.failure
        if feed.progress_text != told:
            told = feed.progress_text
            say(told)
        if feed.ready is not None:
            end_s = min(end_s, time.perf_counter() + SEEN_TIMEOUT_S)
        if time.perf_counter() > end_s:
            raise CameraError(N_("The drawn camera shows nothing."), remedy=N_("Restart the computer and try again."))
        time.sleep(POLL_S)


def _danced(feed: LiveFeed, dance: Dance) -> tuple[int, int]:
    """Return the points of the first moves, and how often the dancer was seen."""
    first_s = dance.song.moves[0].start_s
    # The music would not wait for what is compiled of the judge, which takes seconds the first time on a computer.
    load_kernel()
    judged = DanceRound(dance, slots=[0], start_s=first_s, end_s=first_s + DANCED_S)
    pace = steady(time.perf_counter(), song_s=first_s - BEFORE_S)
    feed.cue(pace)
    count = 0
    while pace.song_s(time.perf_counter()) < first_s + DANCED_S + LATEST_S:
        count += sum(_observed(judged, feed, pace))
        time.sleep(POLL_S)
    judged.finish()
    return judged.score(0).points, count


def _observed(judged: DanceRound, feed: LiveFeed, pace: Pace) -> list[bool]:
    """Hand the newest poses to the judge; tell of each picture whether somebody was in it."""
    found = feed.poll()
    if feed.failure is not None:
        raise feed.failure
    for poses in found:
        judged.observe(Observation(pace.song_s(poses.captured_s), poses.players, poses.ambiguous))
    return [bool(poses.players) for poses in found]
