"""Feeds what reads files and words of strangers with inputs that nobody means, and watches that no harm comes of it."""
