"""How the sheets of a workbook look: fonts, fills, widths, heights, colours of tabs, paper."""

from decimal import Decimal
from math import ceil
from typing import Any

from ddci.io.workbook.tables import BELONGS_TO, Column, Path, Table

BLUE, PALE_BLUE, SOFT_BLUE, LINE, FAINT_LINE, GREY, FAINT_GREY = (
    "#1F5AA6", "#EFF6FF", "#5B7FB0", "#CBD5E1", "#E2E8F0", "#64748B", "#F1F5F9",
)  # fmt: skip
FORM_WIDTHS = (32, 70, 50)
GUIDE_WIDTHS = (30, 96, 10)

_KIND_WIDTHS = {
    "integer": 10, "number": 12, "percent": 12, "yes_no": 12, "date": 13, "partial_date": 15, "month_day": 13,
    "choice": 22,
}  # fmt: skip
_WIDEST, _WIDEST_PROSE = 34, 60
_PROSE = frozenset({"name", "title", "reason", "note", "output", "measure", "evidence", "as_written"})
_TABS = (  # sheets about one matter share a colour
    (BLUE, {"general", "document", "calendar"}),
    ("#0F766E", {"competences", "units", "groups", "posts", "appointments"}),
    ("#B45309", {"frameworks", "results", "targets", "rank_goals"}),
    ("#6D28D9", {"assignments", "accountabilities", "solutions", "tasks"}),
)
_CHARACTERS_ACROSS = 180  # of a page at about seven tenths of the size
_OTHER_TABS = "#BE123C"


class Looks:
    """The formats of one workbook; each combination of looks is kept once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def format(self, **looks: object) -> Any:
        """A cell's looks on top of the common ones."""
        key = tuple(sorted(looks.items()))
        if key not in self._formats:
            common = {"font_name": "Arial", "font_size": 10, "valign": "top"}
            self._formats[key] = self._book.add_format({**common, **looks})
        return self._formats[key]

    def body(self, column: Column, cell: object = None, *, boxed: bool = False) -> Any:
        """A cell to fill in. Text is text to the spreadsheet too, so that ``08`` stays ``08``."""
        looks: dict[str, object] = {"text_wrap": True, "num_format": "@", "align": "left", "indent": 1}
        if column.content.kind == "date" and not isinstance(cell, str):
            looks = {"num_format": "dd/mm/yyyy", "align": "left", "indent": 1}
        elif column.content.kind in {"integer", "number", "percent"} and not column.content.many:
            looks = {"num_format": _number_format(cell), "align": "right", "indent": 1}
        if boxed:
            looks |= {"border": 1, "border_color": LINE, "align": "left", "indent": 0}
        else:
            looks |= {"bottom": 1, "bottom_color": FAINT_LINE}
        return self.format(**looks)

    def beside(self, *, bold: bool = False) -> Any:
        """What is there to be looked at only: grey on grey."""
        return self.format(
            italic=True, bold=bold, text_wrap=bold, font_color=GREY, bg_color=FAINT_GREY, indent=1,
            bottom=1, bottom_color=FAINT_LINE, align="left", valign="vcenter" if bold else "top",
        )  # fmt: skip

    def heading(self, *, required: bool = True) -> Any:
        return self.format(
            bold=True, text_wrap=True, valign="vcenter", font_color="#FFFFFF", border=1, border_color=LINE,
            bg_color=BLUE if required else SOFT_BLUE, align="left", indent=1,
        )  # fmt: skip


def width(column: Column, heading: str, texts: list[str]) -> int:
    """Wide enough for most of what stands in a column, and for its heading on two lines."""
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    least = _KIND_WIDTHS.get(column.content.kind, 18)
    most = _WIDEST_PROSE if column.path[-1] in _PROSE else _WIDEST
    return max(least, len(heading) // 2 + 5, min(longest + 4, most))


def lines(text: str, width: int) -> int:
    """About how many lines a text takes in a column of that width."""
    return sum(max(1, ceil(len(line) / (width * 1.1))) for line in text.split("\n"))


def heighten(sheet: Any, row: int, lines: int) -> None:
    """Make room for wrapped text: not every program does so on opening."""
    if lines > 1:
        sheet.set_row(row, min(409, 12.75 * lines + 2))


def frozen_columns(table: Table) -> int:
    """How many columns stay in sight, so that one knows the row."""
    leading: list[Path] = [column.path for column in table.columns]
    if table.key is None or leading[0] == BELONGS_TO:
        return 1
    return leading.index(table.key) + 1


def tab_colour(table: Table) -> str:
    noun = table.name.split(".")[0]
    return next((colour for colour, nouns in _TABS if noun in nouns), _OTHER_TABS)


def set_paper(sheet: Any, *, width: int = 0) -> None:
    """A4 on its side; a wide sheet goes over several pages side by side, so that it can still be read."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(max(1, ceil(width / _CHARACTERS_ACROSS)), 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)


def _number_format(cell: object) -> str:
    """A number's own decimals; before there is one, whatever is typed."""
    if isinstance(cell, Decimal):
        exponent = cell.as_tuple().exponent
        assert isinstance(exponent, int)
        return "0." + "0" * -exponent if exponent < 0 else "0"
    return "General"
