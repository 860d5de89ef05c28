"""``python -m tools.reference``: write the generated pages; with ``--check`` only name those out of date."""

import argparse
import os
import sys
import tempfile


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.reference", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when a page is out of date"
    )
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="openddci-reference-") as data:
        # The site reads its settings once, and makes a secret key where it lives: not in anyone's installation.
        os.environ.update({"DJANGO_SETTINGS_MODULE": "ddci_web.config.settings", "OPENDDCI_DATA": data})
        import django

        django.setup()
        from tools.reference import pages

        names = list(pages.stale()) if arguments.check else pages.write()
    for name in names:
        print(
            f"docs/reference/{name}"
            + (" is out of date: python -m tools.reference" if arguments.check else "")
        )
    return 1 if arguments.check and names else 0


if __name__ == "__main__":
    sys.exit(main())
