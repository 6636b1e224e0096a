"""How the guess is said: clues, hints, who answers."""

from dancegame.core.evening.players import Player
from dancegame.core.quiz import GuessLevel, Hint, HintKind
from dancegame.core.reveal import Clue, Who
from dancegame.core.texts import N_
from dancegame.texts import _
from dancegame.texts.words import text_words

_CLUES = {
    Clue.HANDS: N_("Hands"),
    Clue.LIMBS: N_("Arms and legs"),
    Clue.DANCER: N_("The dancer"),
    Clue.BEAT: N_("The beat"),
    Clue.MUSIC: N_("The music"),
}
_HINTS = {
    HintKind.YEAR: N_("It is from {value}"),
    HintKind.ARTIST: N_("The artist: {value}"),
    HintKind.LETTER: N_("There is a letter {value} in it"),
}
LEVEL_WORDS = {GuessLevel.EASY: N_("easy"), GuessLevel.NORMAL: N_("normal"), GuessLevel.HARD: N_("hard")}


def clue_words(clue: Clue, hint: Hint) -> str:
    """Return what a clue is called; the hint says itself."""
    return _(_HINTS[hint.kind], value=hint.value) if clue is Clue.HINT else _(_CLUES[clue])


def entrant_words(who: Who, player: int | None) -> str:
    """Return what somebody who answers is called, "" for all as one."""
    if player is None:
        return ""
    if who is Who.TEAMS:
        return _("Team {number}", number=player)
    # At a party they have names; guess-only asks nobody for one.
    return text_words(Player(player).label) if who is Who.EACH else _("Player {number}", number=player)
