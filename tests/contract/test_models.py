"""Getting pose networks, from a server in this process that is good, slow to fail, or wrong."""

import hashlib
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from dancegame.cli import app
from dancegame.cli import models as _models  # noqa: F401, registers its commands
from dancegame.core.errors import ModelError
from dancegame.vision.estimators import model_store
from dancegame.vision.estimators.model_store import ModelFile, PoseModel, find_model, get_model

CONTENTS = {"zoo/net.xml": b"<net/>" * 20_000, "zoo/net.bin": bytes(range(256)) * 1_000}
Answers = dict[str, tuple[int, bytes, int]]  # status, body, length announced


@contextmanager
def serving(answers: Answers) -> Iterator[str]:
    """Serve answers by path on 127.0.0.1; yields the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body, length = answers.get(self.path.lstrip("/"), (404, b"", 0))
            self.send_response(status)
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join(5)


def good() -> Answers:
    return {place: (200, body, len(body)) for place, body in CONTENTS.items()}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store of our own, in which `openpose` is a small pair of files."""
    files = tuple(ModelFile(place, len(body), hashlib.sha256(body).hexdigest()) for place, body in CONTENTS.items())
    monkeypatch.setattr(model_store, "store_folder", lambda: tmp_path / "models")
    monkeypatch.setitem(model_store.MODELS, "openpose", PoseModel("openpose", "small", "Apache-2.0", files))
    return tmp_path / "models"


def kept(store: Path) -> list[str]:
    return sorted(str(path.relative_to(store)) for path in store.rglob("*") if path.is_file())


def test_a_network_is_brought_whole_with_progress(store: Path) -> None:
    reached: list[float] = []
    with serving(good()) as url:
        path = get_model(model_store.MODELS["openpose"], source_url=url, on_progress=reached.append)
    assert path == find_model("openpose") == store / "openpose" / "net.xml"
    assert {place.name: place.read_bytes() for place in path.parent.iterdir()} == {
        place.rpartition("/")[2]: body for place, body in CONTENTS.items()
    }
    assert reached == sorted(reached)
    assert reached[-1] == sum(map(len, CONTENTS.values()))
    assert kept(store) == ["openpose/net.bin", "openpose/net.xml"]


def test_what_is_there_is_not_brought_again(store: Path) -> None:
    with serving(good()) as url:
        get_model(model_store.MODELS["openpose"], source_url=url)
    assert get_model(model_store.MODELS["openpose"], source_url=url) == store / "openpose" / "net.xml"


def broken(place: str, status: int, body: bytes, length: int) -> Answers:
    return good() | {place: (status, body, length)}


BODY = CONTENTS["zoo/net.bin"]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (broken("zoo/net.bin", 200, BODY[:1000], len(BODY)), "1,000 bytes of 256,000"),
        (broken("zoo/net.bin", 200, BODY[::-1], len(BODY)), "is not the file it should be"),
        (broken("zoo/net.bin", 200, BODY * 3, 3 * len(BODY)), "is not the file it should be"),
        (broken("zoo/net.xml", 404, b"", 0), "404"),
        (broken("zoo/net.bin", 503, b"later", 5), "503"),
    ],
    ids=["truncated", "changed", "too long", "not there", "busy"],
)
def test_after_an_error_nothing_is_left(store: Path, answers: Answers, said: str) -> None:
    with serving(answers) as url, pytest.raises(ModelError, match=said) as raised:
        get_model(model_store.MODELS["openpose"], source_url=url)
    assert "zoo/net." in raised.value.message
    assert raised.value.remedy
    assert kept(store) == []


def test_a_server_that_is_gone_is_named(store: Path) -> None:
    with serving({}) as url:
        pass
    with pytest.raises(ModelError, match=url):
        get_model(model_store.MODELS["openpose"], source_url=url)
    assert kept(store) == []


def test_a_server_that_says_nothing_is_given_up(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_store, "TIMEOUT_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(ModelError, match="timed out"):
        get_model(model_store.MODELS["openpose"], source_url=f"http://127.0.0.1:{silent.getsockname()[1]}/")
    assert kept(store) == []


def test_interrupting_leaves_nothing(store: Path) -> None:
    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    with serving(good()) as url, pytest.raises(KeyboardInterrupt):
        get_model(model_store.MODELS["openpose"], source_url=url, on_progress=interrupt)
    assert kept(store) == []


def test_a_failed_second_attempt_keeps_the_old_files(store: Path) -> None:
    with serving(good()) as url:
        path = get_model(model_store.MODELS["openpose"], source_url=url)
    path.write_bytes(b"damaged")
    with serving({}) as url, pytest.raises(ModelError):
        get_model(model_store.MODELS["openpose"], source_url=url)
    assert kept(store) == ["openpose/net.bin", "openpose/net.xml"]
    with pytest.raises(ModelError, match="openpose"):
        find_model("openpose")


def run(*words: str) -> Any:
    return CliRunner().invoke(app, ["models", *words])


def test_the_command_lists_what_is_here_and_what_is_not(store: Path) -> None:
    listed = {model["name"]: model for model in json.loads(run("list", "--json").stdout)["models"]}
    assert listed["mediapipe"]["is_present"]
    assert Path(listed["mediapipe"]["path"]).is_file()
    assert listed["openpose"] == {
        "name": "openpose",
        "about": "small",
        "path": str(store / "openpose" / "net.xml"),
        "is_present": False,
        "licence": "Apache-2.0",
        "size_bytes": sum(map(len, CONTENTS.values())),
    }
    assert "dancegame models get openpose" in run("list").stdout


def test_the_command_gets_a_network_and_names_it(store: Path) -> None:
    with serving(good()) as url:
        got = run("get", "openpose", "--from", url)
    assert got.exit_code == 0
    assert got.stdout.strip() == str(find_model("openpose"))
    assert "Getting openpose" in got.stderr
    assert {model["name"]: model["is_present"] for model in json.loads(run("list", "--json").stdout)["models"]} == {
        "mediapipe": True,
        "movenet": True,
        "openpose": True,
    }


def test_a_network_nobody_knows_is_an_error_with_a_remedy() -> None:
    with pytest.raises(ModelError, match="dancegame models list"):
        model_store.known_model("nix")


def test_the_official_files_are_those_of_the_open_model_zoo() -> None:
    official = model_store.MODELS["openpose"].files
    assert [file.name for file in official] == ["human-pose-estimation-0001.xml", "human-pose-estimation-0001.bin"]
    assert model_store.SOURCE_URL.startswith("https://")
    assert all(len(bytes.fromhex(file.sha256)) == 32 for file in official)
