"""The settings are one valid value, and one description makes reader, writer and page."""

import random
from dataclasses import replace

import pytest

from dancegame.core.ease import Ease
from dancegame.core.quiz import GuessLevel
from dancegame.core.score import Strictness
from dancegame.core.setting_kinds import Kind, Setting, WindowPlace
from dancegame.core.settings import (
    CameraTurn,
    EstimatorName,
    GhostChoice,
    PlayersShown,
    Settings,
    TextSize,
    fields,
    parse_settings,
)

OTHER = {
    "camera": "rtsp://hall/1",
    "camera_turn": CameraTurn.OVER,
    "players": 6,
    "players_shown": PlayersShown.BODIES,
    "gestures": False,
    "strictness": Strictness.PRO,
    "ease": Ease.SEATED,
    "guess_level": GuessLevel.HARD,
    "ghost": GhostChoice.LAST,
    "music_volume": 0.25,
    "effects_volume": 0.0,
    "language": "pt_BR",
    "theme": "high-contrast",
    "text_size": TextSize.LARGE,
    "reduced_motion": True,
    "full_screen": True,
    "estimator": EstimatorName.OPENPOSE,
    "model": "/networks/other.xml",
    "has_seen_intro": True,
    "window": WindowPlace(-1200, 40, 1024, 768),
}


def by_name(name: str) -> Setting:
    return next(setting for setting in fields() if setting.name == name)


def test_every_setting_survives_the_way_through_a_file():
    settings = Settings(**OTHER)
    assert {setting.name for setting in fields()} == set(OTHER)
    assert all(getattr(settings, name) != getattr(Settings(), name) for name in OTHER)
    for value in (settings, Settings()):
        plain = {setting.name: setting.plain(getattr(value, setting.name)) for setting in fields()}
        assert parse_settings({name: raw for name, raw in plain.items() if raw is not None}) == (value, ())


def test_nothing_said_is_the_usual():
    assert parse_settings({}) == (Settings(), ())
    usual = Settings()
    assert (usual.camera, usual.players, usual.strictness, usual.theme) == ("0", 4, Strictness.PARTY, "neon")
    assert (usual.language, usual.text_size, usual.has_seen_intro) == ("auto", TextSize.NORMAL, False)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("camera", ""), ("camera", True), ("camera", "a\nb"), ("camera", "\x1b[2J"), ("camera", "x" * 1001),
        ("camera", 1.5), ("players", 0), ("players", 7), ("players", True), ("players", 4.0), ("players", "4"),
        ("players", 10**400), ("strictness", "cruel"), ("strictness", 1), ("music_volume", 1.01),
        ("music_volume", -0.1), ("music_volume", float("nan")), ("music_volume", True), ("music_volume", "loud"),
        ("effects_volume", float("inf")), ("language", "../../etc"), ("language", ""), ("theme", "neon\u202e"),
        ("theme", ["neon"]), ("text_size", "huge"), ("reduced_motion", 1), ("reduced_motion", "true"),
        ("full_screen", {}), ("estimator", "crystal ball"), ("model", ""), ("model", 5.5), ("has_seen_intro", 0),
        ("window", [0, 0, 100]), ("window", [0, 0, 0, 100]), ("window", [0, 0, 1e3, 100]), ("window", [10**9, 0, 1, 1]),
        ("window", "1280x720"), ("window", [True, 0, 100, 100]), ("camera_turn", 45), ("camera_turn", 90.0),
        ("camera_turn", False), ("camera_turn", 360),
    ],
)  # fmt: skip
def test_a_wrong_value_costs_only_itself_and_is_named(name: str, raw: object):
    table = {"camera": 2, "players": 5, "theme": "dark"} | {name: raw}
    settings, wrong = parse_settings(table)
    (sentence,) = map(str, wrong)
    assert sentence.startswith(f"{name} is ")
    assert len(sentence) < 200
    assert sentence.isprintable()
    assert getattr(settings, name) == by_name(name).default
    assert settings == replace(Settings(camera="2", players=5, theme="dark"), **{name: by_name(name).default})


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("camera", 1, "1"), ("camera", "puppet:can-can,delay=0.2", "puppet:can-can,delay=0.2"),
        ("camera_turn", 90, CameraTurn.RIGHT), ("camera_turn", 0, CameraTurn.NONE), ("music_volume", 1, 1.0),
    ],
)  # fmt: skip
def test_what_people_write_is_understood(name: str, raw: object, expected: object):
    settings, wrong = parse_settings({name: raw})
    assert (getattr(settings, name), wrong) == (expected, ())
    assert type(getattr(settings, name)) is type(expected)


def test_no_settings_can_hold_what_no_file_may():
    for wrong in ({"players": 9}, {"music_volume": 2.0}, {"theme": "a b"}, {"window": (0, 0, 10, 10)}):
        with pytest.raises(ValueError, match=next(iter(wrong))):
            replace(Settings(), **wrong)


def test_a_page_can_be_made_of_the_description():
    page = {setting.name: setting for setting in fields() if setting.is_on_page}
    assert {"estimator", "model", "has_seen_intro", "window"}.isdisjoint(page)
    assert all(setting.label for setting in fields())
    assert page["players"].kind is Kind.NUMBER
    assert (page["players"].least, page["players"].most, page["players"].default) == (1, 6, 4)
    assert page["strictness"].choices is Strictness
    assert page["theme"].choices is None
    assert page["theme"].kind is Kind.CHOICE
    assert (page["music_volume"].kind, page["music_volume"].least, page["music_volume"].most) == (Kind.SHARE, 0, 1)
    assert page["reduced_motion"].kind is Kind.SWITCH
    assert page["camera"].kind is Kind.TEXT


def test_whatever_a_file_says_there_are_settings():
    source = random.Random(8)
    values = [None, 0, 1, -1, 4, 10**30, 0.5, float("nan"), True, "", "kids", "x" * 5000, [], [1, 2, 3, 4], {}, "\0"]
    for _ in range(2000):
        table = {setting.name: source.choice(values) for setting in fields() if source.random() < 0.7}
        settings, wrong = parse_settings(table)
        assert isinstance(settings, Settings)
        assert len(wrong) <= len(table)
