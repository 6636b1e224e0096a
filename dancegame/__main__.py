"""`python -m dancegame`, and what the installed command runs."""

import signal
import sys


def main() -> None:
    """Load the command line and run it; Ctrl-C ends the program while it is being loaded as it does later: quietly."""
    try:
        # Not above, because processes of the program import this module again.
        from dancegame.cli import main as run
        from dancegame.cli.crashes import watch_for_crashes

        watch_for_crashes()
        run()
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


if __name__ == "__main__":
    main()
