"""Requests to end the program: Ctrl-C, the system's, and a terminal that closes. None is lost, and all tidy up."""

import _thread
import signal
import sys
import threading
from types import FrameType

# How much later a request is made again that came where Python drops whatever is raised.
AGAIN_S = 0.05
REQUESTS = [signal.SIGTERM]
if sys.platform != "win32":
    REQUESTS.append(signal.SIGHUP)

TELL_DROPPED = sys.unraisablehook


def end_on_request() -> None:
    """Let a request to end, or a terminal that closes, run through every open file and camera, as Ctrl-C does."""
    for request in _requests():
        signal.signal(request, _end)
    sys.unraisablehook = _hear_dropped


def _requests() -> list[signal.Signals]:
    """Those that are answered: a program started with nohup is meant to outlive its terminal."""
    return [request for request in REQUESTS if signal.getsignal(request) != signal.SIG_IGN]


def _end(number: int, _frame: FrameType | None) -> None:
    for request in _requests():  # a second one must not break off the tidying up
        signal.signal(request, signal.SIG_IGN)
    sys.exit(128 + number)


def _hear_dropped(dropped: "sys.UnraisableHookArgs") -> None:
    """Make a request again that came within a finaliser (modules have them while they load), outside of it."""
    number = _request_in(dropped.exc_value)
    if number is None:
        TELL_DROPPED(dropped)
        return
    if number in REQUESTS:
        signal.signal(number, _end)
    again = threading.Timer(AGAIN_S, _ask, (number,))
    again.daemon = True
    again.start()


def _request_in(error: BaseException | None) -> signal.Signals | None:
    if isinstance(error, KeyboardInterrupt):
        return signal.SIGINT
    if isinstance(error, SystemExit):
        return next((request for request in REQUESTS if error.code == 128 + request), None)
    return None


def _ask(number: signal.Signals) -> None:
    main = threading.main_thread().ident
    if sys.platform == "win32" or main is None:
        _thread.interrupt_main(number)
    else:
        signal.pthread_kill(main, number)  # which wakes it too
