"""The corpus tool: `python -m newsnlp.evaluation.corpus check corpora`."""

from newsnlp.evaluation.corpus.tool import main

if __name__ == "__main__":
    raise SystemExit(main())
