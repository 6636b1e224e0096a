"""Errors and findings in the player's language."""

import pytest

from dancegame.core.checkup import Finding
from dancegame.core.errors import CameraError
from dancegame.core.texts import N_
from dancegame.texts import _, use_language
from dancegame.texts.words import error_words, finding_words


@pytest.fixture
def german():
    """Speaks German for one test."""
    use_language("de")
    yield
    use_language("en")


@pytest.mark.usefixtures("german")
def test_an_error_is_said_in_the_players_language():
    again = N_("Close other programs, then try again.")
    error = CameraError(N_("{camera} gives no picture."), remedy=again, camera="Tür")
    said = error_words(error)
    assert said == (_("{camera} gives no picture.", camera="Tür"), _(again))
    assert said[0].startswith("Tür ")
    assert said[0] != error.message
    assert said[1] != error.remedy
    assert finding_words(Finding.of("camera", error)) == said
    assert error.message == "Tür gives no picture."
