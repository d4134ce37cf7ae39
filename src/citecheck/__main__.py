"""The command `citecheck` as a process of its own; `python -m citecheck` is the same.

It hears Ctrl-C before it loads anything. Left to themselves, Python would show where in an import it was, and click
would end with 1, which here means "findings"; an exception can get lost in an import, or become another.
"""

import os

# That of `citecheck.status`, which may be what is just being loaded.
_UNFINISHED = 3


def start() -> None:
    """Run the command, and end with its exit status. A run that has begun hears Ctrl-C in its own way."""
    try:
        _hear()
    except KeyboardInterrupt:
        _end()
    from citecheck.cli import run

    run()


def _hear() -> None:
    """Let Ctrl-C end the process, unless it is ignored, as in a background job of a shell."""
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, lambda _number, _frame: _end())


def _end() -> None:
    """End the process at once, whatever it is in the middle of."""
    try:
        os.write(2, b"Error: interrupted\n")
    finally:
        os._exit(_UNFINISHED)


if __name__ == "__main__":
    start()
