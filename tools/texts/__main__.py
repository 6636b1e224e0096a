"""`python -m tools.texts`: extract, update, compile and check the catalogues of the game's texts."""

import argparse
import sys

from tools.texts import catalogues
from tools.texts.checks import faults


def main() -> int:
    """Do what was asked; 1 where a check finds something."""
    parser = argparse.ArgumentParser(prog="python -m tools.texts", description=__doc__)
    parser.add_argument(
        "task",
        nargs="?",
        default="update",
        choices=("extract", "update", "compile", "check"),
        help="extract: print the texts of the code as a template. update: take them into the languages' files, compile "
        "those and check them; so it is unless named. compile: after translating. check: say what is missing or wrong.",
    )
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help="Codes; all there are unless named.")
    given = parser.parse_args()
    languages = given.languages or catalogues.translated()
    texts = catalogues.collected()
    match given.task:
        case "extract":
            print(catalogues.as_po(texts), end="")
            return 0
        case "update":
            for language in languages:
                catalogues.write(language, catalogues.renewed(language, texts))
        case "compile":
            for language in languages:
                catalogues.compile_one(language)
    found = [f"{language}: {fault}" for language in languages for fault in faults(catalogues.read(language), texts)]
    print("\n".join(found) or f"{len(texts)} texts, {', '.join(languages)} complete.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
