"""Wrong dances as a camera sees them: a puppet performs the stretch around the wrong move, an estimator finds it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dancegame.bench.trainer.wrong_dances import DELAY_S, WrongDance, wrong_dance
from dancegame.core.diagnosis import ARMS, Fault
from dancegame.core.forearms import covered_share
from dancegame.core.pace import steady
from dancegame.core.poses import Observation, PoseSequence
from dancegame.core.song import Dance
from dancegame.vision.estimators import make_mediapipe
from dancegame.vision.pipeline import PosePipeline
from dancegame.vision.puppet.camera import PuppetCamera
from dancegame.vision.puppet.spec import PuppetSpec

# What is danced around the wrong move: enough for the judge to find how late everything comes.
AROUND_S = 4.5
# A busy computer gives no more pictures.
PICTURES_HZ = 20.0
OUTFITS = 5
MOST_COVERED = 0.5


def picture_cases(dances: Sequence[Dance], fault: Fault, *, count: int) -> list[WrongDance]:
    """Return so many stretches with a wrong move, from one song after the other; fewer where songs have none.

    No picture tells a puppet's bare forearms apart where they lie over each other: what an arm does there is no case.
    """
    cases: list[WrongDance] = []
    for seed in range(count):
        for dance in dances:
            if len(cases) < count and (case := wrong_dance(dance, fault, seed=seed)) and _is_open(case):
                cases.append(stretch_around(case))
    return cases


def _is_open(case: WrongDance) -> bool:
    move = case.dance.song.moves[case.index]
    return case.part not in ARMS or covered_share(case.dance.reference, move) < MOST_COVERED


def stretch_around(case: WrongDance) -> WrongDance:
    """Return the same wrong move in a dance that is only the stretch around it."""
    wrong = case.dance.song.moves[case.index]
    start_s, end_s = wrong.start_s - AROUND_S, wrong.end_s + AROUND_S
    moves = [move for move in case.dance.song.moves if start_s <= move.start_s and move.end_s <= end_s]
    reference, during = case.dance.reference, _rows(case.dance.reference, moves[0].start_s - 1, moves[-1].end_s + 1)
    cut = PoseSequence(
        reference.times_s[during],
        reference.xy[during],
        reference.confidence[during],
        reference.fps,
        None if reference.world is None else reference.world[during],
    )
    dance = Dance(replace(case.dance.song, moves=tuple(moves)), cut)
    return WrongDance(dance, moves.index(wrong), case.part, case.fault, case.xy[during])


def _rows(sequence: PoseSequence, start_s: float, end_s: float) -> slice:
    first, last = np.searchsorted(sequence.times_s, (start_s, end_s))
    return slice(int(first), int(last))


def film(case: WrongDance, *, seed: int) -> list[Observation]:
    """Return what the live path sees of a puppet that performs a wrong dance, in song seconds."""
    reference = case.dance.reference
    danced = replace(reference, xy=case.xy.astype(np.float32))
    spec = PuppetSpec(outfit=seed % OUTFITS)
    seen = []
    with PuppetCamera(spec, danced) as camera, make_mediapipe(None, 1) as estimator:
        camera.cue(steady(0.0))
        pipeline = PosePipeline(estimator, 1)
        for time_s in np.arange(reference.times_s[0], reference.times_s[-1], 1 / PICTURES_HZ).tolist():
            poses = pipeline.process(camera.draw(time_s), time_s)
            seen.append(Observation(time_s + DELAY_S, poses.players, poses.ambiguous))
    return seen
