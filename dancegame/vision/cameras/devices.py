"""The webcams of this computer, by name."""

import multiprocessing
import struct
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from dancegame.core.live import CameraDevice

# Where Linux lists its video devices.
LINUX_FOLDER = Path("/sys/class/video4linux")
# VIDIOC_QUERYCAP of linux/videodev2.h, and where the answer tells what the device can do.
QUERY_CAPABILITIES = 0x80685600
CAPABILITIES_BYTES, DEVICE_CAPABILITIES_AT, CAN_CAPTURE = 104, 88, 0x1
# Windows and macOS ask each driver; one that hangs is not waited for.
ASKING_S = 10.0


def list_webcams() -> list[CameraDevice]:
    """Return the webcams that the system knows, in order of their numbers; loads OpenCV on Windows and macOS."""
    if sys.platform == "linux":
        return linux_webcams()
    import cv2
    from cv2_enumerate_cameras import enumerate_cameras

    found = enumerate_cameras({"win32": cv2.CAP_MSMF}.get(sys.platform, cv2.CAP_AVFOUNDATION))
    return [CameraDevice(str(info.index), info.name) for info in sorted(found, key=lambda info: info.index)]


def list_webcams_apart() -> list[CameraDevice]:
    """Return the same without loading anything here: on Windows and macOS another process looks, within a second."""
    if sys.platform == "linux":
        return linux_webcams()
    context = multiprocessing.get_context("spawn")
    answer, answer_end = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(answer_end,), name="dancegame-cameras", daemon=True)
    process.start()
    answer_end.close()
    try:
        return answer.recv() if answer.poll(ASKING_S) else []
    except EOFError:
        return []
    finally:
        answer.close()
        process.kill()
        process.join()


def _answer(answer: Connection) -> None:
    answer.send(list_webcams())


def linux_webcams(folder: Path = LINUX_FOLDER) -> list[CameraDevice]:
    """Return the devices of Linux that take pictures; a camera has others that tell only about them."""
    numbers = [place.name.removeprefix("video") for place in folder.glob("video*")]
    webcams = []
    for number in sorted(int(number) for number in numbers if number.isdecimal()):
        if _can_capture(device_path(number)):
            with suppress(OSError):  # it was unplugged this moment
                name = (folder / f"video{number}" / "name").read_text(errors="replace").strip()
                webcams.append(CameraDevice(str(number), name))
    return webcams


def device_path(number: int) -> Path:
    """Return where Linux has a webcam."""
    return Path(f"/dev/video{number}")


def _can_capture(device: Path) -> bool:
    """Ask the driver; one that may not be asked is taken for a camera, so that what is wrong with it can be said."""
    if sys.platform == "win32":
        return True
    import fcntl

    answer = bytearray(CAPABILITIES_BYTES)
    try:
        with device.open("rb", buffering=0) as file:
            fcntl.ioctl(file, QUERY_CAPABILITIES, answer)
    except OSError:
        return True
    return bool(struct.unpack_from("=I", answer, DEVICE_CAPABILITIES_AT)[0] & CAN_CAPTURE)
