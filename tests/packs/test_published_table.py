"""The numbers of the real pack are those of the plan's table."""

import csv
from decimal import Decimal

from ddci.io.pack_folder import read_pack
from ddci_cli.console import shipped_packs


def test_results_targets_and_names_are_those_the_plan_prints(reference):
    pack = read_pack(shipped_packs() / "lang-giang-2023").pack
    names = {item.code: item.name for item in pack.frameworks[0].components}
    scores = {row.component: row.score for row in pack.results if row.year == 2022}
    targets = {row.component: row.at_least for row in pack.targets if row.year == 2023}
    with reference("data/ddci/lang_giang_2022_2023.csv").open(encoding="utf-8", newline="") as file:
        printed = list(csv.DictReader(file))

    assert len(printed) == 10
    for row in printed:
        code = None if row["no"] == "total" else f"ddci-{row['no']}"
        assert scores[code] == Decimal(row["result_2022"])
        assert targets[code] == Decimal(row["target_2023_min"])
        assert code is None or names[code] == row["component_vi"]
