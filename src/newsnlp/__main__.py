"""`python -m newsnlp` is the command line."""

from newsnlp.cli import main

if __name__ == "__main__":
    main()
