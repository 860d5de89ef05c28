from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from ddci import lint
from ddci.regime.period import periods_of_year
from ddci.regime.wording import Phrase, Said
from ddci_web.apps.plans.facts import NotAFact, decoded, encoded
from ddci_web.apps.plans.queries import findings
from tests.ddci.packs import small_pack
from tests.strategies import partial_dates
from tests.web.plans_on_site import grown_pack, loaded

simple = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(),
    st.dates(),
    st.decimals(allow_nan=False, allow_infinity=False),
    partial_dates(),
    st.sampled_from(periods_of_year("quarter", 2023)),
    st.builds(Said, vi=st.text(), en=st.text()),
    st.builds(Phrase, code=st.text(), facts=st.just((("day", date(2023, 10, 7)),))),
    st.builds(lint.Named, code=st.text(), name=st.text(), name_en=st.none() | st.text()),
)
facts = st.dictionaries(
    st.text(),
    st.recursive(simple, lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=5),
    max_size=4,
)


class TestFacts:
    @given(facts)
    def test_come_back_as_they_were(self, given_facts):
        assert decoded(encoded(given_facts)) == given_facts

    @given(st.decimals(allow_nan=False, allow_infinity=False))
    def test_keep_the_digits_of_a_number(self, number):
        assert str(decoded(encoded(number))) == str(number)

    def test_refuse_what_could_not_come_back(self):
        with pytest.raises(NotAFact):
            encoded({1, 2})


@pytest.mark.django_db
class TestFindings:
    def test_are_those_of_the_check_in_the_same_words(self):
        shown = findings(loaded(small_pack()))

        checked = lint.check(small_pack())
        assert sorted(line.message for line in shown.lines) == sorted(
            found.message("vi") for found in checked
        )
        assert sum(shown.counts.values()) == len(checked)

    def test_put_what_must_be_mended_first(self):
        shown = findings(loaded(small_pack()))

        severities = [group.severity for group in shown.groups]
        assert severities == [name for name in lint.SEVERITIES if name in severities]
        assert shown.groups[0].severity == "blocking"

    def test_say_where_in_the_reader_s_language(self):
        plan = loaded(small_pack())
        (vietnamese,) = findings(plan, code="cascade-inverted").lines[:1]
        (english,) = findings(plan, code="cascade-inverted", lang="en").lines[:1]

        assert "Báo cáo quý" in vietnamese.place
        assert vietnamese.title != english.title
        assert (vietnamese.noun, vietnamese.at_code) == ("duty_rules", vietnamese.at.split("/")[1])

    def test_can_be_chosen_by_severity_and_by_words(self):
        plan = loaded(small_pack())

        assert {line.severity for line in findings(plan, severity="note").lines} <= {"note"}
        assert findings(plan, text="khong co tu nay").lines == ()
        assert findings(plan, text="bao cao quy").lines

    def test_count_all_whatever_is_chosen(self):
        plan = loaded(small_pack())

        assert findings(plan, severity="note").counts == findings(plan).counts

    def test_take_as_many_statements_for_ten_times_the_plan(self):
        def statements(times: int) -> int:
            plan = loaded(grown_pack(times))
            with CaptureQueriesContext(connection) as captured:
                findings(plan)
            return len(captured)

        assert statements(1) == statements(10) == 2
