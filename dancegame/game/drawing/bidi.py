"""Orders a line of text as it is read: the bidirectional algorithm of Unicode (UAX #9), with isolates and brackets.

Embeddings and overrides, the older control characters that isolates replaced, are left out like all other controls.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from unicodedata import bidirectional

# They keep two letters apart or join them; Persian is full of them.
JOINERS = "\u200c\u200d"
RIGHT_TO_LEFT_MARK, LEFT_TO_RIGHT_MARK = "\u200f", "\u200e"
# Deeper isolates than any text has; UAX #9 stops at 125.
_DEEPEST = 60
_ISOLATES = {"LRI": 0, "RLI": 1, "FSI": None}
_REMOVED = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF"}
_WANTS_ORDER = {"R", "AL", "AN", "RLI"}
# One letter for each class: European and Arabic numbers N and D, separators and terminators of numbers + , %,
# marks m, all neutral ones o.
_LETTERS = {"L": "L", "R": "R", "AL": "A", "EN": "N", "AN": "D", "ES": "+", "CS": ",", "ET": "%", "NSM": "m"}
# Those that the shipped fonts draw; BidiBrackets.txt of Unicode has some more, of mathematics and philology.
_BRACKETS = "()[]{}⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵〈〉《》「」『』【】〔〕〖〗〘〙〚〛（）［］｛｝｟｠｢｣"
_CLOSING = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_MOST_OPEN = 63


def visual_runs(text: str) -> list[tuple[bool, str]]:
    """Return a line's stretches of one direction from left to right: (is right to left, characters as written)."""
    kept = [character for character in text if _class(character) not in _REMOVED]
    classes = [_class(character) for character in kept]
    if _WANTS_ORDER.isdisjoint(classes):
        return [(False, "".join(kept))] if kept else []
    base = _base_level(classes)
    levels = _at_ends(classes, _levels(kept, classes, base), base)
    pairs = zip(levels, kept, strict=True)
    runs = [(level, "".join(part for _, part in group)) for level, group in groupby(pairs, key=lambda pair: pair[0])]
    return [(level % 2 == 1, part) for level, part in _reordered(runs)]


def is_right_to_left(text: str) -> bool:
    """Return whether a paragraph runs from right to left, which its first letter says."""
    return _base_level([_class(character) for character in text]) == 1


def _class(character: str) -> str:
    """Return the class that Unicode gives a character; joiners go where the letter before them goes, as marks do."""
    return "NSM" if character in JOINERS else bidirectional(character)


def _base_level(classes: list[str]) -> int:
    """Return 1 where the first strong character outside of isolates runs from right to left (rules P2 and P3)."""
    place = 0
    while place < len(classes):
        if classes[place] in ("L", "R", "AL"):
            return int(classes[place] != "L")
        place = _end_of_isolate(classes, place) if classes[place] in _ISOLATES else place + 1
    return 0


def _end_of_isolate(classes: list[str], start: int) -> int:
    """Return the place of the PDI that ends the isolate begun at start, or the end of the text (BD9)."""
    depth = 0
    for place in range(start, len(classes)):
        depth += (classes[place] in _ISOLATES) - (classes[place] == "PDI")
        if depth == 0:
            return place
    return len(classes)


def _levels(text: list[str], classes: list[str], level: int) -> list[int]:
    """Return the embedding levels of a stretch; what is isolated is resolved by itself and neutral to the rest."""
    outer, inner = [], []
    place = 0
    while place < len(classes):
        outer.append(place)
        place += 1
        if classes[place - 1] in _ISOLATES and level < _DEEPEST:
            end = _end_of_isolate(classes, place - 1)
            inner.append((place, end))
            place = end
    levels = [level] * len(classes)
    for where, found in zip(outer, _resolved(text, classes, outer, level), strict=True):
        levels[where] = found
    for start, end in inner:
        wanted = _ISOLATES[classes[start - 1]]
        parity = _base_level(classes[start:end]) if wanted is None else wanted
        deeper = level + 1 if (level + 1) % 2 == parity else level + 2
        levels[start:end] = _levels(text[start:end], classes[start:end], deeper)
    return levels


def _resolved(text: list[str], classes: list[str], places: list[int], level: int) -> list[int]:
    """Return the levels of one isolating run sequence (rules W1 to I2)."""
    own = "R" if level % 2 else "L"
    letters = [_LETTERS.get(classes[place], "o") for place in places]
    kinds = _weak(own + "".join(letters))
    kinds = _bracketed([text[place] for place in places], letters, kinds, own)
    as_direction = str.maketrans("ND", "RR")

    def between(match: "re.Match[str]") -> str:
        before = kinds[match.start() - 1].translate(as_direction)
        after = kinds[match.end() : match.end() + 1].translate(as_direction) or own
        return (before if before == after else own) * len(match[0])

    resolved = re.sub("o+", between, kinds)[1:]
    higher = {"L": (0, 1), "R": (1, 0), "N": (2, 1), "D": (2, 1)}
    return [level + higher[kind][level % 2] for kind in resolved]


def _weak(kinds: str) -> str:
    """Resolve marks, numbers and what belongs to numbers (W1 to W7); kinds begin with the direction before them."""
    kinds = re.sub("(.)(m+)", lambda match: match[1] * len(match[0]), kinds)
    kinds = re.sub("A[^LR]*", lambda match: match[0].replace("N", "D").replace("A", "R"), kinds)
    kinds = re.sub("(?<=N)[+,](?=N)", "N", kinds)
    kinds = re.sub("(?<=D),(?=D)", "D", kinds)
    kinds = re.sub("%*N[N%]*", lambda match: "N" * len(match[0]), kinds)
    kinds = re.sub("[+,%]", "o", kinds)
    return re.sub("L[^R]*", lambda match: match[0].replace("N", "L"), kinds)


def _bracketed(text: list[str], letters: list[str], kinds: str, own: str) -> str:
    """Give both brackets of a pair one direction: that of what they hold and of what is before them (N0)."""
    found = list(kinds)
    other = "L" if own == "R" else "R"
    for opening, closing in sorted(_pairs(text, kinds)):
        held = {"R" if kind in "ND" else kind for kind in found[opening + 1 : closing]}
        if own in held:
            direction = own
        elif other in held:
            direction = next("L" if kind == "L" else "R" for kind in reversed(found[:opening]) if kind != "o")
        else:
            continue
        for bracket in (opening, closing):
            found[bracket] = direction
            place = bracket + 1
            while place < len(found) and letters[place - 1] == "m":
                found[place] = direction
                place += 1
    return "".join(found)


def _pairs(text: list[str], kinds: str) -> Iterator[tuple[int, int]]:
    """Yield the places of matching brackets in kinds, which stand one place behind those in the text (BD16)."""
    opened: list[tuple[str, int]] = []
    for place, character in enumerate(text, start=1):
        if kinds[place] != "o":
            continue
        if character in _CLOSING:
            if len(opened) == _MOST_OPEN:
                return
            opened.append((_CLOSING[character], place))
        elif character in _OPENING:
            at = next((index for index in reversed(range(len(opened))) if opened[index][0] == character), None)
            if at is not None:
                yield opened[at][1], place
                del opened[at:]


def _at_ends(classes: list[str], levels: list[int], base: int) -> list[int]:
    """Give separators, and spaces before them and at the end, the paragraph's direction (L1)."""
    levels, is_end = list(levels), True
    for place in reversed(range(len(classes))):
        is_separator = classes[place] in ("S", "B")
        is_end = is_separator or (is_end and classes[place] in ("WS", "PDI", *_ISOLATES))
        if is_end:
            levels[place] = base
    return levels


def _reordered(runs: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return runs from left to right (L2)."""
    for level in range(max(level for level, _ in runs), 0, -1):
        turned: list[tuple[int, str]] = []
        behind = 0  # where runs of a lower level end
        for run in runs:
            if run[0] >= level:
                turned.insert(behind, run)
            else:
                turned.append(run)
                behind = len(turned)
        runs = turned
    return runs
