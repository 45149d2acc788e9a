"""The group of commands, which understands what a newcomer is likely to type."""

from __future__ import annotations

from pathlib import Path

import click


class ForgivingGroup(click.Group):
    """A group that tells who forgot the command and gave a file how to go on."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` name, or raise an error that says what to type."""
        word = args[0]
        if word not in self.commands and (word == "-" or Path(word).exists()):
            ctx.fail(f"{word!r} is no command. Did you mean 'newsnlp extract {word}'?")
        return super().resolve_command(ctx, args)
