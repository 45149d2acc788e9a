"""Records -> files: JSON Lines."""

from newsnlp.writing.jsonl import dump_line, write_jsonl

__all__ = ["dump_line", "write_jsonl"]
