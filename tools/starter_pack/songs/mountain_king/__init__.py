"""In the Hall of the Mountain King: creep, listen, hide, meet the trolls, flee, fight, and be caught."""

from dancegame.core.character import Character
from tools.starter_pack.song import StarterSong
from tools.starter_pack.songs.mountain_king.dance import choreography
from tools.starter_pack.songs.mountain_king.music import score, tempo

SONG = StarterSong(
    id="mountain-king",
    title="In the Hall of the Mountain King",
    artist="Edvard Grieg",
    year=1875,
    credits=(
        "Tune: from the music to Peer Gynt by Edvard Grieg (1843-1907), 1875; in the public domain. "
        "Arrangement and choreography: the dancegame project, CC0."
    ),
    tempo=tempo(),
    beats=140,
    counted_from=4,
    dance=choreography(),
    score=score(),
    softness_s=0.04,
    gold_beats=(6, 36, 52, 100),
    tags=("classical", "halloween", "fast"),
    character=Character.COAT,
    scene="cavern",
)
