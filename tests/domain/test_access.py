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
# What is read by those who decide on spending.
READS_OF_ADMINS = {"read_what_is_billed"}
EVERYTHING = READS | CHANGES | READS_OF_ADMINS
ROLES = {"owner": EVERYTHING, "admin": EVERYTHING, "billing": READS, "developer": READS}
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
# What a key of the organization may not do while it acts for a profile, whatever its role.
OF_THE_ORGANIZATION_ALONE = {"read_organization", "change_organization", "create_profile", *READS_OF_ADMINS}


def actor(role: Role, profile_id: str | None = None, acting_for: str | None = None) -> Actor:
    return Actor("key", "org", "user", role, profile_id, acting_for)


def test_the_table_knows_every_role_and_permission() -> None:
    assert {role.value for role in Role} == set(ROLES)
    assert {permission.value for permission in Permission} == EVERYTHING


@pytest.mark.parametrize("role", Role)
def test_a_key_of_the_organization_may_what_its_role_may_on_any_profile(role: Role) -> None:
    for permission, profile_id in itertools.product(Permission, (None, "one", "another")):
        is_allowed = access.allows(actor(role), permission, profile_id)
        assert is_allowed == (permission.value in ROLES[role.value]), permission


@pytest.mark.parametrize("role", Role)
def test_acting_for_a_profile_it_may_the_same_but_for_what_is_the_organizations(role: Role) -> None:
    """Which profile the path names is not a matter of permission: another one does not exist."""
    for permission, profile_id in itertools.product(Permission, (None, "one", "another")):
        is_allowed = access.allows(actor(role, acting_for="one"), permission, profile_id)
        assert is_allowed == (permission.value in ROLES[role.value] - OF_THE_ORGANIZATION_ALONE), permission


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
    assert not actor(Role.OWNER, acting_for="one").is_profile_scoped


@pytest.mark.parametrize("role", Role)
def test_one_that_is_confined_knows_of_its_own_profile_alone(role: Role) -> None:
    for confined in (actor(role, "one"), actor(role, acting_for="one")):
        assert confined.confined_to == "one"
        assert access.sees(confined, "one")
        assert not access.sees(confined, "another")
        assert not access.sees(confined, "org")
    assert actor(role).confined_to is None
    assert access.sees(actor(role), "one")
