"""Measures how joints are put together to people."""
