"""newsnlp as a part of other libraries; each module is imported by the one that it serves."""
