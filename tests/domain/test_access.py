"""Who may do what: every role, every permission, every scope, against a table written by hand."""

import itertools

import pytest

from clearsend.domain import access
from clearsend.domain.access import Actor, Permission, Role

READS = {"read_organization", "list_profiles", "read_profile", "read_campaigns", "read_webhooks"}
CHANGES = {
    "change_organization",
    "create_profile",
    "change_profile",
    "delete_profile",
    "change_campaigns",
    "complete_profile",
    "resubmit_campaign",
    "prove_brand",
    "submit",
    "review_profile",
    "change_webhooks",
}
ROLES = {"owner": READS | CHANGES, "admin": READS | CHANGES, "billing": READS, "developer": READS}
OF_A_PROFILE_KEY = {
    "read_profile",
    "change_profile",
    "read_campaigns",
    "change_campaigns",
    "complete_profile",
    "resubmit_campaign",
    "prove_brand",
    "submit",
}


def actor(role: Role, profile_id: str | None = None) -> Actor:
    return Actor("key", "org", "user", role, profile_id)


def test_the_table_knows_every_role_and_permission() -> None:
    assert {role.value for role in Role} == set(ROLES)
    assert {permission.value for permission in Permission} == READS | CHANGES


@pytest.mark.parametrize("role", Role)
def test_a_key_of_the_organization_may_what_its_role_may_on_any_profile(role: Role) -> None:
    for permission, profile_id in itertools.product(Permission, (None, "one", "another")):
        is_allowed = access.allows(actor(role), permission, profile_id)
        assert is_allowed == (permission.value in ROLES[role.value]), permission


@pytest.mark.parametrize("role", Role)
def test_a_key_of_a_profile_may_the_same_whoever_holds_it(role: Role) -> None:
    """Its own profile, but never a sibling, nor what concerns the organization."""
    for permission, profile_id in itertools.product(Permission, (None, "one", "another")):
        is_allowed = access.allows(actor(role, "one"), permission, profile_id)
        may = permission.value in OF_A_PROFILE_KEY
        assert is_allowed == (may and profile_id != "another"), (permission, profile_id)


def test_a_call_may_leave_the_profile_out() -> None:
    assert access.allows(actor(Role.ADMIN, "one"), Permission.READ_PROFILE)


def test_an_actor_knows_whether_it_is_bound_to_a_profile() -> None:
    assert actor(Role.OWNER, "one").is_profile_scoped
    assert not actor(Role.OWNER).is_profile_scoped
