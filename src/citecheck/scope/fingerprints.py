"""What a finding is known by from one run to the next, wherever on its page it has moved."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from citecheck.model import AuditedPage, Finding
from citecheck.paths import slashed

_BYTES = 16


def fingerprints(audited: AuditedPage) -> list[str]:
    """One for each finding of a page, in their order: 32 hexadecimal digits, each of them once on the page.

    It rests on the file, the page's title, the rule and the text of the citation, blanks folded, or of the finding
    where it is about none; of several that agree in all that, on which it is. Other citations, other findings and
    lines that come and go leave it alone. A finding that keeps its fingerprint has that one.
    """
    document = audited.page.document
    texts = {citation.id: _folded(document.slice(citation.span)) for citation in audited.page.citations}
    page = f"{slashed(document.path)}\0{document.title or ''}"
    met: Counter[tuple[str, str]] = Counter()

    def fingerprint(finding: Finding) -> str:
        text = texts[finding.citation] if finding.citation else _folded(document.slice(finding.span))
        met[finding.code, text] += 1
        return hashed(page, finding.code, text, str(met[finding.code, text]))

    return [finding.fingerprint or fingerprint(finding) for finding in audited.findings]


def fingerprinted(audited: AuditedPage) -> AuditedPage:
    """A page whose findings keep their fingerprints, so that these stay what they are when others are left out."""
    pairs = zip(audited.findings, fingerprints(audited), strict=True)
    return audited.having(replace(finding, fingerprint=fingerprint) for finding, fingerprint in pairs)


def hashed(*parts: str) -> str:
    """32 hexadecimal digits that stand for these texts."""
    # It brings OpenSSL with it; a run without a baseline does without.
    from hashlib import blake2b

    return blake2b("\0".join(parts).encode(errors="surrogatepass"), digest_size=_BYTES).hexdigest()


class Distinct:
    """Fingerprints of a whole run, each of them once: a dump may hold two pages of one title."""

    def __init__(self) -> None:
        """None met yet."""
        self._met: Counter[bytes] = Counter()

    def of(self, fingerprint: str) -> str:
        """The fingerprint where it is new; where it is not, with the number of times it was met behind it."""
        key = bytes.fromhex(fingerprint)
        self._met[key] += 1
        return fingerprint if self._met[key] == 1 else f"{fingerprint}-{self._met[key]}"


def _folded(text: str) -> str:
    return " ".join(text.split())
