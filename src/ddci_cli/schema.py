"""``openddci pack schema``: the JSON Schema of a pack's files, for editors."""

import argparse
import json
from typing import Any


def add_schema(pack_commands: "argparse._SubParsersAction[Any]") -> None:
    """Add the command below ``openddci pack``."""
    parser = pack_commands.add_parser(
        "schema", help="in lược đồ JSON của các tệp kế hoạch / print the JSON Schema of a pack's files"
    )
    parser.add_argument(
        "--lang", choices=["vi", "en"], default="vi", help="ngôn ngữ của phần mô tả / language"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from ddci.io.schema import pack_schema

    print(json.dumps(pack_schema(arguments.lang), ensure_ascii=False, indent=2))
    return 0
