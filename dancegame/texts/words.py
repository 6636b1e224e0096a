"""How rules are said: grades, limbs, timing, advice, in the player's language."""

from dancegame.core.advice import CLOSE_S, ON_TIME_S, Advice
from dancegame.core.score import Grade, JudgedMove, Missing
from dancegame.core.texts import N_
from dancegame.texts import _

GRADES = {
    Grade.PERFECT: N_("PERFECT"),
    Grade.GREAT: N_("GREAT"),
    Grade.GOOD: N_("GOOD"),
    Grade.OK: N_("OK"),
    Grade.MISS: N_("MISS"),
}
