"""Pixels to poses: cameras, estimators, tracking, the live worker."""
