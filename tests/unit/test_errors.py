"""Errors and findings: sentences with values, in English as they stand."""

import pickle

import pytest

from dancegame.core.checkup import CameraFacts, Finding, camera_findings
from dancegame.core.errors import CameraError, VideoError
from dancegame.core.texts import Text


def lost(name: object = "cam") -> VideoError:
    return VideoError("{name} breaks off after {seconds:.1f} s.", remedy="Ask {name}.", name=name, seconds=1.25)


def test_an_error_keeps_its_sentence_and_its_values():
    error = lost()
    assert error.said == Text("{name} breaks off after {seconds:.1f} s.", {"name": "cam", "seconds": 1.25})
    assert (error.message, error.remedy) == ("cam breaks off after 1.2 s.", "Ask cam.")
    assert str(error) == "cam breaks off after 1.2 s. Ask cam."


@pytest.mark.parametrize("error", [lost(), VideoError("a {b} file", remedy="")])
def test_an_error_travels_between_processes(error):
    there = pickle.loads(pickle.dumps(error))
    assert type(there) is VideoError
    assert (there.said, there.todo, str(there)) == (error.said, error.todo, str(error))


def test_an_error_without_values_is_taken_as_it_stands():
    assert VideoError("a {b} file", remedy="").message == "a {b} file"
    assert lost("{x}").message == "{x} breaks off after 1.2 s."


def test_values_steer_no_terminal():
    assert lost("a\x1b[2Jb\nc").said.values["name"] == "a[2Jb c"


def test_an_error_of_another_kind_says_the_same():
    error = CameraError.like(lost())
    assert type(error) is CameraError
    assert (error.said, error.todo) == (lost().said, lost().todo)


def test_a_finding_keeps_its_values():
    dim = CameraFacts("cam", 640, 480, promised_fps=30.0, delivered_fps=14.6, first_fps=15.0, brightness=0.1)
    exposure = camera_findings(dim)[0]
    assert exposure.said.values == {"camera": "cam", "fps": 14.6, "could_fps": 30.0}
    assert exposure.text == ("cam delivers 15 pictures a second. It could do 30: in dim light it exposes longer.")
    assert Finding.of("camera", lost()) == Finding("camera", False, lost().said, lost().todo)
