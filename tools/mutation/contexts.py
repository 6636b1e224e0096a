"""A plugin of pytest that tells coverage which test is on; coverage by itself does not know those of Hypothesis."""

from coverage import Coverage


def pytest_runtest_logstart(nodeid: str) -> None:
    """What is run from now on is this test's, its fixtures included."""
    _switch(nodeid.partition("[")[0])


def pytest_runtest_logfinish() -> None:
    """What is run from now on is no test's."""
    _switch("")


def _switch(name: str) -> None:
    running = Coverage.current()
    assert running is not None, "coverage watches"
    running.switch_context(name)
