"""The Blue Danube: a waltz hold with nobody in it, answers on tiptoe, turns, great sweeping arms, a bow."""

from dancegame.core.character import Character
from tools.starter_pack.song import StarterSong
from tools.starter_pack.songs.blue_danube.dance import BAR, choreography
from tools.starter_pack.songs.blue_danube.music import score
from tools.starter_pack.tempo import Tempo

SONG = StarterSong(
    id="blue-danube",
    title="The Blue Danube",
    artist="Johann Strauss II",
    year=1866,
    credits=(
        "Tune: the first waltz of An der schönen blauen Donau by Johann Strauss II (1825-1899), 1866; in the public "
        "domain. Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=Tempo(((0, 172),)),
    beats=114,
    counted_from=2,
    dance=choreography(),
    score=score(),
    softness_s=0.06,
    pulse_beats=BAR,
    gold_beats=(36, 54, 66, 87),
    tags=("classical", "elegant"),
    character=Character.SKIRT,
    scene="ballroom",
)
