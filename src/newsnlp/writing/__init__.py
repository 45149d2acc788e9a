"""Records -> files: JSON Lines."""

from newsnlp.writing.atomic import replacing
from newsnlp.writing.jsonl import dump_line, write_jsonl

__all__ = ["dump_line", "replacing", "write_jsonl"]
