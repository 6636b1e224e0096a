"""Reads title and artist off the name of a video: "Artist - Title (Official MV).mp4"."""

import re
import unicodedata
from pathlib import Path

from dancegame.core.text import cleaned
from dancegame.songs.intake.said import Said

# What stands in brackets and says nothing of the song: matched as whole words, in any case.
_NOISE_WORDS = (
    r"official|offizielles?|music video|musikvideo|lyrics?|lyric video|video|clip|audio|m[/_]?v|"
    r"hd|hq|uhd|fhd|qhd|4k|8k|"
    r"\d{3,4}p|\d{2,3} ?fps|full version|performance( video| ver(sion|\.)?)?|dance (practice|cover|video|performance)|"
    r"choreography( video)?|choreo|remaster(ed)?|visuali[sz]er|reupload|free download|mirror(ed)?|tutorial|"
    r"안무 ?영상|뮤직 ?비디오|공식|커버 ?댄스|댄스 ?커버"
)
_NOISE = re.compile(rf"(?<!\w)(?:{_NOISE_WORDS})(?!\w)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[\(\[【「{]([^()\[\]【】「」{}]*)[\)\]】」}]\s*")
# What downloaders put behind a name: an identity of eleven letters in square brackets, or after a hyphen.
_DOWNLOAD_MARK = re.compile(r"(?:\s*\[[\w-]{11}\]|-(?=[\w-]*\d)(?=[\w-]*[A-Z])[\w-]{11})$")
# Without brackets only at the very end, where it cannot be the title itself.
_NOISE_END = re.compile(
    r"[\s|,-]+(?:(?:(?:official|music|lyric|dance|performance|practice|choreography) )+(?:video|audio|m[/_]?v|practice)"
    r"|m[/_]?v|hd|4k|\d{3,4}p)$",
    re.IGNORECASE,
)
_TRACK_NUMBER = re.compile(r"^\d{1,3}(?:\s*[.)_]\s*|\s+-\s+)(?=\D)")
_DASHES = re.compile(r"\s+[-–—~|]\s+|\s*—\s*")
_QUOTED = re.compile(r"^(?P<artist>[^'\"‘“]+?)\s+['\"‘“](?P<title>[^'\"’”]+)['\"’”]$")


def said_by_name(video: Path) -> Said:
    """Return what a file's name says: artist and title where they are told apart, else a title."""
    name = unicodedata.normalize("NFC", video.stem)
    if " " not in name and ("_" in name or name.count(".") > 1):
        name = re.sub(r"[_.]+", " ", name)
    elif "_-_" in name:
        name = name.replace("_", " ")
    return split_name(_DOWNLOAD_MARK.sub("", name.strip())) or Said(title=cleaned(video.stem) or "Video")


def split_name(text: str) -> Said | None:
    """Return what a line such as "Artist - Title (Official MV)" says; None where nothing is left of it."""
    line = without_noise(_TRACK_NUMBER.sub("", text))
    artist, *rest = (part.strip() for part in _DASHES.split(line, maxsplit=1))
    if rest and artist and rest[0]:
        return Said(title=cleaned(rest[0].strip("'\"‘’“”")) or rest[0], artist=cleaned(artist))
    quoted = _QUOTED.match(line)
    if quoted:
        return Said(title=cleaned(quoted["title"]), artist=cleaned(quoted["artist"]))
    title = cleaned(line.strip(" -–—|"))
    return Said(title=title) if title else None


def without_noise(text: str) -> str:
    """Return a title without brackets that say how it was made or uploaded; "(Remix)" and "(feat. X)" stay."""
    line = _BRACKETS.sub(lambda found: " " if _is_noise(found[1]) else found[0], text)
    line = re.sub(r"\s+", " ", line).strip()
    shorter = _NOISE_END.sub("", line)
    return shorter or line


def _is_noise(inside: str) -> bool:
    """Say whether nothing but noise stands in brackets."""
    left = _NOISE.sub("", inside)
    return not re.search(r"\w", left) or (left != inside and len(re.findall(r"\w+", left)) <= 1 and "feat" not in left)
