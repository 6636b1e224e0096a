"""`python -m dancegame`."""

from dancegame.cli import main

if __name__ == "__main__":
    main()
