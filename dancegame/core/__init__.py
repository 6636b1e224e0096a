"""The rules of the game: no input or output, no threads, no clocks; time and randomness are arguments."""
