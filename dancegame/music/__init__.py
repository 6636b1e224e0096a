"""The sounding song and where it is; short sounds."""
