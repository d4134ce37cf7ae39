"""The peer: what mwparserfromhell takes to parse the same pages and list their templates, as a whole process.

usage: python tests/benchmarks/peer.py FILE...
"""

import re
import sys
from pathlib import Path

import mwparserfromhell

PAGE = re.compile(r"(?:(?<=\n\n)|\A)(?=\[\[[^\[\]|\n]+\]\]\n\n)")

templates = 0
for path in sys.argv[1:]:
    text = Path(path).read_bytes().decode("utf-8", "replace")
    for page in PAGE.split(text) if "[tpl]" in text else [text]:
        wikitext = page.replace("[tpl]", "{{").replace("[/tpl]", "}}")
        templates += len(mwparserfromhell.parse(wikitext).filter_templates())
print(templates)
