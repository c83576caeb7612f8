"""Access rules: the permissions of each actor. They look nothing up: an `Actor` has all the data that a decision needs."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """A person's role in an organization. `owner` is implicit: no API call assigns or lists it."""

    OWNER = "owner"
    ADMIN = "admin"
    BILLING = "billing"
    DEVELOPER = "developer"


class Permission(StrEnum):
    """A permission that a route may require."""

    READ_ORGANIZATION = "read_organization"
    CHANGE_ORGANIZATION = "change_organization"
    READ_BILLED = "read_what_is_billed"
    LIST_PROFILES = "list_profiles"
    CREATE_PROFILE = "create_profile"
    READ_PROFILE = "read_profile"
    CHANGE_PROFILE = "change_profile"
    DELETE_PROFILE = "delete_profile"
    READ_CAMPAIGNS = "read_campaigns"
    CHANGE_CAMPAIGNS = "change_campaigns"
    COMPLETE_PROFILE = "complete_profile"
    RESUBMIT_CAMPAIGN = "resubmit_campaign"
    PROVE_BRAND = "prove_brand"
    SUBMIT = "submit"
    REVIEW_PROFILE = "review_profile"
    READ_WEBHOOKS = "read_webhooks"
    CHANGE_WEBHOOKS = "change_webhooks"


_READ = frozenset(
    {
        Permission.READ_ORGANIZATION,
        Permission.LIST_PROFILES,
        Permission.READ_PROFILE,
        Permission.READ_CAMPAIGNS,
        Permission.READ_WEBHOOKS,
    }
)

ROLE_PERMISSIONS = {
    Role.OWNER: frozenset(Permission),
    Role.ADMIN: frozenset(Permission),
    Role.BILLING: _READ,
    Role.DEVELOPER: _READ,
}

# A profile's own key acts on that profile alone: it cannot see other profiles, delete its own, or review it.
PROFILE_KEY_PERMISSIONS = frozenset(
    {
        Permission.READ_PROFILE,
        Permission.CHANGE_PROFILE,
        Permission.READ_CAMPAIGNS,
        Permission.CHANGE_CAMPAIGNS,
        Permission.COMPLETE_PROFILE,
        Permission.RESUBMIT_CAMPAIGN,
        Permission.PROVE_BRAND,
        Permission.SUBMIT,
    }
)

# An organization's key that acts for one profile has only these permissions, and of them those that its holder's role has.
# All others are refused, because they concern the organization or create another profile.
ACTING_PERMISSIONS = frozenset(
    {
        Permission.LIST_PROFILES,
        Permission.READ_PROFILE,
        Permission.CHANGE_PROFILE,
        Permission.DELETE_PROFILE,
        Permission.READ_CAMPAIGNS,
        Permission.CHANGE_CAMPAIGNS,
        Permission.COMPLETE_PROFILE,
        Permission.RESUBMIT_CAMPAIGN,
        Permission.PROVE_BRAND,
        Permission.SUBMIT,
        Permission.REVIEW_PROFILE,
        Permission.READ_WEBHOOKS,
        Permission.CHANGE_WEBHOOKS,
    }
)


@dataclass(frozen=True)
class Actor:
    """The holder of the API key of one call. `profile_id`: the profile, if the key is a profile's own. `acting_for`: the
    profile to which the call restricts an organization's key (header `x-profile-id`)."""

    key_id: str
    org_id: str
    user_id: str
    role: Role
    profile_id: str | None = None
    acting_for: str | None = None

    @property
    def is_profile_scoped(self) -> bool:
        return self.profile_id is not None

    @property
    def confined_to(self) -> str | None:
        """The only profile that this actor may see, name and change; None: every profile of the organization."""
        return self.profile_id or self.acting_for


def allows(actor: Actor, permission: Permission, profile_id: str | None = None) -> bool:
    """May `actor` use `permission`, on the profile `profile_id` where the call names one?

    An organization's key has the permissions of its holder's role; when it acts for a profile, only those that are also in
    `ACTING_PERMISSIONS`. A profile's own key has `PROFILE_KEY_PERMISSIONS` on that profile, whatever its holder's role.
    """
    if actor.profile_id is not None:
        return permission in PROFILE_KEY_PERMISSIONS and profile_id in (None, actor.profile_id)
    if actor.acting_for is not None and permission not in ACTING_PERMISSIONS:
        return False
    return permission in ROLE_PERMISSIONS[actor.role]


def sees(actor: Actor, profile_id: str) -> bool:
    """May `actor` know whether the profile `profile_id` exists?"""
    return actor.confined_to in (None, profile_id)
