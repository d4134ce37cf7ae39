"""The links of a run that nothing is known of, counted by reason and with the hosts that most of them are at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from citecheck import urls
from citecheck.counts import plural
from citecheck.model import LinkResult, Reason, Status
from citecheck.report.figures.priorities import NOT_ASKED
from citecheck.report.terminal import styles
from citecheck.report.terminal.sheet import Sheet, cut

_WORDS = {Status.BLOCKED: "not judged", Status.UNREACHABLE: "not judged", Status.SKIPPED: "not asked"}
_HOSTS_SHOWN = 2
_LONGEST_HOST = 40
_HOW = " · citecheck link URL shows why"


def put_unjudged(sheet: Sheet, links: Iterable[LinkResult]) -> None:
    """Put a paragraph on the sheet for links that were not judged, and one for those that were not asked.

    Of an offline run, which asks none, nothing is said here.
    """
    counted: dict[str, defaultdict[Reason, Counter[str]]] = {
        words: defaultdict(Counter) for words in dict.fromkeys(_WORDS.values())
    }
    for link in links:
        if link.status in _WORDS and link.reason is not Reason.OFFLINE:
            counted[_WORDS[link.status]][link.reason][urls.host(link.url)] += 1
    for words, reasons in counted.items():
        if reasons:
            total = sum(hosts.total() for hosts in reasons.values())
            how = _HOW if words == "not judged" else ""
            sheet.put(0, f"{plural(total, 'link')} {words}: {_listed(reasons)}", (how, styles.QUIET))


def _listed(reasons: Mapping[Reason, Counter[str]]) -> str:
    """Every reason with its number and its hosts, the commonest first."""
    by_number = sorted(reasons.items(), key=lambda item: -item[1].total())
    return ", ".join(f"{hosts.total():,} {reason}{_at(hosts, reason)}" for reason, hosts in by_number)


def _at(hosts: Counter[str], reason: Reason) -> str:
    """The hosts, those with most links first: ` (a.example 3, b.example and 4 more)`; none where it is not for them."""
    if reason in NOT_ASKED:
        return ""
    named = [(cut(host, _LONGEST_HOST), number) for host, number in hosts.most_common(_HOSTS_SHOWN) if host]
    shown = ", ".join(f"{host} {number:,}" if number > 1 else host for host, number in named)
    more = f" and {len(hosts) - len(named):,} more" if len(hosts) > len(named) else ""
    return f" ({shown}{more})" if named else ""
