"""Judges what was seen of a link; pure, it asks nothing and reads no clock."""

from citecheck.judge.judgement import in_doubt, judge
from citecheck.judge.words.phrases import make_ready

__all__ = ["in_doubt", "judge", "make_ready"]
