"""The language server: what citecheck finds in a page, shown in a text editor while the page is written.

After each change the page is audited afresh: nothing is kept of an audit but what came of its links.
"""
