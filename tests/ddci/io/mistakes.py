"""One mistake after another: where it is planted, its name, its line, and what the message says."""

from typing import NamedTuple

from tests.ddci.io.small_folder import FILES


class Mistake(NamedTuple):
    file: str
    right: str
    wrong: str
    code: str
    line: int | None
    says: str


YAML = (
    Mistake("units.yaml", "- code: ubnd", "\t- code: ubnd", "yaml-tab", 2, "dấu cách"),
    Mistake("units.yaml", "name: UBND huyện", "name: @UBND huyện", "yaml-character", 3, "ngoặc kép"),
    Mistake("units.yaml", "name: UBND huyện", "name: UBND: huyện", "yaml-colon", 3, "hai chấm"),
    Mistake("duty-rules.yaml", "[lead-quarterly]", "[lead-quarterly", "yaml-unclosed", 24, "không đóng"),
    Mistake("units.yaml", "  name: Phòng", " name: Phòng", "yaml-indent", 6, "thụt lề"),
    Mistake("units.yaml", "", "...\n---\nposts: []\n", "yaml-documents", 23, "ngăn"),
    Mistake("units.yaml", "name: UBND huyện", "name: &a UBND huyện", "yaml-anchor", 3, "&a"),
    Mistake("units.yaml", "name: UBND huyện Sông Mơ", "name: *a", "yaml-anchor", 3, "*a"),
    Mistake("units.yaml", "name: UBND huyện", "name: !!str UBND huyện", "yaml-tag", 3, "nhãn"),
    Mistake("units.yaml", "name: UBND huyện", "name: !a UBND huyện", "yaml-tag", 3, "!a"),
    Mistake("units.yaml", "name: UBND huyện Sông Mơ", "name: " + "[" * 25, "yaml-too-deep", 3, "24"),
    Mistake("units.yaml", "name: UBND huyện Sông Mơ", "? [a]\n  : b", "yaml-key-not-text", 3, "“[”"),
    Mistake("units.yaml", "units:", "%YAML 9.9\n---\nunits:", "yaml-syntax", 1, "YAML"),
    Mistake("more.yaml", "", "- a\n- b\n", "yaml-not-a-mapping", 1, "units:"),
    Mistake("more.yaml", "", "chỉ có chữ", "yaml-not-a-mapping", 1, "chỉ có chữ"),
    Mistake("units.yaml", "  kind: office", "  name: Nội vụ\n  kind: office", "duplicate-key", 7, "dòng 6"),
    Mistake("units.yaml", "groups:", "units: []\ngroups:", "duplicate-key", 15, "dòng 1"),
    Mistake("units.yaml", "Sông Mơ", "Sông\x07 Mơ", "control-character", 3, "U+0007"),
)

TYPES = (
    Mistake("units.yaml", "  parent: ubnd", "  parrent: ubnd", "unknown-key", 8, "“parent”"),
    Mistake("units.yaml", "groups:", "group:", "unknown-key", 15, "“groups”"),
    Mistake("units.yaml", "groups:", "xyzzy:", "unknown-key", 15, "duty_rules"),
    Mistake("posts.yaml", "  rank: chair\n", "", "missing-key", 2, "“rank”"),
    Mistake("document.yaml", "  signer: chu-tich\n", "", "missing-key", 1, "“signer”"),
    Mistake(
        "numbers.yaml", "at_least: 6.5", "at_least: cao", "wrong-type", 10, "số, ví dụ 6.5; ở đây là “cao”"
    ),
    Mistake("numbers.yaml", "at_least: 6.5", "at_least:", "wrong-type", 10, "null"),
    Mistake("numbers.yaml", "at_least: 6.5", "at_least: 6,5", "decimal-comma", 10, "6.5"),
    Mistake(
        "numbers.yaml", "at_least: 6.5", "at_least: 6.5000001", "number-too-long", 10, "6 chữ số thập phân"
    ),
    Mistake("numbers.yaml", "year: 2022", "year: 22222222222", "number-too-large", 3, "22222222222"),
    Mistake("numbers.yaml", "year: 2022", "year: '2022'", "wrong-type", 3, "số nguyên"),
    Mistake("numbers.yaml", "year: 2022", "year: 02022", "wrong-type", 3, "số nguyên"),
    Mistake("numbers.yaml", "year: 2022", "year: true", "wrong-type", 3, "“true”"),
    Mistake("pack.yaml", "fictional: true", "fictional: yes", "wrong-type", 4, "true (có)"),
    Mistake("document.yaml", "'21/KH-UBND'", "21", "wrong-type", 9, "ngoặc kép"),
    Mistake("units.yaml", "name: Xã An Hà", "name: {a: b}", "wrong-type", 10, "{…}"),
    Mistake("units.yaml", "- code: ubnd-huyen", "- ubnd\n- code: ubnd-huyen", "wrong-type", 2, "nhóm khóa"),
    Mistake("posts.yaml", FILES["posts.yaml"], "posts: 5\n", "wrong-type", 1, "danh sách"),
    Mistake("units.yaml", "valid_to: 2025-06-30", "valid_to: 2025-06-31", "no-such-day", 14, "2025-06-31"),
    Mistake(
        "units.yaml", "valid_to: 2025-06-30", "valid_to: 30/6/2025", "not-a-date", 14, "Hãy viết 2025-06-30"
    ),
    Mistake("units.yaml", "valid_to: 2025-06-30", "valid_to: 2025-06", "not-a-date", 14, "2023-06-30"),
    Mistake("units.yaml", "valid_to: 2025-06-30", "valid_to: 31/6/2025", "not-a-date", 14, "“31/6/2025”"),
    Mistake("document.yaml", "date: 2023-06\n", "date: 6/2023\n", "not-a-date", 5, "Hãy viết 2023-06"),
    Mistake("document.yaml", "date: 2023-06\n", "date: 2023-06-31\n", "no-such-day", 5, "2023-06-31"),
    Mistake("document.yaml", "date: 2023-06\n", "date: 2023-13\n", "not-a-date", 5, "2023-13"),
    Mistake("units.yaml", "kind: office", "kind: offices", "not-a-choice", 7, "“office”"),
    Mistake("units.yaml", "kind: office", "kind: Phòng", "not-a-choice", 7, "commune"),
    Mistake("units.yaml", "code: phong-noi-vu", "code: Phòng Nội vụ", "ill-formed-code", 5, "phong-noi-vu"),
    Mistake("units.yaml", "code: phong-noi-vu", "code: " + "a" * 81, "ill-formed-code", 5, "80"),
    Mistake("pack.yaml", "song-mo-2023", "song-mo/2023", "ill-formed-code", 2, "song-mo-2023"),
    Mistake("posts.yaml", "code: chu-tich", "code: chu.tich", "ill-formed-code", 2, "chu-tich"),
    Mistake("units.yaml", "name: Xã An Hà", 'name: "Xã\\nAn Hà"', "line-break", 10, "“Xã An Hà”"),
    Mistake("document.yaml", "title: Nâng cao", "title: |-\n    Nâng\n    cao", "line-break", 3, "một dòng"),
    Mistake("units.yaml", "name: Xã An Hà", 'name: "Xã\\u202e An Hà"', "forbidden-character", 10, "U+202E"),
    Mistake("units.yaml", "name: Xã An Hà", "name: '  '", "empty-text", 10, "trống"),
    Mistake("units.yaml", "name: Xã An Hà", "name: " + "x" * 30_001, "text-too-long", 10, "30001"),
    Mistake("duty-rules.yaml", "owners:\n  - role: lead_unit", "owners: []", "empty-list", 5, "owners"),
    Mistake(
        "duty-rules.yaml", "[lead-quarterly]", "[lead-quarterly, lead-quarterly]", "listed-twice", 23, "lặp"
    ),
)

MEANINGS = (
    Mistake("units.yaml", "code: phong-noi-vu", "code: ubnd-huyen", "duplicate-code", 5, "units.yaml:2"),
    Mistake("units.yaml", "unit: xa-an-ha", "unit: xa-an-haa", "dangling-reference", 19, "xa-an-ha."),
    Mistake("units.yaml", "unit: xa-an-ha", "unit: zzzz", "dangling-reference", 19, "đơn vị nào"),
    Mistake("units.yaml", "unit: xa-an-ha", "unit: cac-xa", "reference-to-another-kind", 19, "nhóm đơn vị"),
    Mistake(
        "units.yaml", "committee\n", "committee\n  parent: xa-an-ha\n", "leads-back-to-itself", 5, "parent"
    ),
    Mistake("duty-rules.yaml", "[lead-quarterly]", "[yearly]", "leads-back-to-itself", 23, "yearly"),
    Mistake(
        "numbers.yaml",
        "targets:",
        "- {framework: ddci, year: 2022, component: ddci-1}\ntargets:",
        "given-twice",
        6,
        "numbers.yaml:2",
    ),
    Mistake("assignments.yaml", "accountab", "- {component: ddci-1}\naccountab", "given-twice", 7, "ddci-1"),
    Mistake(
        "calendar.yaml",
        "",
        "calendar:\n  overrides:\n" + "  - {day: 2026-01-02, becomes: day_off, document: a}\n" * 2,
        "given-twice",
        4,
        "2026-01-02",
    ),
    Mistake(
        "assignments.yaml",
        "group: cac-xa",
        "group: cac-xa\n    unit: xa-an-ha",
        "exactly-one-of",
        5,
        "unit, group",
    ),
    Mistake("assignments.yaml", "    group: cac-xa\n", "", "none-of", 5, "unit, group"),
    Mistake(
        "assignments.yaml",
        "to_unit: ubnd-huyen",
        "to_unit: ubnd-huyen\n  to_post: chu-tich",
        "exactly-one-of",
        8,
        "to_post",
    ),
    Mistake("duty-rules.yaml", "- public: true", "- public: false", "none-of", 19, "role"),
    Mistake(
        "duty-rules.yaml",
        "month_day: 11-28",
        "month_day: 11-28\n    period_end: true",
        "exactly-one-of",
        21,
        "period_end",
    ),
    Mistake("duty-rules.yaml", "month_day: 11-28", "month_day: 02-29", "not-a-month-day", 22, "11-28"),
    Mistake("duty-rules.yaml", "month_day: 11-28", "month_day: W48-2", "not-a-month-day", 22, "W48-2"),
    Mistake("duty-rules.yaml", "month_day: 11-28", "month_day: 28/11", "not-a-month-day", 22, "28/11"),
    Mistake("duty-rules.yaml", "day_of_next_month: 8", "day_of_next_month: 32", "out-of-range", 11, "31"),
    Mistake("duty-rules.yaml", "day_of_last_month: 14", "day_of_last_month: 0", "out-of-range", 12, "1"),
    Mistake(
        "duty-rules.yaml",
        "period: quarter",
        "period: quarter\n  within_year: [4, 5]",
        "no-such-period",
        10,
        "từ 1 đến 4",
    ),
    Mistake(
        "duty-rules.yaml",
        "period: year",
        "period: year_to_date\n  within_year: [5]",
        "no-such-period",
        21,
        "từ 1 đến 4",
    ),
    Mistake(
        "duty-rules.yaml", "period: year", "period: year\n  at_least: 367", "out-of-range", 21, "đến 366"
    ),
    Mistake(
        "duty-rules.yaml", "period: year", "period: year\n  at_most: 10000", "out-of-range", 21, "đến 366"
    ),
    Mistake(
        "duty-rules.yaml",
        "period: year",
        "period: year\n  at_least: 2\n  at_most: 1",
        "at-most-below-at-least",
        22,
        "at_most",
    ),
    Mistake("numbers.yaml", "score: 6.18", "score: 61.8", "out-of-range", 5, "từ 1 đến 10"),
    Mistake("numbers.yaml", "at_least: 6.5", "at_least: 0.5", "out-of-range", 10, "từ 1 đến 10"),
    Mistake("numbers.yaml", "top: 3", "top: 11", "out-of-range", 14, "từ 1 đến 10"),
    Mistake("numbers.yaml", "framework: ddci", "framework: pci", "component-of-another-framework", 4, "pci"),
    Mistake(
        "units.yaml",
        "valid_to: 2025-06-30",
        "valid_to: 1999-06-30",
        "ends-before-it-starts",
        14,
        "1999-06-30",
    ),
    Mistake(
        "units.yaml", "    valid_to: 2025", "    valid_to: 1995", "ends-before-it-starts", 21, "1995-06-30"
    ),
    Mistake(
        "units.yaml", "members:", "membership: unstated\n  members:", "unstated-with-members", 19, "listed"
    ),
    Mistake(
        "frameworks.yaml", "{low: 1, high: 10}", "{low: 10, high: 1}", "scale-upside-down", 5, "thang điểm"
    ),
    Mistake("frameworks.yaml", "number: 2", "number: 1", "component-number-twice", 7, "1"),
)

ALL = YAML + TYPES + MEANINGS
