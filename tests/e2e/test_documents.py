"""Every command in the documents is one that there is, those that only look are run, and every link leads somewhere."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import typer
from documents import DOCUMENTS, Command, anchors, commands, files, links, modules, spans
from program import ROOT, run_here

from dancegame import __version__
from dancegame.cli import gather_commands
from dancegame.cli.examples import EXAMPLES, START
from dancegame.songs.files import save_song
from dancegame.songs.library import open_library

# What the pages tell their readers to write.
TO_WRITE = {
    "dancegame/core/evening/modes/best_song.py",
    "dancegame/game/drawing/themes/sunset.py",
    "dancegame/vision/estimators/coarse.py",
    "tools/starter_pack/songs/hello_song.py",
}
# They answer at once and change nothing: run for real, on an empty folder of the player's.
LOOKING = (["songs"], ["info", "can-can"], ["models", "list"], ["profiles"], ["scores"], ["replay"])
# What the pages say of a song that somebody made, and of its pack, in the order in which one does it.
WITH_PACKS = (
    ("README.md", "python3 start.py export me-my-dance can-can party.dance"),
    ("README.md", "python3 start.py install party.dance"),
    ("song.md", "dancegame export me-my-dance my-pack.dance"),
    ("song.md", "dancegame info my-pack.dance"),
    ("PRIVACY.md", "dancegame remove SONG"),
)
# Programs that are not ours, which a document may use.
OTHERS = ("pip", "dask", "git", "cd", "cp", "mkdir", "apt-get", "sudo", "gh", "sha256sum", "rm", "tar")

# What the command line raises for words that it does not know, whichever click it is built on.
WrongWordsError: type[Exception] = typer.BadParameter.__mro__[1]
# Of those: an argument is missing, or the value of an option.
LACKING = ("MissingParameter", "BadOptionUsage")


@cache
def command_line() -> Any:
    return typer.main.get_command(gather_commands())


def parse(words: list[str]) -> str:
    """Parse the words of a `dancegame` command as the program does, run nothing, and return the command's name."""
    group, rest = command_line(), list(words)
    with group.make_context("dancegame", rest, resilient_parsing=not rest) as context:
        names = []
        while rest and hasattr(group, "commands"):
            name, group, rest = group.resolve_command(context, rest)
            names.append(name)
        if names and "--help" not in rest:
            group.make_context(names[-1], rest, parent=context)
    return " ".join(names)


def check_start(words: list[str]) -> None:
    if words[:1] == ["test"]:
        check_files(words[1:])
    elif words[:1] == ["build"]:
        assert words[1:] in ([], ["--one-file"])
    else:
        parse(words)


def check_files(words: list[str]) -> None:
    """The files and folders that are named are there."""
    for word in words:
        assert "/" not in word or list(ROOT.glob(word)), word


def check_module(words: list[str]) -> None:
    module, *rest = words
    if module == "dancegame":
        parse(rest)
    elif module == "pytest":
        check_files(rest)
    elif module.startswith("tools."):
        spec = find_spec(f"{module}.__main__") or find_spec(module)
        assert spec is not None, module
        source = Path(str(spec.origin)).read_text("utf-8")
        assert all(f'"{word}"' in source for word in rest if word.startswith("--")), rest
    else:
        assert find_spec(module), module


# How a line begins -> what says whether the rest of it is right.
KNOWN: dict[tuple[str, ...], Callable[[list[str]], object]] = {
    ("python3", "start.py"): check_start,
    ("py", "start.py"): check_start,
    ("dancegame",): parse,
    (".venv/bin/python", "-m"): check_module,
    (".venv/bin/python",): check_files,
}


def check(command: Command) -> None:
    words = [word.rstrip("…") for word in command.words]
    for beginning, is_right in KNOWN.items():
        if tuple(words[: len(beginning)]) == beginning:
            try:
                is_right(words[len(beginning) :])
            except WrongWordsError as error:
                if command.is_whole or type(error).__name__ not in LACKING:
                    raise
            return
    assert words[0] in OTHERS or (ROOT / words[0]).is_file(), f"nobody knows {words[0]}"


@pytest.mark.parametrize("command", commands(), ids=str)
def test_a_command_of_the_documents_is_one_that_there_is(command: Command) -> None:
    check(command)


@pytest.mark.parametrize(
    "line",
    [
        "python3 start.py plya",
        "dancegame demo --headles",
        "dancegame export can-can",
        "dancegame demo --players 9",
        ".venv/bin/python -m tools.starter_pak",
        ".venv/bin/python -m tools.starter_pack --chek",
        ".venv/bin/python -m pytest tests/unit/test_nothing.py",
        "python -m pytest tests/unit",
        "scripts/chek",
    ],
)
def test_a_command_that_there_is_not_is_found(line: str) -> None:
    with pytest.raises((AssertionError, ModuleNotFoundError, WrongWordsError)):
        check(Command(ROOT / "README.md", line))


@pytest.mark.parametrize("words", LOOKING, ids=" ".join)
def test_a_command_that_only_looks_answers(words: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    done = run_here(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


def test_the_commands_for_packs_do_what_the_pages_say(
    own_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("y\n"))  # whoever removes a song is asked
    made = own_data / "dancegame" / "library"
    dance = open_library(None).load_dance("can-can")
    save_song(made, replace(dance.song, id="me-my-dance", title="My Dance", artist="Me"), dance.reference)
    for page, beginning in WITH_PACKS:
        (line,) = [one for one in commands() if one.document.name == page and one.line.startswith(beginning)]
        words = line.words[2:] if line.words[0] == "python3" else line.words[1:]
        named = {word: str(tmp_path / word) for word in words if word.endswith(".dance")} | {"SONG": "me-my-dance"}
        done = run_here(*(named.get(word, word) for word in words))
        assert done.returncode == 0, (line, done.stderr)
    assert {path.name for path in tmp_path.iterdir()} == {"party.dance", "my-pack.dance"}
    assert "CC-BY-4.0" in run_here("info", str(tmp_path / "my-pack.dance")).stdout
    assert not list(made.rglob("me-my-dance.*"))


def test_the_examples_of_the_help_are_commands_that_there_are() -> None:
    for name, examples in {"": START, **EXAMPLES}.items():
        for line, _does in examples:
            words = Command(ROOT, line).words
            assert name == "" or parse(words) in (name, "songs", "info"), line


def test_it_says_which_version_it_is() -> None:
    done = run_here("--version")
    assert (done.returncode, done.stdout) == (0, f"dancegame {__version__}\n")


def test_the_help_teaches_by_examples_in_lines_of_their_own() -> None:
    shown = run_here("models", "get", "--help").stdout
    assert "\n  Examples:\n    dancegame models get openpose  " in shown
    assert "\n    dancegame demo  " in run_here("--help").stdout


@pytest.mark.parametrize("name", sorted(command_line().commands))
def test_what_an_option_takes_is_told_in_words_of_people(name: str) -> None:
    with command_line().commands[name].make_context(name, ["--help"], resilient_parsing=True) as context:
        shown = context.get_help()
    assert not re.findall(r"--[\w-]+ <(?:str|int|float|path|list)\b.*", shown, re.IGNORECASE)


def options_of(command: Any) -> set[str]:
    """The options of a command and of those below it."""
    own = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    return own.union({"--help"}, *(options_of(below) for below in getattr(command, "commands", {}).values()))


@pytest.mark.parametrize("path", [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md"))], ids=lambda path: path.name)
def test_options_and_short_commands_within_sentences_are_there(path: Path) -> None:
    all_of_them, of_each = options_of(command_line()) | {"--one-file"}, command_line().commands
    for span in spans(path):
        words = span.replace("\\|", "|").split()
        if words[0] in of_each or words[0].startswith("--"):
            known = options_of(of_each[words[0]]) if words[0] in of_each else all_of_them
            assert {word for word in words if word.startswith("--")} <= known, span


def test_the_readme_names_every_command() -> None:
    told = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in command_line().commands if f"`{name}" not in told] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_are_named_are_there(path: Path) -> None:
    assert sorted(name for name in files(path) - TO_WRITE if not (ROOT / name).exists()) == []


@pytest.mark.parametrize(("page", "makes"), [("song", "SONG"), ("mode", "BEST_SONG"), ("estimator", "CoarseEstimator")])
def test_the_modules_of_the_pages_run(page: str, makes: str) -> None:
    (module,) = modules(ROOT / "docs" / f"{page}.md")
    made: dict[str, Any] = {}
    exec(compile(module, f"{page}.md", "exec"), made)
    assert made[makes]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in links(path):
        name, _, anchor = link.partition("#")
        target = path.parent / name if name else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_index_leads_to_every_page() -> None:
    pages = {page.name for page in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert pages == {link for link in links(ROOT / "docs" / "README.md") if link.endswith(".md") and "/" not in link}
