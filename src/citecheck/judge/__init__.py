"""Judges what was seen of a link; pure, it asks nothing and reads no clock."""

from citecheck.judge.judgement import judge

__all__ = ["judge"]
