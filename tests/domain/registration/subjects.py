"""Brands, campaigns and numbers in whatever state a test wants them, and what the plan does next about them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from clearsend.domain.profile import BrandBusiness, Campaign, EntityType, UseCase
from clearsend.domain.registration.pace import Pace
from clearsend.domain.registration.plan import TaskKind, next_task
from clearsend.domain.registration.record import Registration
from clearsend.domain.registration.states import BrandState, CampaignState, Kind, NumberState
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


def a_brand(state: BrandState = BrandState.VERIFIED, **fields: Any) -> Registration:
    return registration(Kind.BRAND, BRAND.id, state, **{"vendor_id": "brand-id", **fields})


def a_campaign(state: CampaignState, campaign: Campaign = CAMPAIGN, **fields: Any) -> Registration:
    return registration(Kind.CAMPAIGN, campaign.id, state, **{"vendor_id": "campaign-id", **fields})


def a_number(state: NumberState, **fields: Any) -> Registration:
    return registration(Kind.NUMBER, NUMBER, state, **fields)


def next_kind(*registrations: Registration, now: datetime = NOW, **fields: Any) -> TaskKind | None:
    task = next_task(registration_facts(*registrations, **fields), now)
    return None if task is None else task.kind


def a_use_case(name: str, *samples: str) -> UseCase:
    return UseCase(f"use-{name}", name, samples, NOW, NOW)


TWO_USES = replace(CAMPAIGN, use_cases=(a_use_case("MARKETING", "a", "b"), a_use_case("TWO_FA", "c")))
