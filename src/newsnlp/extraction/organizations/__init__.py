"""Organizations, found by rules: known names, names by their suffix, and their short forms."""

from newsnlp.extraction.organizations.extractor import OrganizationExtractor

__all__ = ["OrganizationExtractor"]
