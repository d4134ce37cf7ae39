"""`python -m citecheck` is the command `citecheck`."""

from citecheck.cli import run

if __name__ == "__main__":
    run()
