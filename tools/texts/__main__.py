"""`python -m tools.texts`: brings every catalogue up to date with the code, and compiles it.

A text that is new stands in `dancegame/texts/locale/<code>/LC_MESSAGES/dancegame.po` with an empty translation; write
it there and run this again. A new language is `python -m tools.texts <code>`.
"""

import sys

from tools.texts.catalogues import codes, compile_catalogue, missing, update


def main(words: list[str]) -> int:
    """Update all languages, or the ones named. Returns an exit code: 1 where a translation is missing."""
    left = 0
    for code in words or codes():
        update(code)
        compile_catalogue(code)
        texts = missing(code)
        left += len(texts)
        print(f"{code}: {len(texts)} missing", *(f"  {text!r}" for text in texts), sep="\n")
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
