"""What Citation Style 1 of the English Wikipedia knows: its templates, parameters and words, as data.

The tables are facts of Module:Citation/CS1; data/ORIGIN.md names their revision and licence. They are read when first
asked.
"""
