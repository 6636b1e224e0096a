"""Every command of the documents is run: here as it stands, by a test that is named, or by a workflow."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from documents import Command, commands, modules
from program import ROOT, has_window, press, run_here, until

from dancegame.bench.film import film_puppet
from dancegame.songs.library import open_library

TIMEOUT_S = 240
TOOLS = ".venv/bin/python -m tools"
# What somebody has who follows the page of songs, or that of languages: the project without its tests.
PROJECT = ("dancegame", "tools", "reference_poses")
IN_A_PROJECT = (
    f"{TOOLS}.starter_pack hello --poses-only",
    f"{TOOLS}.starter_pack --measure hello",
    f"{TOOLS}.starter_pack hello --poses-only --sheets out",
    f"{TOOLS}.texts update",
    f"{TOOLS}.texts check",
    f"{TOOLS}.texts update fr",
)
# A language begins with nothing translated, which is no success yet.
NOT_YET = IN_A_PROJECT[-1]
# In this order, and with files of the test in the place of those that are named.
FOR_PLAYERS = (
    'python3 start.py import my_dance.mp4 --title "My Dance" --artist "Me" --preview look.mp4',
    "python3 start.py poses my_dance.mp4 --players 2",
    "python3 start.py render can-can docs/mystery.webp --mystery --seconds 6 --size 640x360",
)
IN_A_WINDOW = (
    "python3 start.py play --camera puppet",
    "python3 start.py play --mode solo",
    "python3 start.py practice me-my-dance",
)
STARTS, CHECKS = "contract/test_start.py", "contract/test_start_check.py"
DEMO = ("e2e/test_demo.py", "test_the_puppet_that_dances_the_song_is_praised_and_nobody_is_called")
PACKS = ("e2e/test_documents.py", "test_the_commands_for_packs_do_what_the_pages_say")
VIDEOS = ("e2e/test_commands.py", "test_many_videos_are_told_line_by_line_and_what_is_broken_hinders_nobody")
BY_TESTS = {
    'python3 start.py import my_dance.mp4 --title "My Dance" --artist "Me"': (
        "e2e/test_documents_run.py", "test_whoever_has_a_video_gets_what_the_pages_say",
    ),
    "python3 start.py import ~/Videos/dances": VIDEOS,
    "python3 start.py import list.csv more.mp4 --jobs 4": VIDEOS,
    "python3 start.py": (STARTS, "test_words_and_exit_code_pass_through"),
    "python3 start.py test": (STARTS, "test_what_is_needed_further_is_added_and_kept"),
    "python3 start.py test -k judge": (CHECKS, "test_all_steps_passing_pass"),
    "python3 start.py test tests/contract/test_texts.py": (CHECKS, "test_all_steps_passing_pass"),
    "scripts/check": (CHECKS, "test_all_steps_passing_pass"),
    "python3 start.py demo": DEMO,
    "python3 start.py demo can-can --headless --seconds 10": DEMO,
    "python3 start.py demo --headless --shots pictures": DEMO,
    "python3 start.py demo --party --headless --shots pictures": (
        "contract/test_puppet_party.py", "test_puppets_play_a_whole_evening_without_a_key"
    ),
    'python3 start.py export me-my-dance can-can party.dance --author "Me" --licence CC-BY-4.0': PACKS,
    "python3 start.py install party.dance": PACKS,
    'dancegame export me-my-dance my-pack.dance --author "Me" --licence CC-BY-4.0': PACKS,
    "dancegame info my-pack.dance": PACKS,
    f"{TOOLS}.endurance FOLDER": ("contract/test_endurance.py", "test_a_short_evening_is_played_noted_and_drawn"),
    f"{TOOLS}.starter_pack --sheets out": ("contract/test_starter_pack_tools.py", "test_sheets_and_loops_are_drawn"),
    f"{TOOLS}.starter_pack --loops out": ("contract/test_starter_pack_tools.py", "test_sheets_and_loops_are_drawn"),
    f"{TOOLS}.starter_pack --measure can-can": (
        "contract/test_starter_pack_dances.py", "test_accents_are_together_with_the_beats"
    ),
    f"{TOOLS}.starter_pack --check can-can": ("contract/test_starter_pack.py", "test_only_its_own_dance_scores"),
    f"{TOOLS}.starter_pack --poses-only": (
        "contract/test_starter_pack.py", "test_the_shipped_poses_are_what_the_scripts_dance"
    ),
    f"{TOOLS}.starter_pack hello": ("contract/test_starter_pack_tools.py", "test_a_score_is_played_as_long_as_told"),
}  # fmt: skip
# Files and folders of tests alone: those run wherever all tests run.
PYTEST = ".venv/bin/python -m pytest tests/"
# What takes minutes, by the words that stand in a workflow.
BY_WORKFLOWS = {
    "python3 start.py build": "python start.py build",
    ".venv/bin/python scripts/coverage": "python scripts/coverage",
    f"{TOOLS}.mutation": "python -m tools.mutation --sample 400",
    f"{TOOLS}.mutation --sample 400": "python -m tools.mutation --sample 400",
    f"{TOOLS}.mutation score": "python -m tools.mutation --sample 400",
    f"{TOOLS}.mutation score evening/turns": "python -m tools.mutation --sample 400",
    f"{TOOLS}.fuzz --seconds 9": "python -m tools.fuzz --seconds 20",
    ".venv/bin/pip install coverage": 'pip install -e ".[test]" "coverage',
}
# Whole lines, and beginnings, which end with a space.
BY_NOBODY = {
    "cd dancegame": "of the shell",
    "git ": "changes the project's history, or calls its server",
    "dask ": "a cluster's own; tests/contract/test_cluster.py has one",
    "dancegame import ~/Videos/dances --cluster ": "wants that cluster",
    f"{TOOLS}.endurance FOLDER --real 30": "takes half an hour; its short twin is run",
    f"{TOOLS}.starter_pack": "makes every sound anew: minutes, and a soundfont of 140 MB",
    f"{TOOLS}.starter_pack can-can": "the same for one",
}


def line_of(command: Command) -> str:
    """The line without its comment, with single spaces."""
    return re.sub(r"\s+", " ", command.line.partition(" #")[0]).strip()


LINES = sorted({line_of(command) for command in commands() if command.is_whole})


def whose(line: str) -> list[str]:
    """Who runs a line."""
    tables = {"here": (*IN_A_PROJECT, *FOR_PLAYERS, *IN_A_WINDOW), "tests": BY_TESTS, "workflows": BY_WORKFLOWS}
    found = [name for name, table in tables.items() if line in table]
    if line.startswith(PYTEST):
        found.append("all tests")
    return found or ["nobody" for words in BY_NOBODY if means(words, line)]


def means(words: str, line: str) -> bool:
    """Whether a line of BY_NOBODY is this one."""
    return line.startswith(words) if words.endswith(" ") else line == words


@pytest.mark.parametrize("line", LINES)
def test_somebody_runs_every_command_or_it_is_said_why_not(line: str) -> None:
    assert len(whose(line)) == 1


def test_nothing_is_told_of_commands_that_are_in_no_document() -> None:
    told = {*IN_A_PROJECT, *FOR_PLAYERS, *IN_A_WINDOW, *BY_TESTS, *BY_WORKFLOWS}
    assert told - {*LINES} == set()
    assert [words for words in BY_NOBODY if not any(means(words, line) for line in LINES)] == []


@pytest.mark.parametrize(("file", "test"), sorted({*BY_TESTS.values()}))
def test_the_tests_that_are_named_are_there(file: str, test: str) -> None:
    assert f"def {test}(" in (ROOT / "tests" / file).read_text("utf-8")


def test_the_workflows_run_what_takes_long() -> None:
    workflows = "".join(path.read_text("utf-8") for path in (ROOT / ".github" / "workflows").glob("*.yml"))
    assert [words for words in BY_WORKFLOWS.values() if words not in workflows] == []


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, into which a new song was written as its page says."""
    home = tmp_path_factory.mktemp("project")
    for folder in PROJECT:
        shutil.copytree(ROOT / folder, home / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (song,) = modules(ROOT / "docs" / "song.md")
    (home / "tools" / "starter_pack" / "songs" / "hello_song.py").write_text(song, "utf-8")
    return home


def test_whoever_writes_a_song_or_a_language_gets_what_the_pages_say(project: Path) -> None:
    for line in IN_A_PROJECT:
        words = [sys.executable, *Command(ROOT, line).words[1:]]
        environment = {**os.environ, "PYTHONPATH": str(project)}
        done = subprocess.run(
            words, cwd=project, env=environment, capture_output=True, text=True, timeout=TIMEOUT_S, check=False
        )
        assert done.returncode == (line == NOT_YET), (line, done.stdout[-500:], done.stderr[-500:])
    made = [*(f"reference_poses/hello.{ending}" for ending in ("toml", "npz")), "out/hello.png"]
    made += [f"dancegame/texts/locale/fr/LC_MESSAGES/dancegame.{ending}" for ending in ("po", "mo")]
    assert [name for name in made if not (project / name).exists()] == []


def test_whoever_has_a_video_gets_what_the_pages_say(tmp_path: Path) -> None:
    film_puppet(open_library(None).load_dance("can-can"), tmp_path / "my_dance.mp4", duration_s=4.0)
    files = {name: tmp_path / Path(name).name for name in ("my_dance.mp4", "look.mp4", "docs/mystery.webp")}
    for line in FOR_PLAYERS:
        done = run_here(*(str(files.get(word, word)) for word in Command(ROOT, line).words[2:]))
        assert done.returncode == 0, (line, done.stdout, done.stderr)
    assert "me-my-dance" in {song.id for song in open_library(None).songs()}
    assert all(file.stat().st_size > 10_000 for file in files.values())


@pytest.mark.parametrize("line", IN_A_WINDOW)
def test_what_opens_a_window_opens_it_and_is_left_by_escape(screen: str, tmp_path: Path, line: str) -> None:
    words = ["can-can" if word == "me-my-dance" else word for word in Command(ROOT, line).words[2:]]
    environment = {**os.environ, "DISPLAY": screen, "SDL_AUDIODRIVER": "dummy", "XDG_CONFIG_HOME": str(tmp_path)}
    environment.pop("SDL_VIDEODRIVER", None)
    log = tmp_path / "log"
    with log.open("w") as out:
        program = subprocess.Popen([sys.executable, "-m", "dancegame", *words], cwd=ROOT, env=environment, stderr=out)
    try:
        until(lambda: has_window(screen) or program.poll() is not None, by=lambda: None)
        assert program.poll() is None, log.read_text()
        until(lambda: program.poll() is not None, by=lambda: press(screen, "Escape"))
        assert program.returncode == 0, log.read_text()
    finally:
        program.kill()
