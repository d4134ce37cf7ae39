"""Claims under references: used again, defined elsewhere, without a citation, with several; and under plain links."""

from __future__ import annotations

from tests.claims.marked import Case

WIKITEXT = ("wikitext",)
_X = "<ref name=x>{{cite book|title=X}}</ref>"

REFERENCES = [
    Case("used again after it", f"‹X:He came.›{_X} ‹X:He left.›<ref name=x/>", WIKITEXT),
    Case("used again before it", f'‹X:He came.›<ref name="x" /> ‹X:He left.›{_X}', WIKITEXT),
    Case("used again beside another", f"‹X:He came.›{_X} ‹X A:He left.›<ref name='x'/>⟦A⟧", WIKITEXT),
    Case("used again under a list of sources", f"‹X:He came.›{_X}\n== Sources ==\nHe left.<ref name=x/>", WIKITEXT),
    Case("defined in the list", f"‹X:He came.›<ref name=x/>\n\n{{{{reflist|refs={_X}}}}}", WIKITEXT),
    Case("defined in the list by tags", f"‹X:He came.›<ref name=x/>\n<references>\n{_X}\n</references>\n", WIKITEXT),
    Case("defined nowhere", "«He came,<ref name=y/> ‹A:and left.›»⟦A⟧", WIKITEXT),
    Case("without a citation", "He came.<ref>Hale, p. 4.</ref> «She left,<ref>Hale.</ref> ‹A:and wept.›»⟦A⟧", WIKITEXT),
    Case("side by side with one without", "‹A:He came.›<ref>Hale, p. 4.</ref>⟦A⟧", WIKITEXT),
    Case("a short form", "«He came {{sfn|Hale|1999}} ‹A:and left.›»⟦A⟧"),
    Case("a short form with an address", "«‹X:He came›{{sfnp|Hale|p=[http://a.example/X 5]}} ‹A:and left.›»⟦A⟧"),
    Case("two in one", "‹A B:He came.›<ref>{{cite book|title=A}}, p. 5; {{cite book|title=B}}</ref> Yes.", WIKITEXT),
    Case("one in words with an address", "‹X:He came.›<ref>Hale, [http://a.example/X Words].</ref> Yes.", WIKITEXT),
    Case("[ref] tags", "‹A:He came.›[ref]{{cite book|title=A}}, p. 5[/ref] Yes.", ("tpl",)),
    Case("one template in another", "‹B A:He came.›<ref>{{cite book|title=B|quote={{cite book|title=A}}}}</ref>", ()),
    Case("a link in the sentence", "One. ‹X:See [http://a.example/X the words] now.› ‹A:He left.›⟦A⟧"),
    Case("a link in an item", "* ‹X:[http://a.example/X The words], a page›"),
    Case("a bracket without words", "‹X:It has words.›[http://a.example/X] It ends."),
    Case("an address in the sentence", "«‹X:See› http://a.example/X now.» ‹A:He left.›⟦A⟧"),
]
