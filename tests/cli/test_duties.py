import argparse
import csv
import dataclasses
import io
import json
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from ddci.base.dates import PartialDate
from ddci.io.pack_folder import write_pack
from ddci.plan.duties import duties_of
from ddci.regime.model import CalendarOverride, CalendarSpec
from ddci_cli import duties
from ddci_cli.main import main
from tests.ddci.packs import PACK


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("packs") / "song-mo-2023"
    write_pack(PACK, path)
    return str(path)


def run(*words):
    parser = argparse.ArgumentParser()
    duties.add_parser(parser.add_subparsers())
    arguments = parser.parse_args(["duties", *words])
    return arguments.run(arguments)


class TestDuties:
    def test_lists_the_whole_year_by_date(self, folder, capsys):
        assert run(folder) == 0
        assert f"Tổng cộng {len(duties_of(PACK))} đầu việc" in capsys.readouterr().out

    @pytest.mark.parametrize("start, end", [("2023-10-05", "2023-10-08"), ("05/10/2023", "8/10/2023")])
    def test_takes_dates_as_people_and_as_computers_write_them(self, folder, capsys, start, end):
        assert run(folder, "--from", start, "--to", end, "--format", "csv") == 0

        days = {row["due_date"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
        assert days == {"2023-10-05", "2023-10-08"}

    def test_shows_a_unit_its_own_work_and_how_it_was_dated(self, folder, capsys):
        assert run(folder, "--unit", "thanh-tra") == 0

        page = capsys.readouterr().out
        assert "Kỳ quý III/2023" in page
        assert "xã Mốt" not in page

    def test_writes_json_and_a_calendar_that_can_be_read_back(self, folder, capsysbinary):
        assert run(folder, "--format", "json", "--lang", "en") == 0
        rows = json.loads(capsysbinary.readouterr().out)
        assert run(folder, "--format", "ics") == 0
        feed = capsysbinary.readouterr().out

        assert len(rows) == len(Calendar.from_ical(feed).walk("VEVENT")) == len(duties_of(PACK))
        assert run(folder, "--format", "ics") == 0
        assert capsysbinary.readouterr().out == feed  # the same pack, the same bytes


class TestRefusals:
    @pytest.mark.parametrize("asked", ["phong-noi-v", "Nội vụ", "noi-vu"])
    def test_of_an_unknown_unit_name_what_was_probably_meant(self, folder, capsys, asked):
        assert run(folder, "--unit", asked) == 2

        said = capsys.readouterr()
        assert said.out == ""
        assert "phong-noi-vu (Phòng Nội vụ)" in said.err

    def test_of_a_group_name_its_members(self, folder, capsys):
        assert run(folder, "--unit", "cac-xa", "--lang", "en") == 2
        assert "xa-mot, xa-hai" in capsys.readouterr().err

    def test_of_a_unit_like_no_other_say_where_codes_stand(self, folder, capsys):
        assert run(folder, "--unit", "qqqqqq") == 2
        assert "units.yaml" in capsys.readouterr().err

    def test_of_a_unit_show_what_a_terminal_would_obey(self, folder, capsys):
        assert run(folder, "--unit", "\x1b[2Jq\nq") == 2
        assert "“\\x1b[2Jq\\nq”" in capsys.readouterr().err

    def test_of_a_range_that_ends_before_it_starts(self, folder, capsys):
        assert run(folder, "--from", "2023-12-01", "--to", "2023-01-01") == 2
        assert "--from" in capsys.readouterr().err

    @pytest.mark.parametrize(
        "text",
        ["31/6/2023", "2023-13-01", "mai", "20231005", "2023-W40-4", "٠٥/١٠/٢٠٢٣", "2023-10-5", "5/10/23"],
    )
    def test_of_what_is_no_day(self, folder, capsys, text):
        with pytest.raises(SystemExit) as stopped:
            run(folder, "--from", text)

        assert stopped.value.code == 2
        assert text in capsys.readouterr().err

    def test_of_a_plan_from_before_the_working_week_say_so(self, tmp_path, capsys):
        early = dataclasses.replace(PACK.document, year=1980, date=PartialDate(1980))
        write_pack(dataclasses.replace(PACK, document=early), tmp_path / "early")

        assert main(["duties", str(tmp_path / "early")]) == 2

        said = capsys.readouterr().err
        assert "hãy xem lại năm đã ghi" in said
        assert "check the year" in said

    def test_of_a_calendar_without_working_days_say_so(self, tmp_path, capsys):
        start = date(2023, 9, 1)
        days = (start + timedelta(days=n) for n in range(150))
        closed = tuple(CalendarOverride(day=day, becomes="day_off", document="1/QĐ") for day in days)
        rules = tuple(dataclasses.replace(rule, days_off="next_working_day") for rule in PACK.duty_rules)
        calendar = CalendarSpec(overrides=closed)
        write_pack(dataclasses.replace(PACK, calendar=calendar, duty_rules=rules), tmp_path / "closed")

        assert main(["duties", str(tmp_path / "closed")]) == 2
        assert "hãy xem lại các ngày hoán đổi" in capsys.readouterr().err

    def test_of_a_folder_that_is_no_pack_say_what_is_wrong(self, tmp_path, capsys):
        (tmp_path / "units.yaml").write_text("units: nonsense\n", encoding="utf-8")

        assert run(str(tmp_path)) == 2
        assert "units.yaml" in capsys.readouterr().err
