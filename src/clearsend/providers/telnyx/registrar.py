"""Registers brands, campaigns, and numbers on campaigns at Telnyx. It holds no state; the modules beside it do the work.

API: https://developers.telnyx.com/api, the parts under /10dlc.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import httpx

from clearsend.domain.registration.record import Reading
from clearsend.providers.circuit import Circuit
from clearsend.providers.ports import BrandApplication, CampaignApplication, Journal, SharedCampaign
from clearsend.providers.telnyx import inbound, registry_brands, registry_campaigns, registry_numbers
from clearsend.providers.telnyx.exchanges import Account


class TelnyxRegistrar:
    """The adapter of `ports.Registrar`. Thread-safe: it holds nothing but its configuration and a pool of connections."""

    def __init__(self, http: httpx.Client, base_url: str, api_key: str, circuit: Circuit | None = None) -> None:
        self._account = Account(http, base_url, api_key, circuit)

    def webhook_url(self, inbound_url: str, token: str) -> str:
        return f"{inbound_url}{inbound.PATH}?{urlencode({'subject': token})}"

    def ensure_brand(self, application: BrandApplication, journal: Journal, *, may_create: bool) -> Reading | None:
        return registry_brands.ensure(self._account.conversation(journal), application, may_create=may_create)

    def read_brand(self, vendor_id: str, journal: Journal) -> Reading:
        return registry_brands.read(self._account.conversation(journal), vendor_id)

    def update_brand(self, vendor_id: str, application: BrandApplication, journal: Journal) -> Reading:
        return registry_brands.update(self._account.conversation(journal), vendor_id, application)

    def send_otp(
        self, vendor_id: str, application: BrandApplication, journal: Journal, *, known: Mapping[str, str]
    ) -> Reading:
        return registry_brands.send_otp(self._account.conversation(journal), vendor_id, application, known=known)

    def verify_otp(self, vendor_id: str, pin: str, journal: Journal) -> Reading:
        return registry_brands.verify_otp(self._account.conversation(journal, secrets=[pin]), vendor_id, pin)

    def ensure_campaign(
        self, application: CampaignApplication, journal: Journal, *, may_create: bool
    ) -> Reading | None:
        return registry_campaigns.ensure(self._account.conversation(journal), application, may_create=may_create)

    def accept_campaign(self, shared: SharedCampaign, journal: Journal) -> Reading:
        return registry_campaigns.accept(self._account.conversation(journal), shared)

    def read_campaign(self, vendor_id: str, journal: Journal) -> Reading:
        return registry_campaigns.read(self._account.conversation(journal), vendor_id)

    def read_shared_campaign(self, shared: SharedCampaign, journal: Journal) -> Reading:
        return registry_campaigns.read_shared(self._account.conversation(journal), shared)

    def resubmit_campaign(
        self,
        vendor_id: str,
        application: CampaignApplication,
        way: str,
        journal: Journal,
        *,
        statement: str,
        may_send: bool,
    ) -> Reading:
        telnyx = self._account.conversation(journal)
        return registry_campaigns.resubmit(telnyx, vendor_id, application, way, statement, may_send=may_send)

    def deactivate_campaign(self, vendor_id: str, journal: Journal) -> Reading:
        return registry_campaigns.deactivate(self._account.conversation(journal), vendor_id)

    def ensure_assigned(self, phone_number: str, vendor_campaign_ids: Sequence[str], journal: Journal) -> Reading:
        telnyx = self._account.conversation(journal)
        return registry_numbers.ensure_assigned(telnyx, phone_number, vendor_campaign_ids)

    def read_assignment(self, phone_number: str, vendor_campaign_ids: Sequence[str], journal: Journal) -> Reading:
        return registry_numbers.read(self._account.conversation(journal), phone_number, vendor_campaign_ids)

    def unassign(self, phone_number: str, vendor_campaign_ids: Sequence[str], journal: Journal) -> Reading:
        return registry_numbers.unassign(self._account.conversation(journal), phone_number, vendor_campaign_ids)
