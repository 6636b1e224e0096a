"""How packs and songs are told of: for people, and as `--json` answers name them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from dancegame.texts import _
from dancegame.texts.words import text_words

if TYPE_CHECKING:
    from dancegame.songs.packs.install import InstallReport, RefusedSong
    from dancegame.songs.packs.manifest import Label
    from dancegame.songs.packs.staging import RefusalError


def label_facts(label: "Label") -> dict[str, str]:
    """Return what a pack says of itself as `--json` names it."""
    return {name: getattr(label, name) for name in ("title", "author", "licence", "credits")}


def report_facts(report: "InstallReport") -> dict[str, Any]:
    """Return what came of a pack as `--json` names it."""
    names = ("id", "title", "artist", "licence", "credits", "identity")
    return {
        "pack": report.pack.id,
        **label_facts(report.pack.record),
        "sha256": report.pack.record.sha256,
        "songs": [{name: getattr(song, name) for name in names} for song in report.songs],
        "refused": [refused_facts(one) for one in report.refused],
        "replaced": list(report.replaced),
        "earlier": list(report.earlier),
    }


def refused_facts(refused: "RefusedSong | RefusalError") -> dict[str, str]:
    """Return which song was refused and why as `--json` names it."""
    return {"song": refused.name, "reason": refused.reason.english}


def tell_refused(refused: "RefusedSong | RefusalError") -> None:
    """Say on stderr which song was refused and why."""
    typer.echo(f"{refused.name}: {text_words(refused.reason)}", err=True)


def tell_report(report: "InstallReport") -> None:
    """Say what came of a pack."""
    typer.echo(report.pack.id)
    for line in info_lines(report_facts(report)):
        typer.echo(f"  {line}")
    for pack_id in report.earlier:
        typer.echo(
            _(
                "An earlier pack of that name stays beside it: {pack}. --replace {pack} puts this one there.",
                pack=pack_id,
            )
        )


def info_lines(facts: dict[str, Any]) -> Iterator[str]:
    """Yield what is known of a pack or a song for people to read."""
    yield " - ".join(filter(None, (facts["title"], facts.get("author") or facts.get("artist"))))
    yield _("Licence: {licence}", licence=facts["licence"] or _("none named"))
    yield from facts["credits"].splitlines()
    if facts.get("pack") and "id" in facts:
        pack = facts["pack"]
        yield _("From the pack {pack} ({title}, {author})", pack=pack["id"], title=pack["title"], author=pack["author"])
    if "identity" in facts:
        yield f"SHA-256 {facts['identity']}"
    for song in facts.get("songs", ()):
        named = " - ".join(filter(None, (song["title"], song["artist"])))
        yield f"  {song.get('id', ''):<34} {named} ({song['licence'] or _('none named')})".rstrip()
        yield from (f"    {line}" for line in song["credits"].splitlines())
