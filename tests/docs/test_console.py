"""The reader of ``console`` blocks: it must not let an untrue page pass."""

import pytest

from tests.docs.console import missing_lines, steps_of

PAGE = """\
Text.

```console
$ openddci check plan  # exit 1
Found …
$ ls
```

```sh
openddci demo
```
"""


class TestSteps:
    @pytest.fixture
    def steps(self, tmp_path):
        page = tmp_path / "page.md"
        page.write_text(PAGE, encoding="utf-8")
        return list(steps_of(page))

    def test_are_the_commands_of_console_blocks_alone(self, steps):
        assert [step.command for step in steps] == ["openddci check plan", "ls"]

    def test_know_what_they_promise_and_where_they_stand(self, steps):
        assert [(step.shown, step.exit_code, step.line) for step in steps] == [
            (("Found …",), 1, 4),
            ((), 0, 6),
        ]


class TestMissingLines:
    PRINTED = "one thing\n  two things\nthree things\n"

    @pytest.mark.parametrize(
        "shown",
        [
            ("one thing", "three things"),
            ("one thing", "…", "three …"),
            ("two things",),
            ("… things", "three…"),
        ],
    )
    def test_are_none_when_all_stand_there_in_order(self, shown):
        assert missing_lines(shown, self.PRINTED) == []

    @pytest.mark.parametrize(
        "shown, missing",
        [
            (("two",), ["two"]),
            (("one thing", "four things"), ["four things"]),
            (("three things", "one thing"), ["one thing"]),
            (("one thing", "one thing"), ["one thing"]),
            (("one .*",), ["one .*"]),
        ],
    )
    def test_are_told_when_they_are_absent_or_out_of_order(self, shown, missing):
        assert missing_lines(shown, self.PRINTED) == missing
