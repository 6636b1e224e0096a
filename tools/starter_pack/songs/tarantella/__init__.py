"""The Tarantella: tambourine on hand, hip, knee and overhead, skips and turns, the spider's bite, and ever faster."""

from dancegame.core.character import Character
from tools.starter_pack.song import StarterSong
from tools.starter_pack.songs.tarantella.dance import choreography
from tools.starter_pack.songs.tarantella.music import score
from tools.starter_pack.tempo import Tempo

SONG = StarterSong(
    id="tarantella",
    title="Tarantella",
    artist="Traditional",
    year=1852,
    credits=(
        "The Neapolitan tarantella, a traditional dance, also written down by Luigi Ricci (1805-1859) in 1852; in the "
        "public domain. Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 112), (36, 120), (68, 130), (84, 140))),
    beats=107,
    counted_from=4,
    dance=choreography(),
    score=score(),
    gold_beats=(6, 34, 54, 74),
    tags=("folk", "fast"),
    character=Character.LONG_HAIR,
    scene="harbour",
)
