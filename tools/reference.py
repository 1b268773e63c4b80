"""Writes docs/errors.md and docs/reference/ from the code: run it after changing an error, a setting or a command."""

from __future__ import annotations

import inspect
from pathlib import Path

import click

from sayso import errors
from sayso.cli.main import COMMANDS, group
from sayso.settings import explain_settings

DOCS = Path(__file__).parent.parent / "docs"
NEXT = {
    errors.PageError: "the page is left out and named; the run goes on (exit status 1)",
    errors.RetryLater: "the same command works after a while (exit status 1)",
    errors.StopRun: "the run stops; what was reported stored stays stored (exit status 3)",
    errors.UsageError: "the command was mistaken (exit status 2)",
}


def main() -> None:
    """Write every generated page."""
    pages = {"errors.md": errors_page(), "reference/settings.md": settings_page()}
    pages["reference/commands.md"] = commands_page()
    for name, text in pages.items():
        (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / name).write_text(text, encoding="utf-8")


def errors_page() -> str:
    """List every code by what happens next."""
    lines = ["# Error codes", "", "A code is stable: logs, the command line and JSON use the same.", ""]
    for branch, after in NEXT.items():
        lines += [f"## {branch.__name__}: {after}", "", "| code | means |", "| --- | --- |"]
        lines += [f"| `{kind.code}` | {inspect.getdoc(kind)} |" for kind in kinds_of(branch)]
        if branch is errors.PageError:
            lines.append("| `page.unexpected` | sayso itself failed on this page; please report it |")
        lines.append("")
    return "\n".join(lines)


def kinds_of(branch: type[errors.SaysoError]) -> list[type[errors.SaysoError]]:
    """List the errors of a branch, sorted by code."""
    return sorted(branch.__subclasses__(), key=lambda kind: kind.code)


def settings_page() -> str:
    """List every setting."""
    lines = [
        "# Settings",
        "",
        "An option wins over the variable, that over `./sayso.toml`, that over the default.",
        "",
    ]
    lines += ["| setting | variable | default |", "| --- | --- | --- |"]
    for value in explain_settings({}, {}, None):
        variable = "SAYSO_" + value.name.replace(".", "_").upper()
        lines.append(f"| `{value.name}` | `{variable}` | `{value.value}` |")
    return "\n".join([*lines, ""])


def commands_page() -> str:
    """Give each command's help as it prints it."""
    context = click.Context(group, info_name="sayso", terminal_width=100)
    lines = ["# Commands", "", "```", group.get_help(context), "```", ""]
    for name in sorted(COMMANDS):
        command = group.get_command(context, name)
        if command is not None:
            text = command.get_help(
                click.Context(command, info_name=name, parent=context, terminal_width=100)
            )
            lines += [f"## sayso {name}", "", "```", text, "```", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
