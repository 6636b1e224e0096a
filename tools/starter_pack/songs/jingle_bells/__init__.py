"""Jingle Bells: the reins of the sleigh, skates, laughing, bells shaken on every side, snow caught and thrown."""

from dancegame.core.character import Character
from tools.starter_pack.song import StarterSong
from tools.starter_pack.songs.jingle_bells.dance import choreography
from tools.starter_pack.songs.jingle_bells.music import score
from tools.starter_pack.tempo import Tempo

SONG = StarterSong(
    id="jingle-bells",
    title="Jingle Bells",
    artist="James Lord Pierpont",
    year=1857,
    credits=(
        "By James Lord Pierpont (1822-1893), 1857, the chorus as it is sung traditionally; in the public domain. "
        "Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 106),)),
    beats=88,
    counted_from=4,
    dance=choreography(),
    score=score(),
    gold_beats=(8, 36, 50, 78),
    tags=("christmas", "winter", "party"),
    character=Character.COAT,
    scene="winter",
)
