"""The way in and out of the command line: whatever happens, one clear line and an exit code."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence

import click

from newsnlp.cli.commands import newsnlp
from newsnlp.errors import (
    MissingExtraError,
    ModelError,
    NewsNLPError,
    RegistryError,
    SettingsError,
)

EXIT_FAILED = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 128 + signal.SIGINT


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with its exit code.

    Args:
        arguments: the words after `newsnlp`; by default those of the process.
    """
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 (an article failed) or 2 (usage).

    A reader that goes away (`newsnlp extract … | head -1`) ends the process quietly: click sees
    to that.

    >>> run(["--no-such-option"])
    2
    """
    try:
        result = newsnlp.main(arguments, prog_name="newsnlp", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (SettingsError, RegistryError, ModelError, MissingExtraError) as error:
        return _fail(str(error), EXIT_USAGE)
    except NewsNLPError as error:
        return _fail(str(error), EXIT_FAILED)
    except OSError as error:
        return _fail(f"{error.filename or 'output'}: {error.strerror or error}", EXIT_FAILED)
    except (KeyboardInterrupt, click.Abort):
        return EXIT_INTERRUPTED
    return result if isinstance(result, int) else 0


def _fail(message: str, code: int) -> int:
    click.echo(f"newsnlp: error: {message}", err=True)
    return code
