"""Imports films of a puppet, and measures how far the song is from what was danced."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dancegame.bench.extraction.film import FPS, Film, write_film
from dancegame.bench.rows import Row
from dancegame.core.accents import accents
from dancegame.core.choreography import reference_motion
from dancegame.core.grid import GRID_HZ
from dancegame.core.poses import PoseSequence
from dancegame.core.song import Dance
from dancegame.songs.body_size import usual_height
from dancegame.songs.extract import alone
from dancegame.songs.importing import SongText, import_songs
from dancegame.songs.library import Library
from dancegame.vision.several.estimator import SeveralEstimator
from dancegame.vision.video import read_pictures

QUICK = 2
MOST_ERROR_HEIGHTS = 0.015
MOST_TRIM_S = 0.2
# An accent counts where movements arrive so much more than usual.
LEAST_ACCENT = 2.0
# Farther from each other two accents are not the same one.
SAME_ACCENT_S = 0.2
# The puppet goes over from standing to dancing, sometimes hardly moving. Until a joint is so far from where it rested,
# a body's height being 1, both is right: to call it waiting and to call it the dance.
MOVED_HEIGHTS, REST_S = 0.03, 0.5
# Between two shots a joint is this far from where it is in either.
ACROSS_HEIGHTS, BESIDE_CUT_S = 0.1, 0.1


def measure_extraction(dances: Sequence[Dance], *, is_quick: bool) -> list[Row]:
    """Return joint errors, limbs across cuts, shifts of accents and errors of trimming, over the dances."""
    errors, shifts, trims, wild = [], [], [], 0
    for dance in dances[:QUICK] if is_quick else dances:
        found = _film_and_import(dance, Film())
        errors.append(float(np.nanmean(found.errors())))
        wild += _limbs_across(found)
        shifts += _accent_shifts(found)
        trims += _trim_errors(found)
    return [
        Row(
            "extraction.joint_error", float(np.mean(errors)), "heights",
            note=f"mean over joints and pictures; worst dance {max(errors):.4f}", most=MOST_ERROR_HEIGHTS,
        ),
        Row("extraction.limbs_across_cuts", wild, "limbs", note="longer than ever danced", most=0),
        Row(
            "extraction.accents", float(np.median(np.abs(shifts))) * FPS, "pictures",
            note=f"mean {float(np.mean(shifts)) * FPS:+.2f}; {np.mean(np.abs(shifts) <= 1 / FPS):.0%} within one",
            most=1,
        ),
        Row(
            "extraction.trims", float(np.abs(trims).max()), "s",
            note=f"the worst of all; dance lost in {sum(error > 0 for error in trims)} of {len(trims)}",
            most=MOST_TRIM_S,
        ),
    ]  # fmt: skip


@dataclass(frozen=True)
class _Found:
    """What an import made of a film: times of the video, poses, and what is true."""

    film: Film
    start_s: float
    end_s: float
    reference: PoseSequence
    truth: PoseSequence

    def errors(self) -> NDArray[np.float32]:
        """Return (T, J) how far joints are from the truth, picture heights."""
        places = np.round((self.reference.times_s - self.truth.times_s[0]) * FPS).astype(int)
        is_shown = (places >= 0) & (places < len(self.truth.times_s))
        apart = np.linalg.norm(self.reference.xy - self.truth.xy[places.clip(0, len(self.truth.times_s) - 1)], axis=-1)
        return np.where(is_shown[:, None], apart, np.nan).astype(np.float32)


def _film_and_import(dance: Dance, film: Film) -> _Found:
    with tempfile.TemporaryDirectory(prefix="dancegame-") as folder:
        video = Path(folder) / "film.mp4"
        truth = write_film(dance.reference, video, film)
        with (
            read_pictures(video, max_height_px=720) as pictures,
            SeveralEstimator(players=1, smooths=False) as estimator,
        ):
            (made,) = import_songs(
                video,
                pictures=pictures,
                find_people=alone(estimator),
                text=SongText(dance.song.title, ""),
                library=(library := Library([Path(folder)])),
            )
        reference = library.load_dance(made.song.id).reference
    in_video = replace(reference, times_s=reference.times_s + made.start_s)
    return _Found(film, made.start_s, made.start_s + made.song.duration_s, in_video, truth)


def _trim_errors(found: _Found) -> list[float]:
    """Return seconds of waiting kept (negative) and of dance lost (positive), at both ends."""
    film, truth = found.film, found.truth
    away = truth.xy / (usual_height(truth.xy) or 1.0)
    rests = truth.times_s < film.first_card_s + REST_S, truth.times_s >= film.card_s - REST_S
    moved = [np.linalg.norm(away - away[rest].mean(axis=0), axis=-1).max(axis=1) > MOVED_HEIGHTS for rest in rests]
    moved_s = truth.times_s[np.flatnonzero(moved[0])[0]], truth.times_s[np.flatnonzero(moved[1])[-1]]
    spans = (film.starts_s, moved_s[0], found.start_s), (-film.ends_s, -moved_s[1], -found.end_s)
    return [float(cut_s - np.clip(cut_s, earliest_s, latest_s)) for earliest_s, latest_s, cut_s in spans]


def _limbs_across(found: _Found) -> int:
    """Count the joints beside the cut that are somewhere between both shots."""
    near = np.abs(found.reference.times_s - found.film.cut_s) < BESIDE_CUT_S
    return int(np.count_nonzero(found.errors()[near] > ACROSS_HEIGHTS))


def _accent_shifts(found: _Found) -> list[float]:
    """Return seconds by which the song's accents are later than the true ones, shot by shot."""
    film, shifts = found.film, []
    for shot_s in ((film.starts_s, film.cut_s), (film.cut_s, film.ends_s)):
        own, true = (_peaks_s(_between(sequence, *shot_s)) for sequence in (found.reference, found.truth))
        for peak_s in true:
            nearest_s = float(own[np.argmin(np.abs(own - peak_s))]) if len(own) else np.inf
            if abs(nearest_s - peak_s) < SAME_ACCENT_S:
                shifts.append(nearest_s - float(peak_s))
    return shifts


def _between(sequence: PoseSequence, first_s: float, last_s: float) -> PoseSequence:
    inside = (sequence.times_s >= first_s) & (sequence.times_s < last_s)
    return PoseSequence(sequence.times_s[inside], sequence.xy[inside], sequence.confidence[inside], sequence.fps)


def _peaks_s(sequence: PoseSequence) -> NDArray[np.float64]:
    motion, first = reference_motion(sequence)
    strength = accents(motion)
    inner = strength[1:-1]
    is_peak = (inner >= strength[:-2]) & (inner > strength[2:]) & (inner > LEAST_ACCENT)
    at = np.flatnonzero(is_peak) + 1
    before, top, after = strength[at - 1], strength[at], strength[at + 1]
    between = 0.5 * (before - after) / np.minimum(before - 2 * top + after, -1e-9)
    return np.asarray((first + at + between) / GRID_HZ)
