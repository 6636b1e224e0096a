"""MediaPipe calls nobody, and what the player asks for is still got by the player's own way."""

import os
import urllib.request

import pytest

from dancegame.vision.estimators import nowhere
from dancegame.vision.estimators.nowhere import NOWHERE, VARIABLE, call_nobody, own_proxies


@pytest.mark.parametrize("own", [None, "http://127.0.0.1:3128"])
def test_the_players_own_way_to_the_network_is_remembered(monkeypatch: pytest.MonkeyPatch, own: str | None):
    monkeypatch.setattr(nowhere, "_own", {})  # so that later tests go their own way
    monkeypatch.delenv(VARIABLE, raising=False)
    if own is not None:
        monkeypatch.setenv(VARIABLE, own)
    before = urllib.request.getproxies()
    assert own_proxies() == before
    monkeypatch.setenv(VARIABLE, own or "")  # so that it is put back
    if own is None:
        monkeypatch.delenv(VARIABLE)
    for _ in range(2):  # more than one network is started
        call_nobody()
        assert os.environ[VARIABLE] == NOWHERE
        assert own_proxies() == before
