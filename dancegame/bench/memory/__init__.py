"""How the database keeps up with many rounds, and what is left of it when a game is killed."""
