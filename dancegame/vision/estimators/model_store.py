"""The pose networks this game knows: where they are, and how to get one that is not shipped."""

import hashlib
import http.client
import tempfile
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import platformdirs

from dancegame.core.errors import ModelError
from dancegame.core.texts import N_
from dancegame.vision.estimators.mediapipe import MODEL_PATH
from dancegame.vision.estimators.movenet import NETWORK_PATH
from dancegame.vision.estimators.nowhere import own_proxies

# The Open Model Zoo's own server.
SOURCE_URL = "https://storage.openvinotoolkit.org/repositories/open_model_zoo/"
# No byte for so long ends the download.
TIMEOUT_S = 30.0
CHUNK_BYTES = 1 << 16


@dataclass(frozen=True)
class ModelFile:
    """One file of a network: its place under the source's address, and what it must be."""

    place: str
    size_bytes: int
    sha256: str

    @property
    def name(self) -> str:
        """The file's name, in the store as at the source."""
        return self.place.rpartition("/")[2]


@dataclass(frozen=True)
class PoseModel:
    """A network by the name of its estimator.

    files: what `get_model` brings, the one to open first. shipped_path: where it is when nothing is to be brought.
    """

    name: str
    about: str
    licence: str
    files: tuple[ModelFile, ...] = ()
    shipped_path: Path = MODEL_PATH

    @property
    def path(self) -> Path:
        """The file to open, whether it is there or not."""
        return store_folder() / self.name / self.files[0].name if self.files else self.shipped_path

    @property
    def is_present(self) -> bool:
        """Whether all files are there, by their sizes."""
        if not self.files:
            return self.path.is_file()
        places = [(self.path.parent / file.name, file.size_bytes) for file in self.files]
        return all(place.is_file() and place.stat().st_size == size_bytes for place, size_bytes in places)


OPENPOSE_PLACE = "2021.4/models_bin/3/human-pose-estimation-0001/FP16-INT8/human-pose-estimation-0001"
MODELS = {
    model.name: model
    for model in (
        PoseModel("mediapipe", N_("MediaPipe's pose landmarker, full; comes with the game"), "Apache-2.0"),
        PoseModel(
            "movenet",
            N_("Google's MoveNet MultiPose Lightning, 16-bit; comes with the game"),
            "Apache-2.0",
            shipped_path=NETWORK_PATH,
        ),
        PoseModel(
            "openpose",
            N_("human-pose-estimation-0001 of the Open Model Zoo, 8-bit; needs the extra `openpose`"),
            "Apache-2.0",
            (
                ModelFile(
                    f"{OPENPOSE_PLACE}.xml",
                    426_156,
                    "581b082e749848fdfc6d4b4b70e8189c3c2bae1c2d59c6b2c1a026a5471754e3",
                ),
                ModelFile(
                    f"{OPENPOSE_PLACE}.bin",
                    4_170_034,
                    "df2a9f41f15c3a0c8a0c5a704650338a3cc5c7bb588f2bfc14ea7093fa37b446",
                ),
            ),
        ),
    )
}


def store_folder() -> Path:
    """Return the folder with a folder for each network that was brought."""
    return Path(platformdirs.user_data_dir("dancegame", appauthor=False)) / "models"


def find_model(name: str) -> Path:
    """Return the file to open of a known network; ModelError, saying what brings it, where it is missing."""
    model = known_model(name)
    if not model.is_present:
        get, install = N_("Get it with `dancegame models get {name}`."), N_("Install dancegame again.")
        raise ModelError(
            N_("The pose network {name} is not in {folder}."),
            remedy=get if model.files else install,
            name=name,
            folder=model.path.parent,
        )
    return model.path


def known_model(name: str) -> PoseModel:
    """Return a network by name; ModelError for one that is not known."""
    if name not in MODELS:
        raise ModelError(
            N_("There is no pose network {name}."), remedy=N_("`dancegame models list` lists them."), name=name
        )
    return MODELS[name]


def _beyond(before: float, on_progress: Callable[[float], None]) -> Callable[[float], None]:
    """Return what tells of the bytes of one file as of all brought so far."""
    return lambda done: on_progress(before + done)


def get_model(
    model: PoseModel, *, source_url: str = SOURCE_URL, on_progress: Callable[[float], None] = lambda _: None
) -> Path:
    """Bring a network's files into the store, unless they are there; return the file to open.

    on_progress: takes the bytes brought so far. Raises ModelError; after it, or Ctrl-C, the store is as it was.
    """
    if model.is_present:
        return model.path
    folder = model.path.parent
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Beside the place where they go, so that moving them is only renaming.
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".incoming-") as incoming:
            done_bytes = 0
            for file in model.files:
                _download(file, source_url, Path(incoming), _beyond(done_bytes, on_progress))
                done_bytes += file.size_bytes
            folder.mkdir(exist_ok=True)
            # The file to open comes last: where it is, the others are.
            for file in reversed(model.files):
                (Path(incoming) / file.name).replace(folder / file.name)
    except OSError as error:
        raise ModelError(
            N_("The pose network {name} cannot be written to {folder} ({reason})."),
            remedy=N_("Make room there, or allow writing, and try again."),
            name=model.name,
            folder=folder,
            reason=error.strerror or error,
        ) from error
    return model.path


def _download(file: ModelFile, source_url: str, folder: Path, on_progress: Callable[[float], None]) -> None:
    """Write a file of the source into a folder and check that it is the right one."""
    url = f"{source_url.rstrip('/')}/{file.place}"
    digest, done_bytes = hashlib.sha256(), 0
    with (folder / file.name).open("wb") as out:
        for chunk in _chunks(url):
            done_bytes += len(chunk)
            digest.update(chunk)
            out.write(chunk)
            on_progress(done_bytes)
            if done_bytes > file.size_bytes:
                break
    if done_bytes != file.size_bytes or digest.hexdigest() != file.sha256:
        raise ModelError(
            N_("{url} is not the file it should be: {found:,} bytes of {wanted:,}.")
            if done_bytes != file.size_bytes
            else N_("{url} is not the file it should be: its bytes are others."),
            remedy=N_("Try again; if that does not help, something between you and the server changes files."),
            url=url,
            found=done_bytes,
            wanted=file.size_bytes,
        )


class _NoWayDown(urllib.request.HTTPRedirectHandler):
    """Follows to other addresses, but from HTTPS to nothing else: what was asked for in secret stays so."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if req.type == "https" and not newurl.lower().startswith("https:"):
            raise urllib.error.HTTPError(newurl, code, "it leads away from HTTPS", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _chunks(url: str) -> Iterator[bytes]:
    """Yield what an address answers; ModelError where it does not."""
    remedy = N_("Look at the network connection and try again, or fetch it by other means and name it with --model.")
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler(own_proxies()), _NoWayDown).open(
            url, timeout=TIMEOUT_S
        ) as answer:
            while chunk := answer.read(CHUNK_BYTES):
                yield chunk
    except urllib.error.HTTPError as error:
        raise ModelError(
            N_("{url} is not there: {code} {reason}."), remedy=remedy, url=url, code=error.code, reason=error.reason
        ) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise ModelError(N_("{url} cannot be downloaded ({reason})."), remedy=remedy, url=url, reason=reason) from error
