"""`citecheck lsp`: the language server."""

from __future__ import annotations

import gc
import os
import signal
import sys
from typing import Any

import click

from citecheck.cli.options import cache_file, config_file
from citecheck.config import CacheSettings

_GC_THRESHOLD = 100_000
_EXTRA = frozenset({"pygls", "lsprotocol"})


@click.command(
    epilog="""\b
Exit status:
  0  the editor has said good-bye
  1  it went away without a word
  2  wrong usage, or the extra is not installed: pip install 'citecheck[lsp]'

\b
Example:
  citecheck lsp --offline"""
)
@click.option("--stdio", is_flag=True, help="Speak on standard input and output, as it always does.")
@click.option("--offline", is_flag=True, help="Use no network at all; no link is asked.")
@click.option("--allow-private", is_flag=True, help="Ask private, loopback and other non-public addresses too.")
@cache_file
@click.option("--no-cache", is_flag=True, help="Leave the cache alone: remember links only as long as the server runs.")
@config_file
@click.pass_context
def lsp(context: click.Context, /, **given: Any) -> None:
    """Serve a text editor, with findings while a page is written.

    Its links are asked when it is opened or saved. The editor starts the server, and speaks the Language Server
    Protocol on standard input and output. Its settings of the section `citecheck` have the names and values of the
    configuration file, and go before it.
    """
    if given["cache"] and given["no_cache"]:
        message = "--no-cache and --cache contradict each other"
        raise click.UsageError(message)
    if sys.stdin is None or sys.stdout is None:
        message = "the editor speaks on standard input and output, and one of them is closed"
        raise click.UsageError(message)
    try:
        from citecheck.lsp.features import server
        from citecheck.lsp.settings import Given
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        message = "the language server is an extra, which is not installed: pip install 'citecheck[lsp]'"
        raise click.UsageError(message) from error
    of_line = Given(
        config=given["config"],
        offline=given["offline"],
        allow_private=given["allow_private"],
        cache=CacheSettings(file=given["cache"], kept=not given["no_cache"]),
    )
    made = server(of_line)
    # Whoever interrupts a server that waits for its editor does not want it to wait any longer.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.stdin.isatty():
        click.echo("An editor starts this, and speaks with it on standard input; Ctrl-C ends it.", err=True)
    # An audit makes many small things and next to no cycles; what was imported stays for good.
    gc.freeze()
    gc.set_threshold(_GC_THRESHOLD)
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as protocol:
        # Whatever else is printed, by whomever, is none of the protocol.
        elsewhere = sys.stderr.fileno() if sys.stderr else os.open(os.devnull, os.O_WRONLY)
        os.dup2(elsewhere, sys.stdout.fileno())
        made.start_io(sys.stdin.buffer, protocol)
    context.exit(0 if made.is_shut_down else 1)
