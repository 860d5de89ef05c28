"""Plain values to YAML text that every reader, of YAML 1.1 or 1.2, takes as it was meant."""

import re
from decimal import Decimal
from typing import Any

import yaml

_WIDTH = 100
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

# Text that no reader takes for anything else: it starts with a letter and holds no sign that YAML knows.
_PLAIN = re.compile(r"[^\W\d_][\w ,.()/;–%+\"“”‘’-]*[\w.)%”]|[^\W\d_]")
_TAKEN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
_BLANK_EDGE = re.compile(r"(?m)^[ \t]|[ \t]$")


def to_yaml(tree: dict[str, object]) -> str:
    """Return the tree as block YAML, keys in their order, long texts folded."""
    node = _node(tree)
    return yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=_WIDTH)


def _node(value: object) -> yaml.Node:
    if isinstance(value, dict):
        pairs = [(_scalar(key), _node(item)) for key, item in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=not pairs)
    if isinstance(value, list | tuple):
        return yaml.SequenceNode(
            "tag:yaml.org,2002:seq", [_node(item) for item in value], flow_style=not value
        )
    return _scalar(value)


def _scalar(value: object) -> yaml.ScalarNode:
    if isinstance(value, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", "true" if value else "false")
    if isinstance(value, int):
        return yaml.ScalarNode("tag:yaml.org,2002:int", str(value))
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return yaml.ScalarNode(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text)
    text = str(value)
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    if "\t" in text:
        return '"'
    if "\n" in text:
        return '"' if _BLANK_EDGE.search(text) else "|"
    if len(text) > _WIDTH - 10 and "  " not in text:
        return ">"
    return None if _PLAIN.fullmatch(text) and text.lower() not in _TAKEN else "'"
