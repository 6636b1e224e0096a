"""How well the beats of music are found, beside librosa where that is installed."""
