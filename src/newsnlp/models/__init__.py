"""Statistical models of mentions: the one that ships with the library, and spaCy pipelines."""
