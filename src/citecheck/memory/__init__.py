"""What was seen of addresses in earlier runs, in a file of SQLite: observations, never verdicts.

Nothing here judges, asks or prints. Whatever is wrong with the file raises `UnusableError`, and a run goes on without.
"""

from citecheck.memory.entries import Entry
from citecheck.memory.file import UnusableError, usual_place
from citecheck.memory.history import Day, History, Stock
from citecheck.memory.keys import Key, key_of
from citecheck.memory.store import Known, Store

__all__ = ["Day", "Entry", "History", "Key", "Known", "Stock", "Store", "UnusableError", "key_of", "usual_place"]
