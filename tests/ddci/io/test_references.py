import pytest

from ddci.io.references import close_codes

UNITS = (
    "ubnd-huyen", "phong-noi-vu", "phong-tnmt", "phong-tu-phap", "thanh-tra", "an-ha", "tan-hung", "xa-mot", "voi"
)  # fmt: skip


class TestCloseCodes:
    @pytest.mark.parametrize(
        "typed, meant",
        [
            ("phong-noi-vuu", "phong-noi-vu"), ("phuong-noi-vu", "phong-noi-vu"), ("phong-noivu", "phong-noi-vu"),
            ("an-ho", "an-ha"), ("voii", "voi"), ("ubnd-huyenn", "ubnd-huyen"), ("tan-hugn", "tan-hung"),
        ],
    )  # fmt: skip
    def test_are_those_that_differ_by_a_slip(self, typed, meant):
        assert close_codes(typed, UNITS)[:1] == [meant]

    @pytest.mark.parametrize(
        "typed", ["phuong-vu-ninh", "phuong-thanh", "phong-y-te", "xa-hai", "phuong-tan-an"]
    )
    def test_are_none_where_only_the_kind_of_unit_is_alike(self, typed):
        assert close_codes(typed, UNITS) == []
