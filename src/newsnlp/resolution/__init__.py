"""Candidates -> records that refer to each other."""

from newsnlp.resolution.resolver import Resolution, resolve

__all__ = ["Resolution", "resolve"]
