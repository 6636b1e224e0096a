"""Guess the dance, then dance it: a party game for a webcam."""

import os

__version__ = "0.1.0"

# pygame greets on stdout, where the answers of `--json` stand alone.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
