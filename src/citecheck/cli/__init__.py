"""The command line, the only part of citecheck that prints or exits.

`citecheck --version` loads click and nothing else: each command is imported when it is asked for.
"""

from __future__ import annotations

import gc
from importlib import import_module

import click
from click.shell_completion import CompletionItem

from citecheck.cli.ending import buffer_output, honest_end, leave
from citecheck.version import __version__

COMMANDS = {
    name: f"citecheck.cli.commands.{name}"
    for name in ("check", "fix", "baseline", "rule", "source", "link", "cache", "lsp", "schema")
}
"""Each command, and the module that holds it under the same name."""

_GC_THRESHOLD = 1_000_000
_OWN_OPTIONS = {"--version", "--help", "-h"}


class Commands(click.Group):
    """The commands, loaded when they are needed; words that begin with none of them are read as `citecheck check`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command if isinstance(command, click.Command) else None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """What the first word may be: a source or an option of `check`, or a command."""
        # In some shells what stands behind the file names goes before them.
        commands = [CompletionItem(name) for name in COMMANDS if name.startswith(incomplete)]
        if not incomplete.startswith("-"):
            return [CompletionItem(incomplete, type="file"), *commands]
        check = self.get_command(ctx, "check")
        of_check = check.shell_complete(click.Context(check, parent=ctx), incomplete) if check else []
        return [*super().shell_complete(ctx, incomplete), *of_check]

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """The context of one call, its words completed."""
        if args and args[0] not in COMMANDS and args[0] not in _OWN_OPTIONS:
            args = ["check", *args]
        with honest_end():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was asked for."""
        with honest_end():
            return super().invoke(ctx)


@click.group(
    cls=Commands,
    options_metavar="",
    subcommand_metavar="SOURCE... | COMMAND [ARGUMENT]...",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Example:
  citecheck article.wiki
  citecheck check --help""",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """Finds the claims on a wiki page that rest on broken or weak sources.

    SOURCE is a file, a folder, or - for standard input; `citecheck SOURCE...` is the same as
    `citecheck check SOURCE...`. `citecheck COMMAND --help` tells what a command does, its options and its exit status.
    """


def run() -> None:
    """The command `citecheck` as a process of its own."""
    # It makes many small things and next to no cycles; looking for these at the usual pace takes 4 % of its time.
    gc.set_threshold(_GC_THRESHOLD)
    buffer_output()
    try:
        main(prog_name="citecheck")
    except SystemExit as end:
        leave(end.code)
