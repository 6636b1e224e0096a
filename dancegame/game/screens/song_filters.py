"""The chips above the songs: how one is danced, and what it must be like."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dancegame.core.song_search import Filters
from dancegame.core.texts import N_
from dancegame.core.traits import Step
from dancegame.texts import _, n_
from dancegame.texts.words import tag_words

STEPS = (None, Step.LOW, Step.MIDDLE, Step.HIGH)
# What a trait is called while it may be anything, and its steps.
TEMPO_WORDS = {None: N_("Tempo"), Step.LOW: N_("Slow"), Step.MIDDLE: N_("Medium"), Step.HIGH: N_("Fast")}
ENERGY_WORDS = {None: N_("Energy"), Step.LOW: N_("Calm"), Step.MIDDLE: N_("Lively"), Step.HIGH: N_("Wild")}
DIFFICULTY_WORDS = {None: N_("Difficulty"), Step.LOW: N_("Easy"), Step.MIDDLE: N_("Medium"), Step.HIGH: N_("Hard")}
TOGETHER = "party"
# How a song is danced, by the name of the mode.
MODE_WORDS = {TOGETHER: N_("Together"), "solo": N_("Alone"), "practice": N_("Practice")}
MODES = tuple(MODE_WORDS)


@dataclass(frozen=True)
class Choice:
    """What is chosen above the grid: filters, and the mode that a song is danced in. tags: those of the library."""

    filters: Filters
    mode: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShownChip:
    """What a chip says now. lamps: how many of three are lit. pips: which of three values it has. None shows none."""

    words: str
    is_on: bool
    lamps: int | None = None
    pips: int | None = None


@dataclass(frozen=True)
class Chip:
    """One of the chips: what it says to a choice, and the choice after a press."""

    shown: Callable[[Choice], ShownChip]
    pressed: Callable[[Choice], Choice]


def chips(tags: Sequence[str]) -> tuple[Chip, ...]:
    """Return the chips for a library with these tags."""
    found = (
        Chip(
            lambda choice: ShownChip(_(MODE_WORDS[choice.mode]), is_on=True, pips=MODES.index(choice.mode)),
            lambda choice: replace(choice, mode=MODES[(MODES.index(choice.mode) + 1) % len(MODES)]),
        ),
        _step_chip("tempo", TEMPO_WORDS),
        _step_chip("energy", ENERGY_WORDS),
        _step_chip("difficulty", DIFFICULTY_WORDS),
        Chip(
            lambda choice: ShownChip(_("Sitting down"), choice.filters.is_seated),
            lambda choice: replace(choice, filters=replace(choice.filters, is_seated=not choice.filters.is_seated)),
        ),
    )
    return (*found, _tag_chip(tuple(tags))) if tags else found


def done_chip(count: Callable[[], int]) -> Chip:
    """Return the chip that ends adding songs; count: how many wait."""

    def shown(_choice: Choice) -> ShownChip:
        waiting = count()
        return ShownChip(n_("Done: {count} song", "Done: {count} songs", waiting) if waiting else _("Done"), is_on=True)

    return Chip(shown, lambda choice: choice)


def add_chip() -> Chip:
    """Return the chip that leads to where songs of one's own come in."""
    return Chip(lambda _choice: ShownChip(_("+ New songs"), is_on=False), lambda choice: choice)


def _step_chip(name: str, words: dict[Step | None, str]) -> Chip:
    def pressed(choice: Choice) -> Choice:
        step = getattr(choice.filters, name)
        following = STEPS[(STEPS.index(step) + 1) % len(STEPS)]
        wanted: dict[str, Any] = {name: following}
        return replace(choice, filters=replace(choice.filters, **wanted))

    def shown(choice: Choice) -> ShownChip:
        step = getattr(choice.filters, name)
        return ShownChip(_(words[step]), step is not None, lamps=step.value if step else None)

    return Chip(shown, pressed)


def _tag_chip(tags: tuple[str, ...]) -> Chip:
    every = (None, *tags)

    def pressed(choice: Choice) -> Choice:
        following = every[(every.index(choice.filters.tag) + 1) % len(every)]
        return replace(choice, filters=replace(choice.filters, tag=following))

    def shown(choice: Choice) -> ShownChip:
        tag = choice.filters.tag
        return ShownChip(_("Tags") if tag is None else tag_words(tag), tag is not None)

    return Chip(shown, pressed)
