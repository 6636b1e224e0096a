"""`dancegame export`, `install`, `remove` and `info`: songs that come from others, and go to them."""

from pathlib import Path
from typing import Annotated, Any

import typer

from dancegame.cli import app
from dancegame.cli.pack_words import info_lines, label_facts, refused_facts, report_facts, tell_refused, tell_report
from dancegame.cli.progress import progress_bar
from dancegame.cli.words import JsonOption, LibraryOption, print_json
from dancegame.core.errors import InputError
from dancegame.core.texts import N_
from dancegame.texts import _, n_

# Of the facts of a song in a pack.
TOLD = ("title", "artist", "year", "duration_s", "licence", "credits")


@app.command("export")
def export_songs(
    songs: Annotated[list[str], typer.Argument(metavar="SONG", help="Ids of songs, as `dancegame songs` lists them.")],
    pack: Annotated[Path, typer.Argument(metavar="FILE.dance", help="The pack to write.")],
    title: Annotated[
        str, typer.Option(metavar="TEXT", help="What the pack is called; like its file unless named.")
    ] = "",
    author: Annotated[str, typer.Option(metavar="NAME", help="Who made it.")] = "",
    licence: Annotated[
        str,
        typer.Option(
            metavar="TEXT", help="Under which licence songs may be used that name none, for example CC-BY-4.0."
        ),
    ] = "",
    credits_: Annotated[str, typer.Option("--credits", metavar="TEXT", help="Whom to thank for it.")] = "",
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a pack of songs, one file that others can install."""
    from dancegame.songs.library import open_library
    from dancegame.songs.packs.export import export
    from dancegame.songs.packs.manifest import PACK_SUFFIX, Label

    if pack.suffix != PACK_SUFFIX:
        remedy = N_("Name the file last, for example party.dance.")
        raise InputError(N_("{path} is no name of a pack."), remedy=remedy, path=pack)
    label = Label(title=title or pack.stem, author=author, licence=licence, credits=credits_)
    made = export(songs, pack, open_library(library), label)
    for song_id in made.unlicensed:
        note = _("{song} names no licence; --licence says one for all songs without.", song=song_id)
        typer.echo(note, err=True)
    if as_json:
        facts = {"path": str(made.path.resolve()), "sha256": made.sha256, "songs": list(made.songs)}
        print_json(label_facts(made.label) | facts)
    else:
        typer.echo(made.path)


@app.command("install")
def install_pack(
    pack: Annotated[Path, typer.Argument(metavar="FILE.dance", help="The pack.")],
    replaced: Annotated[
        list[str] | None,
        typer.Option("--replace", metavar="PACK", help="Put it in the place of a pack that is installed."),
    ] = None,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Install the songs of a pack. Nothing that is there is changed by it."""
    from dancegame.songs.library import open_library
    from dancegame.songs.packs.install import install

    with progress_bar(_("Reading {pack}", pack=pack.name), 1.0) as show:
        report = install(
            pack,
            open_library(library),
            replaced=replaced or (),
            on_progress=lambda share, text: show(share, _(text)),
        )
    for refused in report.refused:
        tell_refused(refused)
    if as_json:
        print_json(report_facts(report))
    else:
        tell_report(report)


@app.command("remove")
def remove_songs(
    name: Annotated[str, typer.Argument(metavar="SONG|PACK", help="The id of a song or of a pack.")],
    is_sure: Annotated[bool, typer.Option("--yes", help="Do not ask before anything is deleted.")] = False,
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Delete a song, or a pack with all its songs, from your library."""
    from dancegame.songs.library import open_library
    from dancegame.songs.packs.remove import find_removable, remove

    shelf = open_library(library)
    what = find_removable(name, shelf)
    if not is_sure:
        count = len(what.songs)
        asked = n_("Delete {count} song, {name}?", "Delete {count} songs, {name}?", count, name=name)
        typer.confirm(asked, abort=True, err=True)
    remove(what, shelf)
    if as_json:
        print_json({"removed": name, "is_pack": what.is_pack, "songs": list(what.songs)})
    else:
        typer.echo(_("{name} is gone.", name=name))


@app.command("info")
def tell_info(
    name: Annotated[str, typer.Argument(metavar="FILE.dance|SONG", help="A pack, or the id of a song.")],
    library: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell whose a pack or a song is. And what is in it, and how it may be used."""
    from dancegame.songs.packs.manifest import PACK_SUFFIX

    facts = _pack_info(Path(name)) if Path(name).suffix == PACK_SUFFIX else _song_info(name, library)
    if as_json:
        print_json(facts)
    else:
        typer.echo("\n".join(info_lines(facts)))


def _pack_info(path: Path) -> dict[str, Any]:
    from dancegame.songs.packs.archive import open_pack
    from dancegame.songs.packs.staging import RefusalError, pack_facts

    songs, refused = [], []
    with open_pack(path) as pack:
        for number in range(1, len(pack.manifest.songs) + 1):
            try:
                facts = pack_facts(pack, number)
            except RefusalError as error:
                refused.append(refused_facts(error))
                tell_refused(error)
                continue
            songs.append({name: getattr(facts, name) for name in TOLD})
    return label_facts(pack.manifest) | {"sha256": pack.sha256, "songs": songs, "refused": refused}


def _song_info(song_id: str, library: Path | None) -> dict[str, Any]:
    from dancegame.songs.facts import read_facts
    from dancegame.songs.files import facts_path
    from dancegame.songs.library import open_library
    from dancegame.songs.packs.identity import identity_of
    from dancegame.songs.packs.installed import installed_packs

    shelf = open_library(library)
    root = shelf.root_of(song_id)
    facts = read_facts(facts_path(root, song_id))
    pack = next((pack for pack in installed_packs(shelf.home) if pack.folder == root), None)
    return {
        "id": song_id,
        **{name: getattr(facts, name) for name in ("title", "artist", "year", "duration_s", "bpm")},
        "moves": len(facts.moves),
        "has_sound": shelf.sound_path(song_id) is not None,
        "licence": facts.licence,
        "credits": facts.credits,
        "identity": identity_of(root, song_id),
        "pack": pack and {"id": pack.id, **label_facts(pack.record)},
    }
