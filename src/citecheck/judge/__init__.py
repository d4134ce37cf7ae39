"""Judges what was seen of a link; pure, it asks nothing and reads no clock."""

from citecheck.judge.judgement import in_doubt, judge

__all__ = ["in_doubt", "judge"]
