"""What is remembered of players, in one SQLite file of theirs."""
