"""`dancegame selftest` tries the whole game, in a window, and what it wrote for it is gone afterwards."""

from pathlib import Path

import pytest
from program import json_of

STEPS = ["songs", "settings", "players", "packs", "languages", "window", "sound", "dancing", "films"]


def test_the_game_passes_its_own_test(screen: str, own_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    answer = json_of("selftest")
    assert answer["is_ok"], answer
    assert not answer["is_executable"]
    assert [step["step"] for step in answer["steps"]] == STEPS
    assert all(step["is_ok"] and step["seconds"] >= 0 and step["text"] for step in answer["steps"])
    assert "x11" in answer["steps"][STEPS.index("window")]["text"]
    assert not [path for folder in (own_data, tmp_path) for path in folder.rglob("*") if path.is_file()]
