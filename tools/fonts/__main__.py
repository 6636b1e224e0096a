"""Builds the fonts of the game from Noto Sans as Debian packages it.

    apt-get download fonts-noto-core=20201225-1 fonts-noto-cjk=1:20220127+repack1-1
    for package in fonts-noto-*.deb; do dpkg -x $package noto; done
    pip install "dancegame[tools]"
    python -m tools.fonts noto/usr/share/fonts dancegame/game/fonts

The same packages and versions of fonttools and cffsubr give the same bytes. The characters are listed in
`tools.fonts.characters`. East Asian outlines go without hints (a third of their size, invisible from 20 px on).
"""

import argparse
import sys
from pathlib import Path

import cffsubr
from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from tools.fonts.characters import BLOCKS, characters, is_han, japanese, korean, simplified, traditional

WEIGHTS = ("Regular", "Bold")
# Fonts whose names differ from ours, and the one that has no bold face.
SOURCES = {"Latin": "NotoSans"}
ONE_WEIGHT = "Symbols2"
# Faces of the collection Noto Sans CJK; all draw from the same glyphs.
JAPANESE, KOREAN, CHINESE, TAIWANESE = range(4)
# One line for all scripts, in thousandths of the size: so high and deep that no mark ever leaves it. SDL_ttf moves the
# baseline of a text that does, and does not say so.
ASCENT, DESCENT = 1700, -900
COPYRIGHT_NAMES = [0, 1, 2, 4, 5, 6, 7, 8, 9, 11, 13, 14]


def main() -> None:
    """Build all fonts from the folder of the sources into the folder of the game."""
    parser = argparse.ArgumentParser(prog="python -m tools.fonts", description=__doc__.splitlines()[0])
    parser.add_argument("sources", type=Path, help="the folder usr/share/fonts of the unpacked packages")
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    options.target.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        build(options.sources, options.target, weight)
    print(f"{sum(file.stat().st_size for file in options.target.glob('*.?tf')) / 1e6:.1f} MB in {options.target}")


def build(sources: Path, target: Path, weight: str) -> None:
    """Build the fonts of one weight."""
    for name, blocks in BLOCKS.items():
        if name == "Hangul" or (name == ONE_WEIGHT and weight != WEIGHTS[0]):
            continue
        stem = SOURCES.get(name, f"NotoSans{name}")
        font = TTFont(sources / "truetype" / "noto" / f"{stem}-{weight}.ttf", recalcTimestamp=False)
        write(font, characters(blocks), target / f"{name}-{weight}.ttf", has_layout=True)
    collection_path = sources / "opentype" / "noto" / f"NotoSansCJK-{weight}.ttc"
    collection = TTCollection(collection_path, lazy=True)
    latin = set(TTFont(target / f"Latin-{weight}.ttf").getBestCmap()) - {ord(" ")}
    for name, glyphs in east_asian(collection, latin).items():
        font = TTFont(collection_path, fontNumber=JAPANESE, recalcTimestamp=False)
        map_characters(font, glyphs)
        write(font, set(glyphs), target / f"{name}-{weight}.otf", has_layout=False)


def east_asian(collection: TTCollection, latin: set[int]) -> dict[str, dict[int, str]]:
    """Return font -> code point -> glyph: Hangul; all Kana and Han; and Han as China writes it where that differs."""
    glyphs = [font.getBestCmap() for font in collection.fonts[: TAIWANESE + 1]]
    han: dict[int, str] = {}
    for face, wanted in (
        (JAPANESE, japanese()),
        (CHINESE, simplified()),
        (TAIWANESE, traditional()),
        (KOREAN, korean()),
    ):
        han |= {code: glyphs[face][code] for code in wanted - latin - set(han) if code in glyphs[face]}
    mainland = {code: glyphs[CHINESE][code] for code in simplified() if is_han(code)}
    china = {code: glyph for code, glyph in mainland.items() if glyph != han[code]}
    hangul = {code: glyphs[KOREAN][code] for code in characters(BLOCKS["Hangul"]) if code in glyphs[KOREAN]}
    return {"Hangul": hangul, "Han": han, "HanChina": china}


def write(font: TTFont, codes: set[int], path: Path, *, has_layout: bool) -> None:
    """Reduce a font to code points, give it the common line, and write it."""
    options = subset.Options()
    options.name_IDs, options.name_languages = COPYRIGHT_NAMES, [0x409]
    options.notdef_outline, options.recalc_timestamp, options.hinting = True, False, has_layout
    if not has_layout:
        options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    map_characters(font, font.getBestCmap())
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ASCENT, DESCENT, 0
    line = font["OS/2"]
    line.sTypoAscender, line.sTypoDescender, line.sTypoLineGap = ASCENT, DESCENT, 0
    line.usWinAscent, line.usWinDescent = ASCENT, -DESCENT
    if "CFF " in font:
        font = cffsubr.subroutinize(font)
    font.save(path)
    print(f"{path.name:24} {len(font.getBestCmap()):6} characters {path.stat().st_size / 1e3:8.0f} kB", file=sys.stderr)


def map_characters(font: TTFont, glyphs: dict[int, str]) -> None:
    """Leave one table of characters, in the format that the game reads (12)."""
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language, table.cmap = 3, 10, 0, dict(glyphs)
    font["cmap"] = newTable("cmap")
    font["cmap"].tableVersion, font["cmap"].tables = 0, [table]


if __name__ == "__main__":
    main()
