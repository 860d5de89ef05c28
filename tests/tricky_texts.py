"""Texts such as a plan has, and such as files mistake for something else."""

from unicodedata import normalize

from hypothesis import strategies as st

LONG_TEXT = (
    "Một câu khá dài của kế hoạch, có dấu phẩy, để xem việc gập dòng khi ghi ra tệp có giữ nguyên từng chữ "
    "hay không, kể cả khi nó dài hơn hai dòng và có “ngoặc kép” ở giữa: vẫn phải đọc lại được như cũ."
)
# Numbers, dates, formulas, the signs and words of YAML and XML, line ends, long lines.
TRICKY_TEXTS = (
    "08", "0", "6:18", "6,18", "1e3", "0x1F", "1_000", ".5", "-7", "+84", "2023", "2023-06", "2023-06-30",
    "08/10/2023", "50 %", "yes", "No", "on", "true", "Null", "~", "null", "nan", "=1+1", "+A1", "-A1", "@SUM",
    '=HYPERLINK("http://x")', "'quoted", '"quoted"', "a: b", "a #b", "#a", "- a", "-", "? a", "! a", "&a",
    "*a", "[a]", "{a: b}", "a, b; c", "a|b", "| a", "> a", "% a", "`a`", "a\\nb", "a\\", "---", "...",
    "<a href='x'>&amp;", "_x0041_", "Đất đai", "đường dây nóng", "Nguyễn Thị Ngọc Huyền",
    "Ưu tiên: việc “khó”", "½ ngày – 3 m²", "😀", "dòng một\ndòng hai", "dòng một\n\n  thụt vào\ncuối",
    "a\tb", "dấu cách  đôi", LONG_TEXT, LONG_TEXT + "\n" + LONG_TEXT, LONG_TEXT.replace(" ", "  "),
)  # fmt: skip
_LETTERS = (
    "abcdđeghiklmnopqrstuvxyAĐƠƯĂÂÊÔàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữự"
    " 0123456789,.-:;()/%\"'&#"
)

texts = st.one_of(
    st.sampled_from(TRICKY_TEXTS),
    st.text(_LETTERS, min_size=1, max_size=40).map(lambda text: normalize("NFC", text).strip()).filter(bool),
)
"""Text as it is stored: composed, trimmed, printable."""

lines = texts.filter(lambda text: "\n" not in text)
"""Texts of one line, as names and titles are."""
