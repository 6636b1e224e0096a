"""Imports many videos: in processes side by side, or on a cluster, with one display and one report."""
