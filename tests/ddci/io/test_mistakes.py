import pytest

from tests.ddci.io.mistakes import ALL, Mistake
from tests.ddci.io.small_folder import FILES, planted, problems_in, write_files


class TestMistakes:
    @pytest.mark.parametrize("mistake", ALL, ids=lambda mistake: f"{mistake.code}-{mistake.wrong[:30]!r}")
    def test_each_is_named_with_its_line_and_what_to_do(self, mistake: Mistake, tmp_path):
        found = problems_in(write_files(tmp_path, planted(*mistake[:3])))

        ours = [problem for problem in found if problem.code == mistake.code]
        assert ours, [(problem.code, problem.place.short) for problem in found]
        assert (ours[0].place.file, ours[0].place.line) == (mistake.file, mistake.line)
        assert mistake.says in ours[0].message("vi")
        assert ours[0].message("en") != ours[0].message("vi")

    @pytest.mark.parametrize("mistake", ALL, ids=lambda mistake: f"{mistake.code}-{mistake.wrong[:30]!r}")
    def test_each_is_the_only_one_reported(self, mistake: Mistake, tmp_path):
        follow_ups = {  # what cannot be said apart from the mistake itself
            "duplicate-code": {"dangling-reference"},
            "ill-formed-code": {"dangling-reference"},
            "missing-key": {"dangling-reference"},
        }

        found = problems_in(write_files(tmp_path, planted(*mistake[:3])))

        assert {problem.code for problem in found} - follow_ups.get(mistake.code, set()) == {mistake.code}

    def test_all_are_reported_at_once_in_the_order_of_their_places(self, tmp_path):
        files = {
            **FILES,
            "units.yaml": FILES["units.yaml"]
            .replace("kind: office", "kind: offices")
            .replace("Xã An Hà", "08", 1),
            "numbers.yaml": FILES["numbers.yaml"].replace("6.5", "cao").replace("2022", "hai"),
            "posts.yaml": FILES["posts.yaml"].replace("unit: ubnd-huyen", "unit: ubnd-tinh"),
            "more.yaml": "posts: []\nxyz: 1\n",
        }

        found = problems_in(write_files(tmp_path, files))

        assert [(problem.place.short, problem.code) for problem in found] == [
            ("more.yaml:2", "unknown-key"),
            ("numbers.yaml:3", "wrong-type"),
            ("numbers.yaml:10", "wrong-type"),
            ("posts.yaml:1", "key-in-two-files"),
            ("units.yaml:7", "not-a-choice"),
        ]

    def test_references_are_checked_beside_wrong_types(self, tmp_path):
        files = planted("posts.yaml", "unit: ubnd-huyen", "unit: ubnd-tinh")
        files["numbers.yaml"] = FILES["numbers.yaml"].replace("6.5", "cao")

        found = problems_in(write_files(tmp_path, files))

        assert [problem.code for problem in found] == ["wrong-type", "dangling-reference"]

    def test_what_stands_in_an_unreadable_file_is_not_missed_elsewhere(self, tmp_path):
        found = problems_in(write_files(tmp_path, {**FILES, "units.yaml": b"units:\n- name: \xff\n"}))

        assert [(problem.code, problem.place.short) for problem in found] == [("not-utf-8", "units.yaml:2")]

    def test_thousands_of_dangling_references_are_told_in_time(self, tmp_path):
        many = "".join(
            f"- {{code: x-{n}, name: X, kind: office, parent: y-{n}}}\n" for n in range(100, 2_100)
        )

        found = problems_in(write_files(tmp_path, planted("units.yaml", "units:\n", f"units:\n{many}")))

        assert len(found) == 2_000
        assert sum("close" in problem.facts for problem in found) == 50
