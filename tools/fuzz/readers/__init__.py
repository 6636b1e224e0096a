"""All readers, by the words that name them; adding one is one file and its line here."""

from tools.fuzz.reader import Reader
from tools.fuzz.readers import (
    beside,
    camera,
    daily,
    index,
    label,
    latencies,
    names,
    network,
    pack,
    players,
    poses,
    replay,
    settings,
    song,
    sound,
    video,
    video_list,
    words,
)

MODULES = (
    beside, camera, daily, index, label, latencies, names, network, pack, players, poses, replay, settings, song, sound,
    video, video_list, words,
)  # fmt: skip
READERS: dict[str, Reader] = {module.__name__.rpartition(".")[2].replace("_", "-"): module.READER for module in MODULES}
