"""The command line: one function a command in `commands.py`, no logic of its own."""

from newsnlp.cli.entry import main

__all__ = ["main"]
