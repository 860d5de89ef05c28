"""docs/reference/cli.md: every command with its arguments, from the parsers themselves.

Written out here rather than by argparse, whose wrapping differs with the terminal and the version of Python.
"""

import argparse
from collections.abc import Iterator

from ddci_cli.main import build_parser
from tools.reference.markdown import code, note, table

_HEAD = """\
# The command line

{note}
`openddci` is the installed command. From a checkout `./openddci` is the same, and has two more words: `./openddci test`
and `./openddci gate` (see [CONTRIBUTING](../../CONTRIBUTING.md)). `PACK` is a folder, or the name of a pack that ships:
`lang-giang-2023`, `xa-vi-du-2026`.

Exit status: 0 done, nothing blocking; 1 done, and something needs a person (`check`: findings that must be mended;
`doctor`: something out of order); 2 the input or the question cannot be used, and the message says what to do.
"""


def command_line_page() -> str:
    """Return the page, one section for each command that does something."""
    sections = [_HEAD.format(note=note(made_from="the parsers of `ddci_cli`"))]
    sections += (
        _section(name, about, parser) for name, about, parser in commands_of(build_parser(), "openddci")
    )
    return "\n".join(sections)


def commands_of(
    parser: argparse.ArgumentParser, name: str
) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    """Yield (full name, what it is for, parser) of each command below a parser, in the order of its help."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            abouts = {choice.dest: choice.help or "" for choice in action._choices_actions}
            for word, below in action.choices.items():
                deeper = list(commands_of(below, f"{name} {word}"))
                yield from deeper or [(f"{name} {word}", abouts.get(word, ""), below)]


def _section(name: str, about: str, parser: argparse.ArgumentParser) -> str:
    arguments = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]
    parts = [f"## {name}\n", f"{parser.description or about}\n", f"```text\n{_usage(name, arguments)}\n```\n"]
    rows = [(_name(action), _values(action), " ".join((action.help or "").split())) for action in arguments]
    if rows:
        parts.append(table(("argument", "values", "meaning"), rows))
    return "\n".join(parts)


def _usage(name: str, arguments: list[argparse.Action]) -> str:
    named = sorted(arguments, key=lambda action: bool(action.option_strings))
    return " ".join([name, *(_in_usage(action) for action in named)])


def _in_usage(action: argparse.Action) -> str:
    if not action.option_strings:
        return f"[{_placeholder(action)} …]" if action.nargs == argparse.REMAINDER else _placeholder(action)
    written = action.option_strings[-1]
    text = written if action.nargs == 0 else f"{written} {_placeholder(action)}"
    return text if action.required else f"[{text}]"


def _placeholder(action: argparse.Action) -> str:
    return str(action.metavar or action.dest).upper()


def _name(action: argparse.Action) -> str:
    return " ".join(code(text) for text in action.option_strings) or code(_placeholder(action))


def _values(action: argparse.Action) -> str:
    """Return the words to choose from, the default marked; else the default, where there is one."""
    if action.choices is not None:
        return " · ".join(
            f"{code(str(choice))} (default)" if choice == action.default else code(str(choice))
            for choice in action.choices
        )
    silent = action.nargs == 0 or action.default is None
    return "" if silent else f"default {code(str(action.default))}"
