"""Auld Lang Syne: hand in hand, a wave to old friends, crossed hands up and down, a cup of kindness, an embrace."""

from dancegame.core.character import Character
from tools.starter_pack.song import StarterSong
from tools.starter_pack.songs.auld_lang_syne.dance import choreography
from tools.starter_pack.songs.auld_lang_syne.music import score
from tools.starter_pack.tempo import Tempo

SONG = StarterSong(
    id="auld-lang-syne",
    title="Auld Lang Syne",
    artist="Traditional",
    year=1788,
    credits=(
        "A Scottish traditional tune; words by Robert Burns (1759-1796), 1788, sung to this tune since 1799; in the "
        "public domain. Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 102), (68, 138))),
    beats=106,
    counted_from=4,
    dance=choreography(),
    score=score(),
    softness_s=0.055,
    gold_beats=(30, 36, 56, 76),
    tags=("party", "easy"),
    character=Character.COAT,
    scene="midnight",
)
