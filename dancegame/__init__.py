"""Guess the dance, then dance it: a party game for a webcam."""

__version__ = "0.1.0"
