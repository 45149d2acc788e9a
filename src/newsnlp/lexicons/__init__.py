"""Words as data: TSV files with an example for each row, and one loader."""

from newsnlp.lexicons.loader import Entry, Lexicon, load_lexicon

__all__ = ["Entry", "Lexicon", "load_lexicon"]
