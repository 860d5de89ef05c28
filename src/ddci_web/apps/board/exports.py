"""The figures of the board as a table, at the precision that the plan prints."""

from collections.abc import Iterator
from decimal import Decimal

from ddci_web.apps.plans.queries import Board, BoardRow
from ddci_web.ui.downloads import csv_text

COLUMNS = (
    "number", "component", "name", "strategy", "index_weight", "result_year", "result", "target_year",
    "target_at_least", "gap", "weighted_gap", "share_of_gaps", "leader_in_charge", "focal_unit",
)  # fmt: skip


def board_csv(board: Board) -> str:
    """Return a row for each component in the order of the board, and one for the total; empty where unknown.

    ``weighted_gap`` is gap × weight in per cent, filled only where the plan prints every weight; ``share_of_gaps``
    is the part of all weighted gaps then, else of all gaps.
    """
    return csv_text(COLUMNS, _rows(board), simulated=board.plan.fictional)


def _rows(board: Board) -> Iterator[list[object]]:
    for row in board.rows:
        share = None if row.share is None else round(row.share, 4)
        yield [
            row.number, row.code, row.name, row.strategy, row.index_weight, board.result_year, row.result,
            board.target_year, row.target, row.gap, _weighted(board, row), share,
            row.leader and row.leader.name, row.focal and row.focal.name,
        ]  # fmt: skip
    total = board.total
    if board.framework is not None:
        yield [
            None, board.framework.code, board.framework.name, None, None, board.result_year, total.result,
            board.target_year, total.target, total.gap, None, None, None, None,
        ]  # fmt: skip


def _weighted(board: Board, row: BoardRow) -> Decimal | None:
    if not board.weights_known or row.gap is None or row.index_weight is None:
        return None
    return row.gap * row.index_weight / 100
