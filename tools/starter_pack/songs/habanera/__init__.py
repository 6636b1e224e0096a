"""Habanera: arms that flower overhead, swaying hips, a fan, a swirled skirt, clapped palms, stamps, and a warning."""

from dancegame.core.character import Character
from tools.starter_pack.song import StarterSong
from tools.starter_pack.songs.habanera.dance import choreography
from tools.starter_pack.songs.habanera.music import score
from tools.starter_pack.tempo import Tempo

SONG = StarterSong(
    id="habanera",
    title="Habanera",
    artist="Georges Bizet",
    year=1875,
    credits=(
        "Tune: from the opera Carmen by Georges Bizet (1838-1875), 1875, after a song by Sebastián Iradier "
        "(1809-1865); in the public domain. Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 80),)),
    beats=72,
    counted_from=4,
    dance=choreography(),
    score=score(),
    softness_s=0.06,
    gold_beats=(8, 36, 51, 70),
    tags=("classical", "opera", "elegant"),
    character=Character.LONG_HAIR,
    scene="fiesta",
)
