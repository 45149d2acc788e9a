"""The corpus and its tools: articles with inline marks, compiled to text and annotation."""
