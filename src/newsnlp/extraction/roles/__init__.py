"""Roles: which title in which organization the text states of a person."""

from newsnlp.extraction.roles.extractor import RoleExtractor

__all__ = ["RoleExtractor"]
