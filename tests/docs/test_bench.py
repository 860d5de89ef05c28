"""The bench measures plans that can be used, and its table says what it measured; no time is asserted."""

from bench.big_pack import COMPONENTS, big_pack
from bench.check_scale import STAGES, lines, measure
from ddci import lint
from ddci.io.pack_folder import read_pack, write_pack
from ddci.plan.duties import duties_of


class TestBigPack:
    def test_can_be_written_read_checked_and_dated(self, tmp_path):
        made = big_pack(provinces=2, communes=3)
        write_pack(made, tmp_path / "pack")

        assert read_pack(tmp_path / "pack").pack == made
        assert lint.check(made)
        assert duties_of(made)

    def test_grows_in_findings_and_duties_with_its_provinces(self):
        one, three = (big_pack(provinces=number, communes=4) for number in (1, 3))

        assert len(duties_of(three)) == 3 * len(duties_of(one))
        assert len(lint.check(three)) > 2 * len(lint.check(one))
        assert len(three.assignments) == 3 * COMPONENTS


def test_a_measurement_has_a_line_with_growth_relative_to_the_first(tmp_path):
    write_pack(big_pack(provinces=1, communes=2), tmp_path / "pack")

    measured = measure(tmp_path / "pack", name="small", repeat=1)
    head, _, line = lines([measured])

    assert all(f"{stage}, s" in head for stage in STAGES)
    assert line.startswith("| small | ")
    assert line.count("| 1.00 ") == len(STAGES)
    assert measured.command > 0
