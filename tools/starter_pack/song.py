"""What a module under `songs` says about its song."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dancegame.core.character import Character
from tools.starter_pack.dance.accents import LEAST_GRID_S
from tools.starter_pack.dance.language import Phrase
from tools.starter_pack.music.score import Score
from tools.starter_pack.tempo import Tempo


@dataclass(frozen=True)
class StarterSong:
    """A song of the pack: its facts, its dance and its music on one tempo.

    beats: length of dance and sound. softness_s: how round the arms move. gold_beats: beats whose move is gold.
    pulse_beats: beats of the tempo to one felt beat of the game; a quick waltz is felt in bars. counted_from: which
    felt beat is a 1 where dancers count to eight, as the first after a beginning of four is. character: of the dancer.
    scene: what stands behind them.
    """

    id: str
    title: str
    artist: str
    year: int
    credits: str
    tempo: Tempo
    beats: float
    dance: Phrase
    score: Score
    scene: str
    softness_s: float = 0.045
    pulse_beats: int = 1
    gold_beats: tuple[float, ...] = ()
    tags: tuple[str, ...] = ()
    counted_from: int = 0
    character: Character | None = None

    @property
    def duration_s(self) -> float:
        """Seconds of dance and sound."""
        return float(self.tempo.second(self.beats))

    def accent_grid_s(self) -> NDArray[np.float64]:
        """Return the seconds on which accents may fall: beats, and half beats where even those are well apart."""
        for beats in (0.5, 1.0, float(self.pulse_beats)):
            grid_s = self.tempo.second(np.arange(0, self.beats + 1e-6, beats))
            if np.diff(grid_s).min() >= LEAST_GRID_S:
                break
        return grid_s
