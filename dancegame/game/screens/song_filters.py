"""The chips above the songs: what a song must be like, and who dances it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dancegame.core.song_search import Filters
from dancegame.core.texts import N_
from dancegame.core.traits import Step
from dancegame.texts import _, n_
from dancegame.texts.words import tag_words

STEPS = (None, Step.LOW, Step.MIDDLE, Step.HIGH)
TEMPO_WORDS = {None: N_("Any tempo"), Step.LOW: N_("Slow"), Step.MIDDLE: N_("Medium tempo"), Step.HIGH: N_("Fast")}
ENERGY_WORDS = {None: N_("Any energy"), Step.LOW: N_("Calm"), Step.MIDDLE: N_("Lively"), Step.HIGH: N_("Wild")}
DIFFICULTY_WORDS = {
    None: N_("Easy and hard"),
    Step.LOW: N_("Easy"),
    Step.MIDDLE: N_("Medium"),
    Step.HIGH: N_("Hard"),
}
ALONE, TOGETHER = "solo", "party"


@dataclass(frozen=True)
class Choice:
    """What is chosen above the grid: filters, and the mode that a song is danced in. tags: those of the library."""

    filters: Filters
    mode: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chip:
    """One of the chips: its words for a choice, whether it does something, and the choice after a press."""

    words: Callable[[Choice], str]
    is_on: Callable[[Choice], bool]
    pressed: Callable[[Choice], Choice]


def chips(tags: Sequence[str]) -> tuple[Chip, ...]:
    """Return the chips for a library with these tags."""
    found = (
        Chip(
            lambda choice: _("Alone") if choice.mode == ALONE else _("Together"),
            lambda _choice: True,
            lambda choice: replace(choice, mode=TOGETHER if choice.mode == ALONE else ALONE),
        ),
        _step_chip("tempo", TEMPO_WORDS),
        _step_chip("energy", ENERGY_WORDS),
        _step_chip("difficulty", DIFFICULTY_WORDS),
        Chip(
            lambda _choice: _("Sitting down"),
            lambda choice: choice.filters.is_seated,
            lambda choice: replace(choice, filters=replace(choice.filters, is_seated=not choice.filters.is_seated)),
        ),
    )
    return (*found, _tag_chip(tuple(tags))) if tags else found


def done_chip(count: Callable[[], int]) -> Chip:
    """Return the chip that ends adding songs; count: how many wait."""
    return Chip(
        lambda _choice: n_("Done: {count} song", "Done: {count} songs", count()) if count() else _("Done"),
        lambda _choice: True,
        lambda choice: choice,
    )


def _step_chip(name: str, words: dict[Step | None, str]) -> Chip:
    def pressed(choice: Choice) -> Choice:
        step = getattr(choice.filters, name)
        following = STEPS[(STEPS.index(step) + 1) % len(STEPS)]
        wanted: dict[str, Any] = {name: following}
        return replace(choice, filters=replace(choice.filters, **wanted))

    return Chip(
        lambda choice: _(words[getattr(choice.filters, name)]),
        lambda choice: getattr(choice.filters, name) is not None,
        pressed,
    )


def _tag_chip(tags: tuple[str, ...]) -> Chip:
    every = (None, *tags)

    def pressed(choice: Choice) -> Choice:
        following = every[(every.index(choice.filters.tag) + 1) % len(every)]
        return replace(choice, filters=replace(choice.filters, tag=following))

    return Chip(
        lambda choice: _("Any tag") if choice.filters.tag is None else tag_words(choice.filters.tag),
        lambda choice: choice.filters.tag is not None,
        pressed,
    )
