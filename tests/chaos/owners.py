"""Whose something is that a vendor has, by the names that the vendor knows. It reads what the chaos has onboarded, nothing else."""

from clearsend.providers.telnyx.messaging_profiles import NAME_PREFIX
from tests.chaos.checks import Evidence
from tests.chaos.tenants import Kind, Organization
from tests.ledger import State

_INHERITING = (Kind.INHERITING, Kind.WHATSAPP)


class Owners:
    """Whose something is, by the names that a vendor knows."""

    def __init__(self, evidence: Evidence) -> None:
        organizations: dict[str, Organization] = {}
        self._lenders = set(evidence.lenders)
        self._profile_ids: dict[str, str] = {}
        self.registering: dict[str, int] = {}
        self.sending: set[str] = set()
        for one in evidence.accepted:
            tenant, organization = one.tenant, one.tenant.organization
            organizations[organization.id] = organization
            self._profile_ids[tenant.name] = one.profile_id
            if tenant.kind is Kind.REGISTERING:
                self.registering[one.profile_id] = tenant.registered_campaigns
            if tenant.kind in _INHERITING:
                self.registering[organization.id] = len(organization.campaigns)
                self.sending.add(organization.id)
            elif tenant.connects_sms:
                self.sending.add(one.profile_id)
        for organization in organizations.values():
            self._profile_ids[organization.name] = organization.id
        self._messaging_profiles = {
            f"{NAME_PREFIX}{organization_id}-{owner_id}": owner_id
            for organization_id in organizations
            for owner_id in [organization_id, *(one.profile_id for one in evidence.accepted), *self._lenders]
        }

    def of_name(self, name: str) -> str:
        return self._profile_ids.get(name, name)

    def of_messaging_profile(self, name: str) -> str:
        return self._messaging_profiles.get(name, name)

    def lending(self, telnyx: State) -> set[str]:
        """The lenders that were connected before they were deleted."""
        named = {self.of_messaging_profile(str(profile["name"])) for profile in telnyx["messaging_profiles"]}
        return self._lenders & named
