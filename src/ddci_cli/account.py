"""``openddci account add``: who may sign in, as the holder of which post."""

import argparse
import sys
from typing import TYPE_CHECKING

from ddci_cli.console import say

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from ddci_web.apps.access.actor import PostRef


def add_parser(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    account = commands.add_parser("account", help="tài khoản đăng nhập / accounts")
    verbs = account.add_subparsers(dest="account_command", required=True, metavar="VIỆC")
    add = verbs.add_parser("add", help="mở một tài khoản cho một chức vụ / open an account for a post")
    add.add_argument("login", help="tên đăng nhập: chữ thường không dấu, số và . _ - / login name")
    add.add_argument("--plan", help="mã kế hoạch có chức vụ ấy / the plan that names the post")
    add.add_argument("--post", help="mã chức vụ, ví dụ chu-tich / the post's code")
    add.add_argument("--administrator", action="store_true", help="quản trị hệ thống / may administer")
    add.set_defaults(run=run_add)


def run_add(arguments: argparse.Namespace) -> int:
    """Print the password once; it is kept nowhere. Who forgets it gets a new one from ``manage changepassword``."""
    from ddci_cli.installation import start_site

    if (arguments.plan is None) != (arguments.post is None) or not (
        arguments.post or arguments.administrator
    ):
        return _refuse(
            "Ghi --plan và --post cùng nhau, hoặc --administrator.\n"
            "Give --plan and --post together, or --administrator."
        )
    start_site()
    from django.core.exceptions import ValidationError
    from django.utils import timezone

    from ddci_web.apps.access.actor import COMMAND_LINE
    from ddci_web.apps.accounts import actions
    from ddci_web.config.migrating import bring_up_to_date

    bring_up_to_date()
    post_name, holding = "", None
    if arguments.post:
        found = _find_post(arguments.plan, arguments.post)
        if isinstance(found, str):
            return _refuse(found)
        post_name, holding = found
    try:
        user, password = actions.create_account(
            arguments.login,
            post_name=post_name,
            holding=holding,
            is_administrator=arguments.administrator,
            actor=COMMAND_LINE,
            at=timezone.now(),
        )
    except actions.LoginNameTaken:
        return _refuse(f"Đã có tài khoản {arguments.login!r}. / There is an account of this name.")
    except ValidationError as refusal:
        return _refuse(f"{arguments.login!r}: {' '.join(refusal.messages)} / not a login name")
    say(f"Tài khoản / account: {user.login_name}  {post_name}")
    say(f"Mật khẩu (chỉ hiện một lần; đổi sau khi đăng nhập) / password, shown once: {password}")
    return 0


def _find_post(plan: str, code: str) -> "tuple[str, PostRef] | str":
    """Return the post's name and reference, or the sentence that says what there is instead."""
    from ddci_web.apps.access.actor import PostRef
    from ddci_web.apps.units.models import Post

    posts = {post.code: post.name for post in Post.objects.filter(structure__code=plan)}
    if not posts:
        return f"Không có kế hoạch {plan!r}, hoặc kế hoạch không có chức vụ nào. / No such plan, or no posts in it."
    if code not in posts:
        known = ", ".join(sorted(posts))
        return f"Không có chức vụ {code!r}. Các chức vụ: {known}. / No such post."
    return posts[code], PostRef(plan, code)


def _refuse(sentence: str) -> int:
    say(sentence, stream=sys.stderr)
    return 2
