"""`dancegame models`: lists the pose networks and gets one that is not shipped."""

from typing import Annotated

import typer

from dancegame.cli import app
from dancegame.cli.words import JsonOption, print_json
from dancegame.texts import _

models_app = typer.Typer(help="Pose networks: what finds the dancers.", no_args_is_help=True)
app.add_typer(models_app, name="models")


@models_app.command("list")
def list_models(as_json: JsonOption = False) -> None:
    """List the pose networks that are known, and where they are."""
    from dancegame.vision.estimators.model_store import MODELS

    if as_json:
        facts = [
            {
                "name": model.name,
                "about": model.about,
                "path": str(model.path),
                "is_present": model.is_present,
                "licence": model.licence,
                "size_bytes": sum(file.size_bytes for file in model.files) or None,
            }
            for model in MODELS.values()
        ]
        print_json({"models": facts})
        return
    for model in MODELS.values():
        where = str(model.path) if model.is_present else _("not here: dancegame models get {name}", name=model.name)
        typer.echo(f"{model.name:<10} {_(model.about)} ({model.licence})\n{'':<10} {where}")


@models_app.command("get")
def get(
    name: Annotated[str, typer.Argument(help="Its name in `dancegame models list`.")],
    source: Annotated[
        str | None, typer.Option("--from", metavar="URL", help="A copy of the Open Model Zoo to get it from.")
    ] = None,
) -> None:
    """Get a pose network from its makers, checked, and put it where the game finds it."""
    from dancegame.cli.progress import progress_bar
    from dancegame.vision.estimators.model_store import SOURCE_URL, get_model, known_model

    model = known_model(name)
    if not model.is_present:
        with progress_bar(_("Getting {name}", name=name), sum(file.size_bytes for file in model.files)) as show:
            get_model(model, source_url=source or SOURCE_URL, on_progress=show)
    typer.echo(str(model.path))
