"""What is not in order with an installation, and how to mend it."""

import io
import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ddci.regime.calendar import working_calendar
from ddci.regime.model import CalendarSpec
from ddci_web.apps.accounts.models import User
from ddci_web.apps.duties.models import Duty
from ddci_web.apps.plans.models import AssignmentParty, Plan
from ddci_web.apps.units.models import Appointment, GroupMember
from ddci_web.config import environment, secret_key
from ddci_web.ui import formats

SHOWN = 5  # of a long list, the first few are enough to start mending


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing looked at: in order or not, what was found, and what to do where it is not in order."""

    name: str
    well: bool
    found: str
    mend: str = ""


def examine() -> list[Examined]:
    """Look at everything; what rests on the database is left out when the database does not answer."""
    results = [_configuration(), _secret_key(), _data_files(), _https(), _database()]
    if results[-1].well:
        results += [look() for look in _IN_THE_DATABASE]
    return results


def _configuration() -> Examined:
    name = _("Cấu hình")
    if unknown := environment.unknown_variables(os.environ):
        mend = _("Sửa tên biến hoặc bỏ đi; tên đúng có trong tài liệu cấu hình.")
        return Examined(
            name, False, _("biến không có nghĩa: %(names)s") % {"names": ", ".join(unknown)}, mend
        )
    if settings.DEBUG:
        mend = _("Bỏ OPENDDCI_DEBUG khi chạy thật: trang lỗi đang cho người ngoài xem mã nguồn.")
        return Examined(name, False, _("đang ở chế độ gỡ lỗi"), mend)
    try:
        call_command("check", verbosity=0, fail_level="ERROR", stdout=io.StringIO())
    except SystemCheckError as problems:
        return Examined(name, False, str(problems), _("Sửa các điểm trên rồi chạy lại."))
    return Examined(name, True, _("dùng được; dữ liệu ở %(folder)s") % {"folder": settings.OPENDDCI_DATA})


def _secret_key() -> Examined:
    name = _("Khóa bí mật")
    try:
        secret_key.read_or_create(settings.OPENDDCI_DATA / "secret_key")
    except (secret_key.SecretKeyExposed, secret_key.SecretKeyTooShort, OSError) as reason:
        return Examined(name, False, str(reason), _("Làm theo câu trên rồi chạy lại."))
    return Examined(name, True, _("chỉ chủ của tệp đọc được"))


def _data_files() -> Examined:
    """The folder holds password hashes and sessions: nobody but its owner may look."""
    name, folder = _("Thư mục dữ liệu"), settings.OPENDDCI_DATA
    if not folder.is_dir():
        return Examined(name, True, _("chưa có; sẽ được tạo khi nạp kế hoạch đầu tiên"))
    exposed = [path for path in sorted(folder.glob("*.sqlite3*")) if path.stat().st_mode & 0o077]
    if exposed and folder.stat().st_mode & 0o077:
        mend = _("Chạy: chmod -R go= %(folder)s") % {"folder": folder}
        found = _("người dùng khác của máy đọc được: %(paths)s")
        return Examined(name, False, found % {"paths": _list([str(path) for path in exposed])}, mend)
    return Examined(name, True, _("chỉ chủ của tệp đọc được"))


def _https() -> Examined:
    name = _("HTTPS")
    if settings.OPENDDCI_DEMO or not settings.SECURE_SSL_REDIRECT:
        return Examined(name, settings.OPENDDCI_DEMO, _("đang tắt"), _("Bỏ OPENDDCI_HTTPS=0 khi chạy thật."))
    if not settings.OPENDDCI_BEHIND_PROXY:
        mend = _("Đặt sau một máy chủ web có chứng chỉ và đặt OPENDDCI_BEHIND_PROXY=1.")
        return Examined(
            name, False, _("trang đòi HTTPS nhưng không biết có máy chủ web nào đứng trước"), mend
        )
    return Examined(name, True, _("máy chủ web đứng trước lo phần mã hóa"))


def _accounts() -> Examined:
    name, count = _("Tài khoản"), User.objects.filter(is_active=True).count()
    if not count:
        mend = _("Mở tài khoản đầu tiên: openddci account add TÊN --plan MÃ --post MÃ")
        return Examined(name, False, _("chưa ai đăng nhập được"), mend)
    return Examined(name, True, ngettext("%(n)d tài khoản", "%(n)d tài khoản", count) % {"n": count})


def _demo_accounts() -> Examined:
    name, count = _("Tài khoản trình diễn"), User.objects.filter(is_demo=True).count()
    if count and not settings.OPENDDCI_DEMO:
        found = ngettext(
            "%(n)d tài khoản có mật khẩu công khai", "%(n)d tài khoản có mật khẩu công khai", count
        )
        return Examined(
            name, False, found % {"n": count}, _("Xóa các tài khoản này; chúng chỉ dành cho bản trình diễn.")
        )
    return Examined(name, True, _("không có") if not count else _("chỉ trong bản trình diễn này"))


def _database() -> Examined:
    name = _("Cơ sở dữ liệu")
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (DatabaseError, OSError) as reason:
        mend = _("Kiểm tra DATABASE_URL, máy chủ cơ sở dữ liệu, và quyền ghi vào thư mục dữ liệu.")
        return Examined(name, False, str(reason).strip(), mend)
    if waiting:
        found = ngettext("%(n)d bước cập nhật chưa chạy", "%(n)d bước cập nhật chưa chạy", len(waiting))
        return Examined(name, False, found % {"n": len(waiting)}, _("Chạy: openddci manage migrate"))
    return Examined(name, True, connection.display_name)


def _plans() -> Examined:
    name, count = _("Kế hoạch"), Plan.objects.count()
    if not count:
        return Examined(
            name, False, _("chưa có kế hoạch nào"), _("Nạp một bộ dữ liệu: openddci load THƯ_MỤC")
        )
    found = ngettext("%(n)d kế hoạch", "%(n)d kế hoạch", count) % {"n": count}
    return Examined(name, True, found)


def _calendar() -> Examined:
    """Days off of years whose calendar the Government had not announced follow a formula: dates may move."""
    name = _("Lịch ngày nghỉ")
    last = Duty.objects.aggregate(last=Max("last_day"))["last"]
    covered = working_calendar(CalendarSpec(), years=()).covered_until
    found = _("ngày nghỉ đã công bố đến %(day)s") % {"day": formats.full_day(covered)}
    if last is None or last <= covered:
        return Examined(name, True, found)
    late = Duty.objects.filter(last_day__gt=covered).count()
    found += "; " + ngettext(
        "%(n)d đầu việc có hạn sau ngày đó", "%(n)d đầu việc có hạn sau ngày đó", late
    ) % {"n": late}
    mend = _("Khi có văn bản về ngày nghỉ, ghi các ngày thay đổi vào calendar.yaml của kế hoạch rồi nạp lại.")
    return Examined(name, False, found, mend)


def _appointments() -> Examined:
    name = _("Người giữ chức vụ")
    if clashes := list(_overlaps()):
        mend = _("Đặt ngày kết thúc cho người trước, hoặc ghi người sau là quyền/phụ trách.")
        return Examined(name, False, _list(clashes), mend)
    return Examined(name, True, _("không có hai người cùng giữ một chức vụ"))


def _overlaps() -> Iterator[str]:
    """Yield posts that two people hold on one day, neither of them acting."""
    held = Appointment.objects.filter(acting=False).select_related("post").order_by("post_id", "valid_from")
    for earlier, later in pairwise(held):
        if earlier.post_id == later.post_id and (
            earlier.valid_to is None or earlier.valid_to >= later.valid_from
        ):
            yield _("%(post)s từ %(day)s") % {
                "post": earlier.post.name,
                "day": formats.full_day(later.valid_from),
            }


def _focal_units() -> Examined:
    name = _("Đơn vị đầu mối")
    if double := list(_double_focal_units()):
        mend = _("Giao cho đúng một đơn vị trong assignments.yaml rồi nạp lại.")
        return Examined(name, False, _list(double), mend)
    return Examined(name, True, _("mỗi chỉ số nhiều nhất một đơn vị"))


def _double_focal_units() -> Iterator[str]:
    """Yield components whose focal unit is a group that has more than one member when the plan takes effect."""
    groups = AssignmentParty.objects.filter(role="focal_unit", group__isnull=False)
    for plan in Plan.objects.all():
        belonging = GroupMember.objects.on(plan.certain_effect).filter(group__structure=plan.structure_id)
        members = Counter[int | None](belonging.values_list("group_id", flat=True))
        for party in groups.filter(assignment__plan=plan).select_related("assignment__component"):
            if (count := members[party.group_id]) > 1:
                yield f"{plan.code}: {party.assignment.component.name} ({count})"


def _list(items: list[str]) -> str:
    shown = "; ".join(items[:SHOWN])
    return (
        shown if len(items) <= SHOWN else _("%(items)s … (tất cả %(n)d)") % {"items": shown, "n": len(items)}
    )


_IN_THE_DATABASE: tuple[Callable[[], Examined], ...] = (
    _plans,
    _calendar,
    _appointments,
    _focal_units,
    _accounts,
    _demo_accounts,
)
