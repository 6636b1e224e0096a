"""How the rules are said: grades, limbs, timing, advice, errors, in the player's language."""

from pathlib import Path, PurePath

from dancegame.core.advice import CLOSE_S, ON_TIME_S, Advice, GeneralAdvice, Hint
from dancegame.core.checkup import Finding
from dancegame.core.diagnosis import Diagnosis, Fault, Part
from dancegame.core.ease import Ease
from dancegame.core.errors import DanceGameError
from dancegame.core.memory import Way
from dancegame.core.score import Grade, JudgedMove, Missing, Strictness
from dancegame.core.texts import N_, Text
from dancegame.texts import _

# Shorter ones are read at a glance.
LONG_NUMBER = 10_000
GRADES = {
    Grade.PERFECT: N_("PERFECT"),
    Grade.GREAT: N_("GREAT"),
    Grade.GOOD: N_("GOOD"),
    Grade.OK: N_("OK"),
    Grade.MISS: N_("MISS"),
}
STRICTNESS_WORDS = {
    Strictness.KIDS: N_("for kids"),
    Strictness.PARTY: N_("for parties"),
    Strictness.PRO: N_("for pros"),
}
EASE_WORDS = {
    Ease.WHOLE: N_("standing"),
    Ease.NO_JUMPS: N_("without jumps"),
    Ease.SEATED: N_("seated"),
}
WAY_WORDS = {
    Way.WHOLE: N_("The whole dance"),
    Way.NO_JUMPS: N_("Without jumps"),
    Way.SEATED: N_("Seated"),
    Way.PART: N_("In turns or with a twist"),
    Way.PRACTICE: N_("Practice"),
}
# Those of the songs that come with the game; others are shown as their songs name them.
TAGS = {
    "ballet": N_("ballet"),
    "children": N_("children"),
    "christmas": N_("christmas"),
    "classical": N_("classical"),
    "easy": N_("easy"),
    "elegant": N_("elegant"),
    "fast": N_("fast"),
    "folk": N_("folk"),
    "halloween": N_("halloween"),
    "march": N_("march"),
    "opera": N_("opera"),
    "party": N_("party"),
    "ragtime": N_("ragtime"),
    "winter": N_("winter"),
}
# What stands in songs where nobody is named; the last where nothing says whose it is.
UNKNOWN_ARTIST = N_("Unknown artist")
ARTISTS = (N_("Traditional"), N_("Traditional (Russia)"), UNKNOWN_ARTIST)
LIMBS = {
    "left_upper_arm": N_("Left upper arm"),
    "right_upper_arm": N_("Right upper arm"),
    "left_forearm": N_("Left forearm"),
    "right_forearm": N_("Right forearm"),
    "left_thigh": N_("Left thigh"),
    "right_thigh": N_("Right thigh"),
    "left_shin": N_("Left lower leg"),
    "right_shin": N_("Right lower leg"),
    "trunk": N_("Upper body"),
    "shoulders": N_("Shoulders"),
    "head": N_("Head"),
}
# The dancer's own left and right.
PARTS = {
    Part.LEFT_ARM: N_("Left arm"),
    Part.RIGHT_ARM: N_("Right arm"),
    Part.LEFT_LEG: N_("Left leg"),
    Part.RIGHT_LEG: N_("Right leg"),
    Part.TRUNK: N_("Upper body"),
    Part.BODY: N_("Whole body"),
}
# What was wrong, in short, and what to do about it.
FAULTS = {
    Fault.LATE: (N_("{part}: {seconds:.1f} s late"), N_("Start it sooner, to be there with the dancer.")),
    Fault.EARLY: (N_("{part}: {seconds:.1f} s early"), N_("Wait for the dancer before you start it.")),
    Fault.LOW: (N_("{part}: too low"), N_("Lift it as high as the dancer does.")),
    Fault.SMALL: (N_("{part}: bigger!"), N_("Move as far as the dancer does.")),
    Fault.SHAPE: (N_("{part}: another shape"), N_("See where the dancer’s goes, and follow it.")),
}

HINTS = {
    Hint.STEP_INTO_VIEW: (
        N_("Step into view"),
        N_("The camera hardly saw you: stand where it sees you whole, apart from the others."),
    ),
    Hint.MOVE_BIGGER: (
        N_("Move bigger"),
        N_("Stretch your arms as far as the dancer does, and let the legs go along."),
    ),
    Hint.START_WITH_ARMS: (
        N_("Start with the arms"),
        N_("Follow them first and leave the legs for later; an easier song helps, too."),
    ),
    Hint.FOLLOW_MIRROR: (
        N_("Dance as in a mirror"),
        N_("What moves on the left of the picture is your left: do the same at the same moment."),
    ),
}


def grade_words(grade: Grade) -> str:
    """Say a grade."""
    return _(GRADES[grade])


def limb_words(limb: str) -> str:
    """Say a limb's name as people do: "Left forearm"."""
    return _(LIMBS[limb])


def artist_words(artist: str) -> str:
    """Say whose a song is, where that is no name."""
    return _(artist) if artist in ARTISTS else artist


def tag_words(tag: str) -> str:
    """Say a tag of a song."""
    return _(TAGS[tag]) if tag in TAGS else tag


def timing_words(timing_s: float | None) -> str | None:
    """Say how late or early as it is felt: "A bit late"; None when it is on time or unknown."""
    if timing_s is None or abs(timing_s) < ON_TIME_S:
        return None
    if abs(timing_s) < CLOSE_S:
        return _("A bit late") if timing_s > 0 else _("A bit early")
    return _("Too late") if timing_s > 0 else _("Too early")


def usual_timing_words(timing_s: float | None) -> str | None:
    """Say how late or early somebody was in general; None when on time or unknown."""
    if timing_s is None or abs(timing_s) < ON_TIME_S:
        return None
    if abs(timing_s) < CLOSE_S:
        return _("Mostly a bit late") if timing_s > 0 else _("Mostly a bit early")
    return _("Mostly too late") if timing_s > 0 else _("Mostly too early")


def missing_words(judged: JudgedMove) -> str | None:
    """Say what a move lacked beside its worst limb; None where that says it all."""
    if judged.similarity <= 0:
        return _("This move was missed")
    if judged.missing is Missing.ENERGY:
        return _("Bigger movements")
    return _("Other poses") if judged.missing is Missing.SHAPE and judged.worst_limb is None else None


def moment_words(song_s: float) -> str:
    """Say a moment of the song: "0:21"."""
    return f"{int(song_s) // 60}:{int(song_s) % 60:02d}"


def advice_lines(advice: Advice) -> list[str]:
    """Say what to work on, the most telling first; at least one line."""
    judged = advice.judged
    limb = limb_words(judged.worst_limb) if judged.worst_limb and judged.similarity > 0 else None
    lines = [words for words in (limb, timing_words(judged.timing_s), missing_words(judged)) if words]
    return lines or [_("Nearly there: {grade}", grade=grade_words(judged.grade))]


def advice_words(advice: Advice) -> str:
    """Say it in one line: "0:21 Left forearm · Too late"."""
    return f"{moment_words(advice.move.start_s)} {' · '.join(advice_lines(advice))}"


def general_words(advice: GeneralAdvice) -> tuple[str, str]:
    """Say what to work on in the whole dance, in short and at length."""
    if advice.hint is not Hint.ON_THE_BEAT:
        title, text = HINTS[advice.hint]
        return _(title), _(text)
    if (advice.timing_s or 0.0) > 0:
        return _("Start sooner"), _("You were mostly too late: watch the card of the next move.")
    return _("Take your time"), _("You were mostly too early: wait for the beat.")


def diagnosis_words(diagnosis: Diagnosis) -> tuple[str, str]:
    """Say what was wrong with a move, "Left arm: 0.3 s late", and what to do about it."""
    said, todo = FAULTS[diagnosis.fault]
    return _(said, part=_(PARTS[diagnosis.part]), seconds=abs(diagnosis.shift_s or 0.0)), _(todo)


def text_words(text: Text) -> str:
    """Say a text with its values, some of which may be texts as well; long numbers have gaps between thousands."""
    return _(text.template, **{name: _value_words(value) for name, value in text.values.items()})


def _value_words(value: object) -> object:
    if isinstance(value, Text):
        return text_words(value)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= LONG_NUMBER:
        return f"{value:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
    return value


def error_words(error: DanceGameError) -> tuple[str, str]:
    """Say what went wrong, and the remedy."""
    return text_words(error.said), text_words(error.todo)


def path_words(path: PurePath) -> str:
    """Return a path as people know it: from their own folder on."""
    home = Path.home()
    return str("~" / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def report_words(path: str) -> str:
    """Say in which file a mistake of the program has been written down."""
    return _("A report of it is in {path}; it is sent to nobody.", path=path)


def finding_words(finding: Finding) -> tuple[str, str]:
    """Say what the doctor found, and what to do about it."""
    return text_words(finding.said), text_words(finding.todo)
