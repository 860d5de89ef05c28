"""A small pack as files, and a way to plant one mistake in it."""

from pathlib import Path

import pytest

from ddci.io.pack_folder import read_pack
from ddci.io.problems import UnusablePack

FILES = {
    "pack.yaml": """\
pack:
  code: song-mo-2023
  name: Kế hoạch ví dụ
  fictional: true
""",
    "document.yaml": """\
document:
  symbol: KH-UBND
  title: Nâng cao DDCI năm 2023
  year: 2023
  date: 2023-06
  issuer: ubnd-huyen
  signer: chu-tich
  parents:
  - number: '21/KH-UBND'
    title: Kế hoạch của tỉnh
    issuer: UBND tỉnh
    date: 2023-05-11
""",
    "units.yaml": """\
units:
- code: ubnd-huyen
  name: UBND huyện Sông Mơ
  kind: peoples_committee
- code: phong-noi-vu
  name: Phòng Nội vụ
  kind: office
  parent: ubnd-huyen
- code: xa-an-ha
  name: Xã An Hà
  kind: commune
  parent: ubnd-huyen
  valid_from: 2000-01-01
  valid_to: 2025-06-30
groups:
- code: cac-xa
  name: UBND các xã
  members:
  - unit: xa-an-ha
    valid_from: 2000-01-01
    valid_to: 2025-06-30
""",
    "posts.yaml": """\
posts:
- code: chu-tich
  name: Chủ tịch
  unit: ubnd-huyen
  rank: chair
""",
    "frameworks.yaml": """\
frameworks:
- code: ddci
  name: Năng lực cạnh tranh cấp huyện
  short_name: DDCI
  component_scale: {low: 1, high: 10}
  total_scale: {low: 0, high: 100}
  components:
  - code: ddci-1
    number: 1
    name: Minh bạch
  - code: ddci-2
    number: 2
    name: Đất đai
- code: pci
  name: Năng lực cạnh tranh cấp tỉnh
  short_name: PCI
  component_scale: {low: 1, high: 10}
  total_scale: {low: 0, high: 100}
""",
    "numbers.yaml": """\
results:
- framework: ddci
  year: 2022
  component: ddci-1
  score: 6.18
targets:
- framework: ddci
  year: 2023
  component: ddci-1
  at_least: 6.5
rank_goals:
- framework: ddci
  year: 2023
  top: 3
  out_of: 10
""",
    "assignments.yaml": """\
assignments:
- component: ddci-1
  leader_in_charge: chu-tich
  lead_units:
  - as_written: UBND các xã
    group: cac-xa
accountabilities:
- code: lanh-dao
  who: leaders
  subject: component_scores
  to_unit: ubnd-huyen
""",
    "duty-rules.yaml": """\
duty_rules:
- code: lead-quarterly
  name: Báo cáo quý
  kind: report
  owners:
  - role: lead_unit
  recipients:
  - unit: ubnd-huyen
  period: quarter
  due:
    day_of_next_month: 8
  cutoff: {day_of_last_month: 14, source: NĐ 09/2019}
- code: yearly
  name: Báo cáo năm
  kind: report
  owners:
  - unit: phong-noi-vu
  recipients:
  - public: true
  period: year
  due:
    month_day: 11-28
  compiled_from: [lead-quarterly]
""",
}


def write_files(folder: Path, files: dict[str, str | bytes] = FILES) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def planted(file: str, right: str, wrong: str) -> dict[str, str | bytes]:
    """Return the files with the first ``right`` in one of them replaced, or ``wrong`` put at its end."""
    text = FILES.get(file, "")
    assert right in text, "the mistake must be planted somewhere"
    return {**FILES, file: text.replace(right, wrong, 1) if right else text + wrong}


def problems_in(folder: Path, **options):
    """Return why the folder is no pack."""
    with pytest.raises(UnusablePack) as refusal:
        read_pack(folder, **options)
    return refusal.value.problems
