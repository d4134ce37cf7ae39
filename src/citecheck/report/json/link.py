"""One link as JSON: its record in the JSON report, how it is taken to be cited, and what was seen of it."""

from __future__ import annotations

from citecheck.asking.examining import Examined
from citecheck.model import Cited, Content, Observation
from citecheck.report.json.records import SCHEMA_VERSION, Json, dumps, link_record
from citecheck.report.words.reasons import MEANINGS
from citecheck.version import __version__


def link_as_json(examined: Examined) -> str:
    """One link as one JSON object, with a newline at its end."""
    result = examined.result
    whole = {
        "schema_version": SCHEMA_VERSION,
        "citecheck": __version__,
        **link_record(result),
        "cited": _cited(examined.cited),
        "meaning": MEANINGS[result.reason].means,
        "observation": _observation(examined.observation),
    }
    return f"{dumps(whole)}\n"


def _cited(cited: Cited) -> Json:
    return {"titles": list(cited.titles), "languages": list(cited.languages), "is_copy": cited.is_copy}


def _observation(observation: Observation) -> Json:
    return {
        "url": observation.url,
        "outcome": observation.outcome,
        "asked_url": observation.asked_url,
        "final_url": observation.final_url,
        "http_status": observation.http_status,
        "hops": [{"url": hop.url, "http_status": hop.http_status} for hop in observation.hops],
        "headers": dict(observation.headers),
        "retry_after_s": observation.retry_after_s,
        "content": _content(observation.content) if observation.content else None,
        "sibling": _observation(observation.sibling) if observation.sibling else None,
        "strikes": list(observation.strikes),
        "detail": observation.detail,
        "attempts": observation.attempts,
        "elapsed_s": observation.elapsed_s,
        "checked_at": observation.checked_at,
        "from_cache": observation.from_cache,
    }


def _content(content: Content) -> Json:
    return {
        "media_type": content.media_type,
        "title": content.title,
        "headings": list(content.headings),
        "og_title": content.og_title,
        "headline": content.headline,
        "language": content.language,
        "text": content.text,
        "text_length": content.text_length,
        "links": content.links,
        "scripts": content.scripts,
        "passwords": content.passwords,
        "size": content.size,
        "whole": content.whole,
        "shown": list(content.shown),
    }
