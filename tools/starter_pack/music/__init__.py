"""Arrangements written as notes, and the way from notes to a sound file."""
