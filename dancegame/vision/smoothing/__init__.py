"""Steadies live poses."""
