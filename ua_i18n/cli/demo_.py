"""`ua-i18n demo`: make the letters of the sample appeals."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ua_i18n import letterset, packs
from ua_i18n.cli.options import pass_session
from ua_i18n.cli.session import Session
from ua_i18n.counting import counted
from ua_i18n.errors import UaError
from ua_i18n.workspace import Workspace
from ua_i18n.workspace.desk import Wish
from ua_i18n.workspace.samples import copy_samples
from ua_i18n.workspace.sets import SetOrder, make_set

_FORMATS = ("pdf", "docx", "html", "txt")


@click.command("demo")
@click.argument("folder", metavar="[DIR]", default="ua-i18n-demo", type=click.Path(file_okay=False, path_type=Path))
@pass_session
def command(session: Session, folder: Path) -> None:
    """Make a workspace in DIR with our sample appeals, and letters in every language they are approved in."""
    workspace = Workspace.init(folder)
    renderers = [session.plugins.named("renderers", name) for name in _FORMATS]
    samples = tuple(copy_samples(packs.shipped() / "catalogs", workspace))
    if not samples:
        raise UaError(f"{packs.shipped() / 'catalogs'}: no sample appeals; install ua-i18n anew")
    for sample in samples:
        action = sample.action()
        order = SetOrder(
            locales=[workspace.locale(tag) for tag in (action.language, *sample.locales())],
            renderers=renderers,
            output=workspace.root / "letters" / sample.id,
        )
        assert action.date, "our samples are dated"
        made = make_set(sample, order, Wish(day=action.date), session.languages.of(action.language).grammar)
        faults = tuple(letterset.verify(made.output, session.plugins.renderers))
        if faults or made.refusals:
            raise UaError("\n".join(map(str, (*faults, *made.refusals))))
        letters, values = counted(made.files, "letter"), counted(made.values, "verbatim value")
        click.echo(f"{sample.id}: {letters} made and verified, {values} found in them")
        for entry in letterset.load_manifest(made.output).files:
            if entry.path.endswith(".pdf"):
                click.echo(f"  {made.output / entry.path}")
    command = f"{sys.argv[0]} --workspace {folder} status"
    click.echo(f"look at the letters above; then try: {command}")
