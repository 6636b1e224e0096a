"""Measures the program against what it is built on: rows of `dancegame bench`."""
