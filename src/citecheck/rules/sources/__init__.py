"""SR: sources."""

from __future__ import annotations

from citecheck.rules.catalogue import family
from citecheck.rules.sources import chatbots, hosts, listed, media, primary, tags, topics

FAMILY = family("SR", "sources", hosts, listed, media, chatbots, tags, topics, primary)
