"""What tests read from a page: its words without the markup, and the statements it cost."""

import html
import re
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from ddci_web.apps.accounts.models import PostHolding, User
from ddci_web.apps.plans.models import Plan

_BLOCKS = r"</(?:p|li|td|th|tr|h\d|dt|dd|div|section|option|label|summary)>"


def words(answer: Any) -> str:
    """Return the page's text, a line for each block."""
    text = re.sub(r"\s+", " ", answer.text.partition("<body")[2])
    text = re.sub(_BLOCKS, "\n", text)
    text = html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\u00a0", " ")
    return "\n".join(line for line in (re.sub(r" +", " ", row).strip() for row in text.split("\n")) if line)


def cost(client: Any, address: str) -> int:
    """Return how many statements a page costs; it has to open."""
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return len(captured)


def holder(plan: Plan, post: str) -> User:
    """Return an account that holds a post of the plan."""
    user = User.objects.create_user(post, "mật khẩu dùng khi thử 2023", post_name=post)
    PostHolding.objects.create(user=user, structure_code=plan.code, post_code=post)
    return user
