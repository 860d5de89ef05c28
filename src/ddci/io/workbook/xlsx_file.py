"""A look inside an .xlsx before its values are read: refusing what is none or too big, finding formulas.

The reader of values gives a formula's last result and drops error values without a word, so the sheets are
walked here first, with limits: what is uploaded may be a bomb.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Container
from contextlib import suppress
from dataclasses import dataclass, field
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler  # only what the parser calls: defusedxml does the parsing
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # comes without types
from defusedxml.sax import parseString  # type: ignore[import-untyped]  # as above

from ddci.io.problems import Place, Problem, UnusablePack

MAX_FILE = 20 * 2**20
MAX_UNPACKED = 64 * 2**20
MAX_MEMBERS = 1_000
MAX_CELLS = 2_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 500

_WORKBOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_XML_ENDINGS = (".xml", ".rels", ".vml")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls and of a workbook locked by a password
_CELL = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
_BROKEN = (  # what a damaged or doctored file makes the readers of archives and XML say
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
    SAXParseException, DefusedXmlException, LookupError, ValueError, StopIteration,
)  # fmt: skip
_BUILT_IN = {  # formats that a file names by number only
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "m/d/yy h:mm",
    39: "#,##0.00", 40: "#,##0.00",
}  # fmt: skip


@dataclass(slots=True)
class SheetMarks:
    """What the values alone do not tell of a sheet; cells are named as in ``D7``."""

    formulas: set[str] = field(default_factory=set)
    errors: dict[str, str] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    formats: dict[str, str] = field(default_factory=dict)


def column_letters(index: int) -> str:
    """The name of a column counted from 0: ``A``, ``Z``, ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def cell_position(cell: str) -> tuple[int, int]:
    """Row and column of a cell's name, counted from 0: ``D7`` is 6, 3."""
    match = _CELL.match(cell)
    if match is None:
        raise ValueError(cell)
    return int(match[2]) - 1, column_index(match[1])


def inspect(data: bytes, *, name: str) -> dict[str, SheetMarks]:
    """Return the marks of every sheet by its title; UnusablePack when the bytes are no workbook to be read.

    Refused: other kinds of files, macros, passwords, anything beyond the limits, XML with entities.
    """
    place = Place(file=name)
    _refuse_other_kinds(data, place)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_bombs(archive, place)
            _refuse_macros(archive, place)
            formats, sheets = _formats(archive), _sheets(archive)
            marks = {title: _marks(archive.read(path), formats, place) for title, path in sheets.items()}
            _refuse_entities(archive, beside={_WORKBOOK, _RELATIONS, _STYLES, *sheets.values()})
            return marks
    except _BROKEN:
        raise UnusablePack([Problem(place, "workbook-broken")]) from None


def size_problem(place: Place, size: int) -> Problem:
    facts = {"found": str(size // 2**20), "limit": str(MAX_FILE // 2**20)}
    return Problem(place, "workbook-too-big", facts)


def _refuse_other_kinds(data: bytes, place: Place) -> None:
    if len(data) > MAX_FILE:
        raise UnusablePack([size_problem(place, len(data))])
    if data.startswith(_OLE):
        raise UnusablePack([Problem(place, "workbook-old-or-locked")])
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise UnusablePack([Problem(place, "workbook-not-xlsx")])


def _refuse_bombs(archive: zipfile.ZipFile, place: Place) -> None:
    """Sizes as declared; reading a member stops at its declared size and checks its sum.

    Two members of one name are refused: what is looked at here need not be the one that is read later.
    """
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        facts = {"found": str(len(members)), "limit": str(MAX_MEMBERS)}
        raise UnusablePack([Problem(place, "workbook-too-many-parts", facts)])
    if unpacked > MAX_UNPACKED:
        facts = {"found": str(unpacked // 2**20), "limit": str(MAX_UNPACKED // 2**20)}
        raise UnusablePack([Problem(place, "workbook-unpacks-too-big", facts)])
    names = {member.filename.casefold() for member in members}
    if len(names) < len(members) or archive.testzip() is not None:
        raise zipfile.BadZipFile


def _refuse_macros(archive: zipfile.ZipFile, place: Place) -> None:
    names = archive.namelist()
    if "[Content_Types].xml" not in names or _WORKBOOK not in names:
        raise UnusablePack([Problem(place, "workbook-not-xlsx")])
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnusablePack([Problem(place, "workbook-has-macros")])


def _refuse_entities(archive: zipfile.ZipFile, *, beside: Container[str]) -> None:
    """Refuse document types in the parts that only the reader of values looks into, and in those nobody reads.

    A drawing that is no well-formed XML, as old programs wrote them, is none of our business.
    """
    for name in archive.namelist():
        if name not in beside and name.lower().endswith(_XML_ENDINGS):
            with suppress(SAXParseException):
                parseString(archive.read(name), ContentHandler(), forbid_dtd=True)


# ---------------------------------------------------------------- the XML parts


class _Collector(ContentHandler):
    """Keeps the attributes of the elements of some names, in their order."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self.names = names
        self.path: list[str] = []
        self.found: list[tuple[str, str, dict[str, str]]] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - the parser's name
        local = name.rpartition(":")[2]
        if local in self.names:
            self.found.append((self.path[-1] if self.path else "", local, dict(attrs.items())))
        self.path.append(local)

    def endElement(self, name: str) -> None:  # noqa: N802 - the parser's name
        self.path.pop()


def _collect(archive: zipfile.ZipFile, path: str, *names: str) -> list[tuple[str, str, dict[str, str]]]:
    collector = _Collector(*names)
    parseString(archive.read(path), collector, forbid_dtd=True)
    return collector.found


def _sheets(archive: zipfile.ZipFile) -> dict[str, str]:
    """The path of every sheet's XML by the sheet's title."""
    relations = _collect(archive, _RELATIONS, "Relationship")
    targets = {attributes["Id"]: attributes["Target"] for _, _, attributes in relations}
    sheets = {}
    for _, _, attributes in _collect(archive, _WORKBOOK, "sheet"):
        relation = next(text for key, text in attributes.items() if key.rpartition(":")[2] == "id")
        target = targets[relation]
        sheets[attributes["name"]] = target[1:] if target.startswith("/") else f"xl/{target}"
    return sheets


def _formats(archive: zipfile.ZipFile) -> list[str]:
    """The number format of every cell style, by the style's number."""
    if _STYLES not in archive.namelist():
        return []
    found = _collect(archive, _STYLES, "numFmt", "xf")
    own = {int(a["numFmtId"]): a["formatCode"] for _, name, a in found if name == "numFmt"}
    numbers = [int(a.get("numFmtId", "0")) for upper, name, a in found if name == "xf" and upper == "cellXfs"]
    return [own.get(number, _BUILT_IN.get(number, "")) for number in numbers]


class _SheetWalk(ContentHandler):
    """Goes through the cells of a sheet; one that does not say where it stands follows the last one."""

    def __init__(self, formats: list[str], place: Place) -> None:
        super().__init__()
        self.marks = SheetMarks()
        self.formats, self.place = formats, place
        self.row, self.column, self.cells = 0, -1, 0
        self.cell, self.kind, self.style = "", "n", ""
        self.text: list[str] | None = None

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - the parser's name
        local = name.rpartition(":")[2]
        if local == "row":
            self.row, self.column = int(attrs.get("r", str(self.row + 1))), -1
        elif local == "c":
            self._enter(attrs)
        elif local == "f":
            self.marks.formulas.add(self.cell)
        elif local in {"v", "is"}:
            self._count()
            self.text = []
        elif local == "mergeCell":
            self._merge(attrs["ref"])

    def endElement(self, name: str) -> None:  # noqa: N802 - the parser's name
        if name.rpartition(":")[2] == "v" and self.text is not None:
            if self.kind == "e":
                self.marks.errors[self.cell] = "".join(self.text)
            elif self.kind in {"n", "d"} and self.style:
                number = int(self.style)
                known = 0 <= number < len(self.formats)
                self.marks.formats[self.cell] = self.formats[number] if known else ""
            self.text = None

    def characters(self, content: str) -> None:
        if self.text is not None and self.kind == "e":
            self.text.append(content)

    def _enter(self, attrs: AttributesImpl) -> None:
        if (match := _CELL.match(attrs.get("r", ""))) is not None:
            self.column, self.row = column_index(match[1]), int(match[2])
        else:
            self.column += 1
        self.cell = f"{column_letters(self.column)}{self.row}"
        self.kind, self.style = attrs.get("t", "n"), attrs.get("s", "")

    def _merge(self, cells: str) -> None:
        cell_position(cells.partition(":")[0])  # ValueError here, for whoever asks where they are later
        self.marks.merged.append(cells)

    def _count(self) -> None:
        """Only cells with a value count: a format may reach down to the last row of the sheet."""
        self.cells += 1
        if self.cells > MAX_CELLS or self.row > MAX_ROWS or self.column >= MAX_COLUMNS:
            last = f"{column_letters(MAX_COLUMNS - 1)}{MAX_ROWS}"
            facts = {"found": self.cell, "limit": last}
            raise UnusablePack([Problem(self.place, "workbook-too-far", facts)])


def _marks(xml: bytes, formats: list[str], place: Place) -> SheetMarks:
    walk = _SheetWalk(formats, place)
    parseString(xml, walk, forbid_dtd=True)
    return walk.marks
