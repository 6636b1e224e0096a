"""Cameras of every kind, and the newest of their pictures."""
