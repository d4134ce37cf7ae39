"""Claims in lists, tables and the fields of templates: all of the item, unless citations divide it."""

from __future__ import annotations

from tests.claims.marked import Case

LISTS = [
    Case("an item of two sentences", "They are:\n* ‹A:One is. It has two.›⟦A⟧\n* Two."),
    Case("an item with words after its citation", "* ‹A:Harl,⟦A⟧ a town›\n* Rowe"),
    Case("an item with two citations", "* «‹A:One item,›⟦A⟧ ‹B:with two.›»⟦B⟧"),
    Case("two items", "* ‹A:One›⟦A⟧\n* ‹B:Two›⟦B⟧"),
    Case("a numbered item", "# ‹A:One. Two.›⟦A⟧"),
    Case("a deeper item", "* One\n** ‹A:Two›⟦A⟧"),
    Case("an indented line", ": ‹A:One›⟦A⟧"),
    Case("a term and its meaning", "; «‹A:Term›⟦A⟧ : ‹B:Meaning›»⟦B⟧"),
    Case("the words before a list", "‹A:They are:›⟦A⟧\n* One\n* Two"),
    Case("a paragraph after a list", "* One\n‹A:Two came.›⟦A⟧"),
    Case("a list in columns", "{{columns-list|\n* ‹A:One›⟦A⟧\n* ‹B:Two›⟦B⟧\n}}"),
    Case("the cited row of a table", '{| class="wikitable"\n|-\n| 1998 || One\n|-\n| ‹A:1999 || Two›⟦A⟧\n|}\nWords.'),
    Case("the heads of a table", '{|\n! ‹A:Year !! Town›⟦A⟧\n|-\n| 1999 || Harl\n|}'),
    Case("a row on several lines", "{|\n|-\n| ‹A:1999\n| [[Harl|Town]]⟦A⟧\n| 5›\n|-\n| 2000\n|}"),
    Case("a row with two citations", "{|\n|-\n| «‹A:2000›⟦A⟧ || ‹B:Three›»⟦B⟧\n|}"),
    Case("how a cell looks", '{|\n|-\n| colspan=2 style="color:red" | ‹A:2000›⟦A⟧\n|}'),
    Case("cells that templates fill", "{|\n|-\n| «‹A:{{dts|1999}}›⟦A⟧ || ‹B:{{dts|2000}}›»⟦B⟧\n|}"),
    Case("the caption of a table", "{|\n|+ ‹A:Towns›⟦A⟧\n! Year\n|-\n| ‹B:1999›⟦B⟧\n|}\n‹C:It is.›⟦C⟧"),
    Case("an indented table", ":{|\n| ‹A:5›⟦A⟧\n|}"),
    Case("a table in a table", "{|\n| One\n{|\n| ‹A:Two›⟦A⟧\n|}\n| ‹B:Three›⟦B⟧\n|}\n‹C:It is.›⟦C⟧"),
    Case("a field", "{{Infobox bridge\n| name = Harl\n| ‹A:length = 5 km›⟦A⟧\n| width = 3\n}}"),
    Case("a field that a template fills", "{{Infobox bridge\n| ‹A B:opened = {{start date|1999}}›⟦A⟧⟦B⟧\n}}"),
    Case("a field with two values", "{{Infobox|«‹A:crew = 5›⟦A⟧<br />‹B:7›»⟦B⟧}}"),
    Case("a field with a list", "{{Infobox\n| towns =\n* ‹A:One›⟦A⟧\n* ‹B:Two›⟦B⟧\n}}"),
    Case("a field with an address only", "{{Infobox|website=http://a.example/X\n|‹A:length=5›⟦A⟧}}"),
    Case("a field with a site", "{{Infobox|‹X:website=[http://a.example/X Home]›}}"),
    Case("a field for another's citation", "{{Infobox\n|‹A:area = 5›\n|area_rank = 7\n|area_ref = ⟦A⟧\n}}"),
    Case("a field without words", "{{Infobox\n|sources = ⟦A⟧\n}}"),
]
