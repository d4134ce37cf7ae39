"""Claims that are quotations: all of the quoted words, wherever the citation stands in or beside them."""

from __future__ import annotations

from tests.claims.marked import Case

QUOTATIONS = [
    Case("cited in the words", "He said:\n{{quote|‹A:I will go. I will.›⟦A⟧|Hale}}\nShe left."),
    Case("cited in the middle", "{{quote|‹A:I will go.⟦A⟧ I will.›|Hale}}"),
    Case("cited with the speaker", "{{quote|‹A:I will go.›|Hale⟦A⟧}}"),
    Case("cited beside", "{{quote|‹A:I will go.›|Hale}}⟦A⟧"),
    Case("cited beside twice", "{{quote|‹A B:I will go.›|Hale}}⟦A⟧ ⟦B⟧"),
    Case("cited on the next line", "{{quote|‹A:I will go.›|Hale}}\n⟦A⟧"),
    Case("named words", "{{quote|text=‹A:I will go.›|author=Hale|source=⟦A⟧}}"),
    Case("in the sentence", "He said: {{quote|‹A:I will go.›|Hale}}⟦A⟧ ‹B:She left.›⟦B⟧"),
    Case("a paragraph after it", "He said: {{quote|I will go.|Hale}}\n‹A:She left.›⟦A⟧"),
    Case("cquote", "{{cquote|‹A:I will go. I will.›|author=Hale|source=⟦A⟧}}"),
    Case("rquote", "{{Rquote|left|‹A:I will go.›|Hale|⟦A⟧}}"),
    Case("quote box", "{{quote box|width=20em|quote=‹A:I will go.›|source=Hale⟦A⟧}}"),
    Case("no words quoted", "{{quote||Hale⟦A⟧}}"),
    Case("blockquote", "He said: <blockquote>‹A:I will go. I will.›⟦A⟧</blockquote> ‹B:She left.›⟦B⟧"),
    Case("beside a blockquote", "<blockquote>‹A B:I will go. I will.›</blockquote>⟦A⟧ ⟦B⟧ ‹C:She left.›⟦C⟧"),
    Case("an empty blockquote", "‹A:She left.›<blockquote></blockquote>⟦A⟧"),
    Case("a note", "He came.{{efn|He ran. ‹A:He came twice.›⟦A⟧}} ‹B:She left.›⟦B⟧"),
    Case("beside a note", "‹A:He came.›{{efn|He came twice.}}⟦A⟧ ‹B:She left.›⟦B⟧"),
    Case("a quotation in a note", "He came.{{efn|name=n|{{quote|‹A:I came.›|Hale}}⟦A⟧}} ‹B:She left.›⟦B⟧"),
]
