"""The command group: what all commands share, and how errors leave."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from sayso.errors import DiskFull, SaysoError, StopRun, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

# Imported only when called: `sayso --help` starts in a few milliseconds more than Python itself.
COMMANDS = {
    "add": "Read pages into the ledger.",
    "backup": "Copy the ledger while it is in use.",
    "export": "Write every statement of the ledger as CSV or JSON lines.",
    "find": "Search what was said.",
    "read": "Read articles and print their records.",
    "settings": "Show every setting with its value and origin.",
    "show": "Show one article or statement of the ledger.",
    "verify": "Re-read every span of the ledger against its stored page.",
}
EXIT_USAGE, EXIT_STOP, EXIT_INTERRUPTED = 2, 3, 130


class Commands(click.Group):
    """Finds each command in its own module."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands without importing them."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"sayso.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Print the list without importing any command."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in sorted(COMMANDS)])


@click.command(
    cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="sayso")
def group() -> None:
    """Read news reports and keep a checkable record of who said what.

    \b
    Example:
      sayso read article.html
      sayso add saved-pages/ && sayso find "flood barrier"

    Exit status: 0 all went well; 1 something needs a look (a page was dropped, a stored byte changed);
    2 a mistake in the command; 3 nothing more is safe; 130 interrupted.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its status; a named error is one line, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with group.make_context("sayso", given) as context:  # not group.main: it hides a closed pipe
            status = group.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as left:
        status = left.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        status = EXIT_INTERRUPTED
    except click.ClickException as error:
        error.show()
        status = EXIT_USAGE
    except SaysoError as error:
        click.echo(f"sayso: error [{error.code}] {error}", err=True)
        status = _status_of(error)
    except BrokenPipeError:  # the reader has gone, as with `| head`
        _close_stdout()
        status = 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _close_stdout()
        status = EXIT_STOP
        full = DiskFull(path="standard output", reason=error.strerror or "")
        click.echo(f"sayso: error [{full.code}] {full}", err=True)
    sys.exit(status if isinstance(status, int) else 0)


def _close_stdout() -> None:
    """Let nothing that is still buffered fail once more when Python leaves."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _status_of(error: SaysoError) -> int:
    if isinstance(error, UsageError):
        return EXIT_USAGE
    return EXIT_STOP if isinstance(error, StopRun) else 1
