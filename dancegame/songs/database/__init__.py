"""What is remembered from evening to evening: profiles and rounds, in one SQLite file."""
