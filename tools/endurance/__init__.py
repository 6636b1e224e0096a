"""Two hours of a party, and what they leave behind in memory, threads, files and picture times."""
