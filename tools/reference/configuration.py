"""docs/reference/configuration.md: the variables that decide something, from the settings and settings.toml."""

import tomllib
from functools import cache
from pathlib import Path

from ddci_web.config.environment import EXPECTED, Settings, variable_of
from tools.reference.markdown import code, note, table

_HEAD = """\
# Configuration

{note}
Everything that may differ between installations is a variable of the environment; no file is read. An empty variable
counts as not set. A value that cannot be used stops the start with one sentence that names the variable, what was
found and what is expected; `openddci doctor` names variables that mean nothing here, such as a misspelt one.

The secret key is no variable: each installation makes its own, in `secret_key` in the data directory, readable by its
owner alone.
"""

_WORK = """\
## For working on OpenDDCI

Read by `./openddci test` and `./openddci gate`.
"""


@cache
def words() -> dict[str, dict[str, str]]:
    with Path(__file__).with_name("settings.toml").open("rb") as file:
        return tomllib.load(file)


def configuration_page() -> str:
    """Return the page: a line for each variable of the site, then those of the tests."""
    rows = [
        (code(variable_of(field)), EXPECTED[field][1], _default(field), words()["site"][field])
        for field in Settings.model_fields
    ]
    work = [(code(variable), about) for variable, about in words()["work"].items()]
    return "\n".join(
        [
            _HEAD.format(note=note(made_from="`ddci_web.config.environment`")),
            "## The site\n",
            table(("variable", "value", "default", "decides"), rows),
            _WORK,
            table(("variable", "decides"), work),
        ]
    )


def _default(field: str) -> str:
    info = Settings.model_fields[field]
    if info.default_factory is not None:
        return "`~/.local/share/openddci` (below `XDG_DATA_HOME` where set)"
    value = info.default
    if value in (None, "", ()):
        return ""
    if isinstance(value, bool):
        return code(str(value).lower())
    return code(",".join(value) if isinstance(value, tuple) else str(value))
