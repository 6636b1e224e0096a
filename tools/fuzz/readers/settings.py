"""The settings, `settings.toml`: always read, what is wrong told in sentences, and written again without loss."""

from pathlib import Path

import tomli_w

from dancegame.cli.settings import SettingsFile
from dancegame.core.settings import Settings, fields
from tools.fuzz.damage import other_numbers, spoilt, swollen
from tools.fuzz.reader import Reader, in_file, is_harmless


def read(path: Path) -> None:
    """Read settings, change one, and read them again."""
    file = SettingsFile(path)
    known = file.load()
    for note in file.notes:
        assert is_harmless(note.english)
    file.keep(known)
    assert SettingsFile(path).load() == known


def seeds() -> list[bytes]:
    """Return all settings as they usually are."""
    usual = Settings()
    plain = {setting.name: setting.plain(getattr(usual, setting.name)) for setting in fields()}
    return [tomli_w.dumps({name: value for name, value in plain.items() if value is not None}).encode()]


READER = Reader(in_file("settings.toml", read), seeds, (spoilt, other_numbers, swollen))
