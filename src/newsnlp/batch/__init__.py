"""Many articles: from folders, patterns and tables to one file, whatever happens on the way."""

from newsnlp.batch.run import Interrupted, Summary, extract_to_file

__all__ = ["Interrupted", "Summary", "extract_to_file"]
