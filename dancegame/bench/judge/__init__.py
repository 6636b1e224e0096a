"""Measures the judge on drawn, recorded and real dancers."""
