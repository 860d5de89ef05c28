import dataclasses
from dataclasses import dataclass

import pytest

from ddci_web.apps.access.actor import ANONYMOUS, COMMAND_LINE, Actor, Role, RoleIn, including_implied
from ddci_web.apps.access.policies import (
    NotAllowed,
    NotVisible,
    UnknownAction,
    access_table_rows,
    describe_roles,
    may,
    may_open,
    require,
    who_can,
)
from ddci_web.apps.access.table import ACTIONS, TABLE, Action, Relation, Right


def someone(*roles: Role) -> Actor:
    return Actor(user_id=1, roles=including_implied(*roles))


class TestTheTable:
    def test_every_right_is_about_a_declared_action(self):
        assert {right.action for right in TABLE} == {action.code for action in ACTIONS}

    def test_no_action_is_declared_twice(self):
        codes = [action.code for action in ACTIONS]

        assert len(codes) == len(set(codes))

    def test_what_is_seen_through_something_names_an_action(self):
        codes = {action.code for action in ACTIONS}

        assert {action.seen_through for action in ACTIONS} - {None} <= codes

    def test_the_docs_get_a_line_for_every_action_and_role(self):
        told = {(action, role) for action, role, *_ in access_table_rows()}

        assert told == {(action.code, role.value) for action in ACTIONS for role in Role}

    def test_the_docs_agree_with_the_policy(self):
        for action, role, _relation, _state, allowed in access_table_rows():
            assert may_open(someone(Role(role)), action) is allowed or role == Role.PUBLIC


class TestRequire:
    def test_lets_everyone_see_board_and_calendar(self):
        require(ANONYMOUS, "board.view", None)
        require(ANONYMOUS, "calendar.view", None)

    def test_asks_who_opens_a_component_to_sign_in(self):
        with pytest.raises(NotAllowed) as refusal:
            require(ANONYMOUS, "component.view", None)

        assert refusal.value.who_can == (Role.SIGNED_IN, Role.ADMINISTRATOR)
        require(someone(Role.ADMINISTRATOR), "component.view", None)

    @pytest.mark.parametrize(
        "role", [Role.LEADER, Role.FOCAL_OFFICER, Role.LEAD_OFFICER, Role.CONSOLIDATOR, Role.ADMINISTRATOR]
    )
    def test_lets_those_who_work_on_the_plan_see_the_findings(self, role):
        require(someone(role), "findings.view", None)

    def test_tells_a_passer_by_who_can_see_the_findings(self):
        with pytest.raises(NotAllowed) as refusal:
            require(ANONYMOUS, "findings.view", None)

        assert refusal.value.who_can == who_can("findings.view")
        assert Role.CONSOLIDATOR in refusal.value.who_can

    def test_tells_an_officer_that_only_an_administrator_loads_a_pack(self):
        with pytest.raises(NotAllowed) as refusal:
            require(someone(Role.CONSOLIDATOR), "pack.load", None)

        assert describe_roles(refusal.value.who_can) == ["người quản trị"]

    def test_lets_the_command_line_load_a_pack(self):
        require(COMMAND_LINE, "pack.load", None)

    def test_never_answers_for_an_action_it_does_not_know(self):
        with pytest.raises(UnknownAction):
            may(someone(Role.ADMINISTRATOR), "board.burn", None)


@dataclass
class Draft:
    """A target of a component led by one actor, in one state."""

    leader: int
    access_state: str
    access_structure: str | None = None

    def relations_of(self, actor: Actor) -> frozenset[Relation]:
        return frozenset({Relation.IN_CHARGE} if actor.user_id == self.leader else ())


class TestRelationAndState:
    """On a small table of its own: the leader in charge approves what has been submitted."""

    @pytest.fixture(autouse=True)
    def small_table(self, monkeypatch):
        from ddci_web.apps.access import policies

        monkeypatch.setattr(
            policies, "ACTIONS", (Action("draft.view"), Action("draft.approve", seen_through="draft.view"))
        )
        monkeypatch.setattr(
            policies,
            "TABLE",
            (
                Right("draft.view", frozenset({Role.LEADER})),
                Right(
                    "draft.approve", frozenset({Role.LEADER}), relation=Relation.IN_CHARGE, state="submitted"
                ),
            ),
        )
        for cached in (policies._actions, policies._rights):
            cached.cache_clear()
        yield
        monkeypatch.undo()
        for cached in (policies._actions, policies._rights):
            cached.cache_clear()

    def test_the_leader_in_charge_approves_what_was_submitted(self):
        require(someone(Role.LEADER), "draft.approve", Draft(leader=1, access_state="submitted"))

    def test_but_not_before_it_was_submitted(self):
        with pytest.raises(NotAllowed):
            require(someone(Role.LEADER), "draft.approve", Draft(leader=1, access_state="draft"))

    def test_another_leader_sees_it_and_is_told_who_can(self):
        with pytest.raises(NotAllowed):
            require(someone(Role.LEADER), "draft.approve", Draft(leader=2, access_state="submitted"))

    def test_whoever_may_not_see_it_finds_nothing(self):
        with pytest.raises(NotVisible):
            require(someone(Role.LEAD_OFFICER), "draft.approve", Draft(leader=1, access_state="submitted"))
        with pytest.raises(NotVisible):
            require(ANONYMOUS, "draft.view", Draft(leader=1, access_state="submitted"))

    def test_a_role_counts_where_it_is_held(self):
        draft = Draft(leader=1, access_state="submitted", access_structure="ours")
        lan = dataclasses.replace(someone(Role.LEADER), held=frozenset({RoleIn("ours", Role.LEADER)}))
        dung = dataclasses.replace(someone(Role.LEADER), held=frozenset({RoleIn("theirs", Role.LEADER)}))

        require(lan, "draft.approve", draft)
        with pytest.raises(NotVisible):
            require(dung, "draft.approve", draft)

    def test_an_address_opens_for_whoever_could_have_a_target(self):
        assert may_open(someone(Role.LEADER), "draft.approve")
        assert not may_open(ANONYMOUS, "draft.approve")
