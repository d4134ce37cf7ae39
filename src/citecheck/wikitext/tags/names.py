"""By which templates editors say something: a table of their names, with those that lead to them.

The names are those of the English Wikipedia, and of larger other ones, as of November 2026.
"""

from __future__ import annotations

from collections.abc import Mapping

from citecheck.model import TagKind

# Names are compared with blanks folded and in lower case.
_NAMES: Mapping[TagKind, tuple[str, ...]] = {
    TagKind.DEAD_LINK: (
        "404", "bad link", "badlink", "broken link", "broken-link", "brokenlink", "collegamento interrotto", "dead",
        "dead cite", "dead link", "dead links", "dead page", "dead url", "dead-link", "deadlink", "deadlinks", "dl",
        "dode link", "enlace roto", "ligação inativa", "lien brisé", "lien mort", "link broken", "link dead",
        "link rot", "linkbroken", "linkdead", "martwy link", "permanent dead link", "toter link",
        "недоступная ссылка", "リンク切れ", "失效链接", "死鏈", "死链",
    ),
    TagKind.ARCHIVED_COPY: ("wayback", "web archive", "webarchive", "webcitation", "webcite"),
    TagKind.CITATION_NEEDED: (
        "additional citation needed", "blpcn", "bron?", "carece de fontes", "cit needed", "cita requerida",
        "citation needed", "citation needed (lead)", "citation needed span", "citation requested",
        "citation required", "citation-needed", "citationneeded", "citationrequired", "citazione necessaria",
        "cite missing", "cite needed", "cite-needed", "cite?", "citeneeded", "cn", "cn span", "cn-span", "cnspan",
        "fact", "fact span", "fact?", "facts", "fakt", "inline citation needed", "mcn", "medical citation needed",
        "need citation", "need cite", "needcitation", "needcite", "needs citation", "needs citations", "needs source",
        "prove it", "proveit", "ref needed", "ref?", "refneeded", "refnec", "reference needed", "reference necessary",
        "référence nécessaire", "senza fonte", "source needed", "source?", "sourceneeded", "sources needed", "src?",
        "uncited", "unsourced inline", "нет аи", "источник", "來源請求", "要出典",
    ),
    TagKind.DUBIOUS: (
        "contradict inline", "contradict-inline", "contradictory inline", "disputed inline", "disputed-inline",
        "doubtful", "dubious", "dubious inline", "dubious span", "dubious-inline",
    ),
    TagKind.BETTER_SOURCE_NEEDED: (
        "bcn", "better citation", "better citation needed", "better ref", "better ref needed",
        "better reference needed", "better source", "better source inline", "better source needed", "better source?",
        "better sources needed", "better-source", "bettersource", "bettersourceneeded", "bsn",
    ),
    TagKind.UNRELIABLE_SOURCE: (
        "deprecated inline", "deprecated source", "deprecated source?", "dubious source", "medrs", "non-rs", "nonrs",
        "questionable source", "reliable source?", "reliable?", "rs?", "unreliable fringe source",
        "unreliable fringe source?", "unreliable inline", "unreliable medical source", "unreliable medical source?",
        "unreliable source", "unreliable source inline", "unreliable source?", "unreliable-source",
        "unreliable-source?", "unreliable?", "vc", "verify credibility",
    ),
    TagKind.SELF_PUBLISHED: (
        "self published inline", "self published source", "self-pub inline", "self-published inline",
        "self-published source", "self-published source?", "selfpub inline", "sps", "sps inline",
    ),
    TagKind.USER_GENERATED: (
        "ugc", "user generated inline", "user generated source", "user-generated inline", "user-generated source",
        "user-generated source?",
    ),
    TagKind.PREDATORY: (
        "predatory", "predatory inline", "predatory journal", "predatory publisher", "predatory source",
        "predatory source?",
    ),
    TagKind.CIRCULAR: ("circref", "circular ref", "circular reference", "circular reporting", "circular source"),
    TagKind.RETRACTED: ("retracted", "retraction"),
    TagKind.PRIMARY_SOURCE: (
        "non-primary source", "non-primary source inline", "non-primary source needed", "nonprimary",
        "nonprimary source needed", "npsn", "primary inline", "primary source", "primary source claim",
        "primary source inline", "primary source-inline", "primary-inline", "primary-source inline",
        "primary-source-inline", "psi",
    ),
    TagKind.THIRD_PARTY_NEEDED: (
        "independent source needed", "promotional source", "promotional source?", "third party inline",
        "third party source needed", "third-party inline", "third-party source needed", "third-party-inline",
    ),
    TagKind.FAILED_VERIFICATION: (
        "citation not found", "failed verification", "failed verification span", "failed-verification",
        "failedverification", "fv", "irrelevant citation", "nicg", "not in citation", "not in citation given",
        "not in ref", "not in reference", "not in source", "not in source given", "not in the source",
        "notincitation", "notincitationgiven", "notinsource", "notinsourcegiven", "source failed",
        "verification failed",
    ),
    TagKind.VERIFICATION_NEEDED: (
        "check source", "needs verification", "source check", "source-check", "verification needed",
        "verification needed span", "verify inline", "verify source", "verify-inline", "verify-source",
        "verifysource", "vn", "vs",
    ),
    TagKind.FULL_CITATION_NEEDED: (
        "fcn", "full citation", "full citation needed", "full cite needed", "incomplete citation",
        "incomplete short citation", "incomplete-citation",
    ),
    TagKind.PAGE_NEEDED: (
        "page needed", "page number", "page number needed", "page numbers needed", "page-needed", "page?",
        "pageneeded", "pages needed", "pn",
    ),
    TagKind.LEFT_TO_PEOPLE: ("cbignore",),
    TagKind.NO_BOTS: ("bots", "nobots"),
}  # fmt: skip

KINDS: Mapping[str, TagKind] = {name: kind for kind, names in _NAMES.items() for name in names}
"""What a template of this name says."""

MARKS = frozenset(name for name in KINDS if not name.endswith("span"))
"""Those of them that print a mark; the others hold the words that they are about."""

BETWEEN = frozenset({"rp", "registration required", "subscription", "subscription required", "subscription needed"})
"""Other templates that may stand between a citation and what is said of it: they say something of it themselves."""
