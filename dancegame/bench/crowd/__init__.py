"""Measures tracking on scenes of drawn people."""
