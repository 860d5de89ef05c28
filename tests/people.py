"""The cast of the site's tests: one person per part that a reader can play.

Hạnh plans (consolidating unit), Lan approves (leader in charge), Thảo compiles (focal unit), Minh leads tasks
(lead unit), Nga keeps the files and has no part in the plan, Quang administers; Dũng leads tasks of another
province's plan and sees nothing of ours. Whoever passes by has no account at all.

The tests load several plans: all of them are ours, and whoever works here holds a post in each.
"""

from dataclasses import dataclass
from typing import Any

from ddci_web.apps.access.actor import Actor, PostRef, Role, RoleIn, UnitRef
from ddci_web.apps.accounts.bridge import actor_of
from ddci_web.apps.accounts.models import PostHolding, User
from ddci_web.apps.accounts.standing import Standing

OURS = ("cast", "song-mo-2023", "lang-giang-2023", "xa-vi-du-2026")
ELSEWHERE = ("tinh-khac-2023",)
PASSWORD = "mật khẩu dùng khi thử 2023"


@dataclass(frozen=True, slots=True)
class Person:
    """An account to be, its post, and the part that the post gives."""

    login_name: str
    post_name: str
    role: Role
    structures: tuple[str, ...] = OURS

    @property
    def posts(self) -> tuple[PostRef, ...]:
        return tuple(PostRef(structure, self.login_name) for structure in self.structures)

    def account(self) -> User:
        """Return the person's account, made when first asked for."""
        user = User.objects.filter(login_name=self.login_name).first()
        if user is None:
            user = User.objects.create_user(
                self.login_name,
                PASSWORD,
                post_name=self.post_name,
                is_administrator=self.role is Role.ADMINISTRATOR,
            )
            PostHolding.objects.bulk_create(
                PostHolding(user=user, structure_code=post.structure, post_code=post.code)
                for post in self.posts
            )
        return user

    def actor(self) -> Actor:
        """Return the person as the table of rights sees them."""
        return actor_of(self.account())


HANH = Person("hanh", "Trưởng phòng Kinh tế và Hạ tầng", Role.CONSOLIDATOR)
LAN = Person("lan", "Phó Chủ tịch Thường trực", Role.LEADER)
THAO = Person("thao", "Cán bộ tổng hợp, Phòng Nội vụ", Role.FOCAL_OFFICER)
MINH = Person("minh", "Cán bộ báo cáo, UBND xã", Role.LEAD_OFFICER)
NGA = Person("nga", "Văn thư", Role.SIGNED_IN)
DUNG = Person("dung", "Chuyên viên, tỉnh khác", Role.LEAD_OFFICER, ELSEWHERE)
QUANG = Person("quang", "Người quản trị", Role.ADMINISTRATOR)
CAST = (HANH, LAN, THAO, MINH, NGA, DUNG, QUANG)

_BY_POST = {post: person for person in CAST for post in person.posts}


def standing_of_the_cast(posts: frozenset[PostRef]) -> Standing:
    """Tell the site what the cast's posts stand for, in the place of a plan."""
    known = [post for post in posts if post in _BY_POST]
    return Standing(
        units=frozenset(UnitRef(post.structure, f"unit-of-{post.code}") for post in known),
        held=frozenset(RoleIn(post.structure, _BY_POST[post].role) for post in known),
    )


def sign_in(client: Any, person: Person | None) -> Any:
    """Return the client signed in as the person; as nobody for None."""
    client.logout()
    if person is not None:
        client.force_login(person.account())
    return client
