"""Measures seated and jump-free play: what a table hides must cost nothing, and must not hide a wrong dance."""
