"""Getting pose networks over HTTPS: from a server that is who it says, by no way that leads out of it."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from test_models import CONTENTS, good, kept, serving, store  # noqa: F401 (a fixture)

from dancegame.core.errors import ModelError
from dancegame.vision.estimators import model_store
from dancegame.vision.estimators.model_store import get_model

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
CERTIFICATE = (
    "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=127.0.0.1"
    " -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out certificate.pem"
)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for this computer that nobody trusts yet; its key is beside it."""
    subprocess.run(CERTIFICATE.split(), cwd=tmp_path, check=True, capture_output=True)
    return tmp_path / "certificate.pem"


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    return certificate


@contextmanager
def secret(certificate: Path, *, leading_to: str | None = None) -> Iterator[str]:
    """Serve the networks over HTTPS, or lead away to another address; yields the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b"" if leading_to else CONTENTS[self.path.lstrip("/")]
            self.send_response(302 if leading_to else 200)
            if leading_to:
                self.send_header("Location", leading_to + self.path.lstrip("/"))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, certificate.with_name("key.pem"))
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"https://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join(5)


def test_a_network_is_brought_over_https(store: Path, trusted: Path) -> None:  # noqa: F811
    with secret(trusted) as url:
        get_model(model_store.MODELS["openpose"], source_url=url)
    assert kept(store) == ["openpose/net.bin", "openpose/net.xml"]


def test_one_secret_address_may_lead_to_another(store: Path, trusted: Path) -> None:  # noqa: F811
    with ExitStack() as servers:
        there = servers.enter_context(secret(trusted))
        url = servers.enter_context(secret(trusted, leading_to=there))
        get_model(model_store.MODELS["openpose"], source_url=url)
    assert kept(store) == ["openpose/net.bin", "openpose/net.xml"]


def test_a_way_out_of_https_is_not_gone(store: Path, trusted: Path) -> None:  # noqa: F811
    with ExitStack() as servers:
        there = servers.enter_context(serving(good()))
        url = servers.enter_context(secret(trusted, leading_to=there))
        with pytest.raises(ModelError, match="leads away from HTTPS"):
            get_model(model_store.MODELS["openpose"], source_url=url)
    assert kept(store) == []


def test_a_server_whose_certificate_nobody_trusts_is_refused(store: Path, certificate: Path) -> None:  # noqa: F811
    with secret(certificate) as url, pytest.raises(ModelError, match="certificate"):
        get_model(model_store.MODELS["openpose"], source_url=url)
    assert kept(store) == []
