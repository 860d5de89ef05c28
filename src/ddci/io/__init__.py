"""Files to values and back: pack folders, workbooks, schemas; the unusable is refused with its place."""
