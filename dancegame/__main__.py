"""`python -m dancegame`."""

if __name__ == "__main__":
    # Inside the guard, because the live worker's process imports this module again.
    from dancegame.cli import main

    main()
