"""Korobeiniki: folded arms, dug heels, kicks out of the squat, slapped knees, a spin, faster with every verse."""

from dancegame.core.character import Character
from tools.starter_pack.song import StarterSong
from tools.starter_pack.songs.korobeiniki.dance import choreography
from tools.starter_pack.songs.korobeiniki.music import score
from tools.starter_pack.tempo import Tempo

SONG = StarterSong(
    id="korobeiniki",
    title="Korobeiniki",
    artist="Traditional (Russia)",
    year=1861,
    credits=(
        "A Russian folk song: traditional tune, words from a poem of 1861 by Nikolay Nekrasov (1821-1878); "
        "in the public domain. Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 120), (8, 126), (40, 140), (72, 154))),
    beats=110,
    dance=choreography(),
    score=score(),
    softness_s=0.04,
    gold_beats=(25, 41, 65, 97),
    tags=("folk", "party", "fast"),
    character=Character.HAT,
    scene="fair",
)
