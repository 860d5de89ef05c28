"""The JSON Schema of a pack file, for editors that complete and check while one types.

It is made from the same shapes that the reader fills, so that the two cannot drift apart. What lies beyond
types (references, "exactly one of", scales) only the reader checks.
"""

from typing import Any

from ddci.base.values import CODE_PATTERN
from ddci.io.fill import LARGEST_INTEGER, LONGEST_CODE, LONGEST_TEXT
from ddci.io.problems import words
from ddci.io.shape import FieldShape, Shape, fields_of
from ddci.plan.model import Pack

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_MONTH, _DAY = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
_ONE_LINE = r"^\s*\S[^\r\n]*\s*$"  # what stands around it is trimmed when it is read
_WHOLE_DATE = f"^[0-9]{{4}}-{_MONTH}-{_DAY}$"
_PARTIAL_DATE = f"^[0-9]{{4}}(-{_MONTH}(-{_DAY})?)?$"


def pack_schema(lang: str = "vi") -> dict[str, Any]:
    """Return the schema of one file of a pack: any of the top-level keys, each as ``Pack`` has it."""
    classes: dict[str, type] = {}
    properties = {name: _field(field, classes, lang) for name, field in fields_of(Pack).items()}
    about = words("schema", lang)
    for name, text in about["keys"].items():
        properties[name] = {"description": text, **properties[name]}
    definitions: dict[str, Any] = {}
    while missing := classes.keys() - definitions.keys():
        for name in missing:
            definitions[name] = _definition(classes[name], classes, lang)
    return {
        "$schema": DIALECT,
        "title": about["title"],
        "description": about["description"],
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _definition(cls: type, classes: dict[str, type], lang: str) -> dict[str, Any]:
    fields = fields_of(cls)
    return {
        "title": words("schema", lang)["values"][cls.__name__],
        "type": "object",
        "properties": {name: _field(field, classes, lang) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.required],
        "additionalProperties": False,
    }


def _field(field: FieldShape, classes: dict[str, type], lang: str) -> dict[str, Any]:
    schema = _schema(field.shape, classes, lang)
    if field.required and field.shape.kind == "list":
        return {**schema, "minItems": 1}
    if field.shape.kind in {"boolean", "integer", "choice"} and field.default is not None:
        return {**schema, "default": field.default}
    return schema


def _schema(shape: Shape, classes: dict[str, type], lang: str) -> dict[str, Any]:
    if shape.kind == "value":
        assert shape.cls is not None
        classes[shape.cls.__name__] = shape.cls
        plain: dict[str, Any] = {"$ref": f"#/$defs/{shape.cls.__name__}"}
    elif shape.kind == "list":
        assert shape.item is not None
        plain = {"type": "array", "items": _schema(shape.item, classes, lang)}
        if shape.item.kind != "value":
            plain["uniqueItems"] = True
    else:
        plain = _leaf(shape, lang)
    return {"anyOf": [plain, {"type": "null"}]} if shape.optional else plain


def _leaf(shape: Shape, lang: str) -> dict[str, Any]:
    code = {"type": "string", "pattern": CODE_PATTERN, "maxLength": LONGEST_CODE}
    match shape.kind:
        case "code":
            return code
        case "ref":
            return {**code, "description": words("schema", lang)["ref"][shape.noun]}
        case "choice":
            return {"enum": list(shape.choices)}
        case "integer":
            return {"type": "integer", "minimum": -LARGEST_INTEGER, "maximum": LARGEST_INTEGER}
        case "decimal":
            return {"type": "number"}
        case "boolean":
            return {"type": "boolean"}
        case "date":
            return {"type": "string", "format": "date", "pattern": _WHOLE_DATE}
        case "partial_date":
            year = {"type": "integer", "minimum": 1000, "maximum": 9999}
            return {"anyOf": [{"type": "string", "pattern": _PARTIAL_DATE}, year]}
        case _:
            pattern = r"\S" if shape.lines else _ONE_LINE
            return {"type": "string", "pattern": pattern, "maxLength": LONGEST_TEXT}
