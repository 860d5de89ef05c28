import csv
import dataclasses
import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from ddci.io.duties import COLUMNS, NAME_COLUMNS, duties_csv, duties_ics, duties_json, names_of
from ddci.io.duty_list import duties_table
from ddci.plan.duties import duties_due, duties_of
from ddci.regime.duty import basis_sentence
from tests.ddci.packs import PACK, RULES, changed, small_pack

DUTIES = duties_of(PACK)
STAMP = datetime(2023, 6, 30, tzinfo=UTC)


def events(feed):
    return Calendar.from_ical(feed).walk("VEVENT")


class TestCsv:
    def test_has_one_row_per_duty_and_reads_back_as_it_was(self):
        table = list(csv.DictReader(io.StringIO(duties_csv(DUTIES))))

        assert tuple(table[0]) == COLUMNS
        assert [
            (row["rule"], row["owner"], row["recipient"], row["component"], row["period"], row["last_day"])
            for row in table
        ] == [
            (
                duty.rule,
                duty.owner,
                duty.recipient,
                duty.component or "",
                duty.period.code,
                duty.last_day.isoformat(),
            )
            for duty in DUTIES
        ]

    def test_explains_each_date_in_the_language_asked_for(self):
        for lang in ("vi", "en"):
            table = csv.DictReader(io.StringIO(duties_csv(DUTIES, lang=lang)))
            assert [row["basis"] for row in table] == [basis_sentence(duty, lang) for duty in DUTIES]

    def test_leaves_an_unknown_cutoff_empty(self):
        assert {row["cutoff_date"] for row in csv.DictReader(io.StringIO(duties_csv(DUTIES)))} == {""}

    def test_marks_what_may_come_before_the_plan(self):
        table = csv.DictReader(io.StringIO(duties_csv(DUTIES)))

        assert {row["rule"] for row in table if row["before_plan"] == "true"} == {"consolidated-half-year"}

    def test_holds_nothing_that_a_spreadsheet_runs(self):
        odd = dataclasses.replace(DUTIES[0], rule="=HYPERLINK(1)", owner="@a", component="-1")

        (row,) = csv.DictReader(io.StringIO(duties_csv([odd])))

        assert (row["rule"], row["owner"], row["component"]) == ("'=HYPERLINK(1)", "'@a", "'-1")

    def test_puts_the_names_of_a_known_pack_behind_the_codes(self):
        (row, *_) = csv.DictReader(io.StringIO(duties_csv(DUTIES, pack=PACK)))
        duty = DUTIES[0]

        assert tuple(row) == (*COLUMNS, *NAME_COLUMNS)
        assert (row["owner"], row["owner_name"]) == (duty.owner, names_of(PACK).of(duty.owner))
        assert (row["component"], row["component_name"]) == ("ddci-1", "1. Chi phí thời gian")

    def test_leaves_the_name_of_no_component_empty(self):
        duty = next(duty for duty in DUTIES if duty.component is None)

        (row,) = csv.DictReader(io.StringIO(duties_csv([duty], pack=PACK, lang="en")))

        assert (row["component"], row["component_name"]) == ("", "")

    def test_of_nothing_is_a_header(self):
        assert duties_csv(()) == ",".join(COLUMNS) + "\n"


class TestJson:
    def test_says_the_same_as_the_csv_with_real_types(self):
        rows = json.loads(duties_json(DUTIES))
        table = list(csv.DictReader(io.StringIO(duties_csv(DUTIES))))

        assert len(rows) == len(table)
        for row, cells in zip(rows, table, strict=True):
            assert row["due_date"] == cells["due_date"]
            assert row["component"] == (cells["component"] or None)
            assert row["before_plan"] is (cells["before_plan"] == "true")
            assert row["number"] == int(cells["number"])

    def test_adds_the_steps_and_the_name_of_the_period(self):
        row = json.loads(duties_json(DUTIES, lang="en"))[0]

        assert row["period_label"] == "Q2 2023"
        assert len(row["basis_steps"]) == len(DUTIES[0].basis)

    def test_of_nothing_is_an_empty_list(self):
        assert json.loads(duties_json(())) == []


class TestCalendarFeed:
    def test_holds_one_all_day_event_per_duty_on_its_last_day(self):
        found = events(duties_ics(DUTIES, PACK, stamp=STAMP))

        assert [event["dtstart"].dt for event in found] == [duty.last_day for duty in DUTIES]
        assert all(event["dtend"].dt - event["dtstart"].dt == timedelta(days=1) for event in found)
        assert all(type(event["dtstart"].dt) is date for event in found)

    def test_names_who_owes_what_to_whom(self):
        duty = next(duty for duty in DUTIES if duty.rule == "lead-quarterly" and duty.owner == "xa-mot")
        (event,) = events(duties_ics([duty], PACK, stamp=STAMP))

        assert event["summary"] == (
            "UBND xã Mốt: Báo cáo quý của đơn vị chủ trì (1. Chi phí thời gian), quý II/2023 → Phòng Nội vụ"
        )
        assert "08/07/2023" in event["description"]
        assert basis_sentence(duty) in event["description"]

    def test_speaks_english_where_names_have_been_translated(self):
        duty = next(duty for duty in DUTIES if duty.rule == "lead-quarterly" and duty.owner == "xa-mot")
        (event,) = events(duties_ics([duty], PACK, stamp=STAMP, lang="en"))

        assert event["summary"] == (
            "UBND xã Mốt: Quarterly report of a lead unit (1. Chi phí thời gian), Q2 2023 → Office of Home Affairs"
        )

    def test_gives_every_duty_an_identity_of_its_own_that_lasts(self):
        twice = duties_of(small_pack(duty_rules=changed(RULES, "dialogue", at_least=2)))
        first, second = (duties_ics(twice, PACK, stamp=STAMP) for _ in range(2))
        moved = [dataclasses.replace(duty, last_day=duty.last_day + timedelta(days=3)) for duty in twice]
        uids = [str(event["uid"]) for event in events(first)]

        assert first == second
        assert len(set(uids)) == len(twice)
        assert [str(event["uid"]) for event in events(duties_ics(moved, PACK, stamp=STAMP))] == uids

    def test_keeps_a_name_of_several_lines_in_one_property(self):
        name = "Kế hoạch\nDDCI; PCI, 2023\r\nX-EVIL:1"
        pack = small_pack(pack=dataclasses.replace(PACK.pack, name=name))

        feed = duties_ics(DUTIES[:1], pack, stamp=STAMP)

        assert "X-EVIL" not in Calendar.from_ical(feed)
        assert "DDCI\\; PCI\\, 2023\\nX-EVIL:1" in Calendar.from_ical(feed)["x-wr-calname"]

    def test_keeps_its_lines_within_75_octets(self):
        assert max(len(line) for line in duties_ics(DUTIES, PACK, stamp=STAMP).split(b"\r\n")) <= 75

    def test_is_stamped_as_told(self):
        assert {event["dtstamp"].dt for event in events(duties_ics(DUTIES, PACK, stamp=STAMP))} == {STAMP}


class TestList:
    @pytest.mark.parametrize("lang", ["vi", "en"])
    @pytest.mark.parametrize("width", [60, 100])
    def test_fits_the_terminal(self, lang, width):
        page = duties_table(DUTIES, PACK, lang=lang, width=width, basis=True)

        assert max(len(line) for line in page.splitlines()) <= width

    def test_goes_by_date_and_counts(self):
        page = duties_table(DUTIES, PACK)
        headings = [line for line in page.splitlines() if line and not line.startswith(" ")]

        assert headings[0] == "12/06/2023 (thứ Hai) · hạn cuối 11/06/2023 (Chủ nhật) · 1 đầu việc"
        assert "08/10/2023 (Chủ nhật) · hạn cuối 07/10/2023 (thứ Bảy) · 6 đầu việc" in headings
        assert headings[-1].startswith(f"Tổng cộng {len(DUTIES)} đầu việc, ")

    def test_calls_a_component_by_number_and_name(self):
        page = duties_table(DUTIES, PACK)

        assert "1. Chi phí thời gian → Phòng Nội vụ" in page
        assert "ddci-1" not in page

    def test_names_a_whole_group_at_once_and_part_of_one_by_its_members(self):
        quarter = [duty for duty in DUTIES if duty.rule == "lead-quarterly" and duty.period.code == "2023-Q3"]
        part = [duty for duty in quarter if duty.owner != "xa-hai"]

        assert "UBND các xã (cả 2)" in duties_table(quarter, PACK)
        assert "UBND xã Mốt" not in duties_table(quarter, PACK)
        assert "UBND xã Mốt" in duties_table(part, PACK)
        assert "cả 2" not in duties_table(part, PACK)

    def test_shows_how_dates_were_found_when_asked(self):
        mine = duties_due(DUTIES, unit="thanh-tra")

        assert "Kỳ quý III/2023" in duties_table(mine, PACK, basis=True)
        assert "Kỳ quý III/2023" not in duties_table(mine, PACK)

    def test_marks_what_may_come_before_the_plan(self):
        page = " ".join(duties_table(DUTIES, PACK).split())

        assert page.count("trước khi kế hoạch chắc chắn có hiệu lực") == 1

    def test_says_so_when_there_is_nothing(self):
        assert duties_table((), PACK) == (
            "Không có đầu việc nào đến hạn trong phạm vi đã chọn; kế hoạch này của năm 2023.\n"
        )
