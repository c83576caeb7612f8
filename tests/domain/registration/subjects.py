"""Brands, campaigns and numbers in whatever state a test wants them, and what the plan does next about them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from clearsend.domain.profile import BrandBusiness, Campaign, EntityType, UseCase
from clearsend.domain.registration.facts import Account, RegistrationFacts, Rest
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.plan import plan
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, NumberState, WhatsAppState
from clearsend.domain.registration.tasks import Task
from tests.domain.facts import BRAND, CAMPAIGN, NOW, NUMBER, registration, registration_facts

PACE = Pace()
SECOND = timedelta(seconds=1)
LATER = NOW + timedelta(hours=1)

SECOND_CAMPAIGN = replace(CAMPAIGN, id="cmp-2")
SHARED_CAMPAIGN = replace(
    CAMPAIGN, id="cmp-shared", content=replace(CAMPAIGN.content, shared_tcr_campaign_id="C1AB2CD")
)
SOLE_PROPRIETOR = replace(BRAND, business=BrandBusiness(entity_type=EntityType.SOLE_PROPRIETOR))
NOT_TCR = replace(BRAND, compliance=replace(BRAND.compliance, is_tcr_application=False))
WABA = "1029384756"
ACCOUNT = Account(WABA, f"{WABA}///1")


def a_brand(state: BrandState = BrandState.VERIFIED, **fields: Any) -> Registration:
    return registration(Kind.BRAND, BRAND.id, state, **{"vendor_id": "brand-id", **fields})


def a_campaign(state: CampaignState, campaign: Campaign = CAMPAIGN, **fields: Any) -> Registration:
    return registration(Kind.CAMPAIGN, campaign.id, state, **{"vendor_id": "campaign-id", **fields})


def a_number(state: NumberState, **fields: Any) -> Registration:
    return registration(Kind.NUMBER, NUMBER, state, **fields)


def a_whatsapp(state: WhatsAppState, **fields: Any) -> Registration:
    return registration(Kind.WHATSAPP, WABA, state, **{"sent": {"fingerprint": ACCOUNT.fingerprint}, **fields})


def next_task(facts: RegistrationFacts, now: datetime = NOW) -> Task | None:
    """What is planned next; None is a rest."""
    planned = plan(facts, now)
    return None if isinstance(planned, Rest) else planned


def unagreed(facts: RegistrationFacts) -> list[tuple[Kind, str]]:
    """What waits for an agreement while nothing else is to be done."""
    rest = plan(facts, NOW)
    assert isinstance(rest, Rest), rest
    return list(rest.unagreed)


def next_kind(*registrations: Registration, now: datetime = NOW, **fields: Any) -> type | None:
    task = next_task(registration_facts(*registrations, **fields), now)
    return None if task is None else type(task)


def a_use_case(name: str, *samples: str) -> UseCase:
    return UseCase(f"use-{name}", name, samples, NOW, NOW)


TWO_USES = replace(CAMPAIGN, use_cases=(a_use_case("MARKETING", "a", "b"), a_use_case("TWO_FA", "c")))
