"""The reckoning when everything is quiet: was anything lost, did anything happen twice? It only reads, and mends nothing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from clearsend.domain import events
from clearsend.domain.completion import RunStatus, StepName, StepStatus
from clearsend.store.foundation.database import Database
from tests import ledger
from tests.chaos import books, truth
from tests.chaos.checks import Check, Entry, Evidence, compare
from tests.chaos.owners import Owners
from tests.chaos.tenants import COMPLETED, FAILED, SUBMITTED, Kind, Life, Tenant
from tests.ledger import State

_FINAL = {COMPLETED: RunStatus.COMPLETED, SUBMITTED: RunStatus.SUBMITTED, FAILED: RunStatus.FAILED}


def reckon(database: Database, evidence: Evidence) -> list[Check]:
    """Every check, in the order in which a completion goes."""
    return [
        compare("kill -9", {("the storm", "kill"): evidence.kills_wanted}, {("the storm", "kill"): evidence.kills}),
        _acceptance(evidence),
        _profiles(database, evidence),
        *_statuses(database, evidence),
        _runs(database, evidence),
        *_at_the_vendors(evidence),
        *truth.reckon(evidence),
        _agreements(database, evidence),
        *_callbacks(evidence),
        *_leftovers(database, evidence),
    ]


def _acceptance(evidence: Evidence) -> Check:
    return Check(
        "completions accepted", len(evidence.tenants), len(evidence.accepted), sorted(evidence.refused.items())
    )


def _profiles(database: Database, evidence: Evidence) -> Check:
    return compare(
        "profiles created",
        {
            (profile_id, "profile"): 1
            for profile_id in [*(one.profile_id for one in evidence.accepted), *evidence.lenders]
        },
        {(profile_id, "profile"): 1 for profile_id in books.statuses(database)},
    )


def _statuses(database: Database, evidence: Evidence) -> Iterable[Check]:
    """Has every tenant the status that it must have?"""
    statuses = books.statuses(database)
    for kind in Kind:
        those = [one for one in evidence.accepted if one.tenant.kind is kind]
        wanted = {one.profile_id: _final(one.tenant).value for one in those}
        misses = [
            (profile_id, f"it is {statuses.get(profile_id)} instead of {status}")
            for profile_id, status in wanted.items()
            if statuses.get(profile_id) != status
        ]
        if those:
            title = f"{_final(those[0].tenant).value}: {kind.value}"
            yield Check(title, len(those), len(those) - len(misses), misses)


def _final(tenant: Tenant) -> RunStatus:
    return _FINAL[tenant.endings[-1]]


def _runs(database: Database, evidence: Evidence) -> Check:
    """One run each, or one more for those that complete again, ended as its profile has, with every step over."""
    found = books.runs_of(database)
    misses: list[tuple[str, str]] = []
    for one in evidence.accepted:
        its = found.get(one.profile_id, [])
        if len(its) != _count_runs(one.tenant):
            misses.append((one.profile_id, f"it has {len(its)} runs"))
        misses += [
            (one.profile_id, f"its run is {run['status']}, its steps are {run['steps']}")
            for run in its
            if run["status"] != _final(one.tenant).value or run["steps"] != _steps(one.tenant)
        ]
    wanted = sum(_count_runs(one.tenant) for one in evidence.accepted)
    return Check("runs with all steps over", wanted, sum(map(len, found.values())), misses)


def _count_runs(tenant: Tenant) -> int:
    return 2 if tenant.life is Life.DEREGISTERED else 1


def _steps(tenant: Tenant) -> Mapping[str, str]:
    """How each step must have ended."""
    if tenant.kind is Kind.DOOMED:
        after = StepStatus.PENDING
        sms = StepStatus.FAILED
    else:
        after = sms = StepStatus.DONE
    whatsapp = after if tenant.waba_id is not None or after is StepStatus.PENDING else StepStatus.SKIPPED
    return {
        StepName.CONNECT_SMS.value: sms.value,
        StepName.CONNECT_WHATSAPP.value: whatsapp.value,
        StepName.SETTLE.value: after.value,
    }


# ---- The vendors


def _at_the_vendors(evidence: Evidence) -> Iterable[Check]:
    """Does everything exist once that must exist, and was everything paid for once?"""
    telnyx = evidence.vendors.telnyx
    owners = Owners(evidence)
    brand_owners = {
        str(brand["brandId"]): owners.of_name(str(brand["companyName"]).removesuffix(" LLC"))
        for brand in telnyx["brands"]
    }
    campaign_owners = {
        str(campaign["campaignId"]): brand_owners.get(str(campaign["brandId"]), str(campaign["brandId"]))
        for campaign in telnyx["campaigns"]
    }
    brands = {(owner_id, "brand"): 1 for owner_id in owners.registering}
    campaigns = {(owner_id, "campaign"): count for owner_id, count in owners.registering.items()}
    yield compare("brands", brands, Counter((owner_id, "brand") for owner_id in brand_owners.values()))
    yield compare("campaigns", campaigns, Counter((owner_id, "campaign") for owner_id in campaign_owners.values()))
    yield from _fees(telnyx, owners, {**brand_owners, **campaign_owners})
    yield compare(
        "messaging profiles",
        {(owner_id, "messaging profile"): 1 for owner_id in owners.sending | owners.lending(telnyx)},
        Counter(
            (owners.of_messaging_profile(str(profile["name"])), "messaging profile")
            for profile in telnyx["messaging_profiles"]
        ),
    )


# The campaigns of the chaos are all of a use case that costs 10.00 a month.
_BRAND_FEE, _REVIEW_FEE, _MONTHS_FEE = "brand 4.00", "campaign_review 15.00", "campaign_months 30.00"
_NUMBER_FEES = ("number 1.00", "number_month 1.00")


def _fees(telnyx: State, owners: "Owners", payers: Mapping[str, str]) -> Iterable[Check]:
    """Was everything paid for once, and nothing else? `payers`: the owner of each brand and campaign, by the vendor's id."""
    found = [(str(fee["of"]), f"{fee['what']} {fee['dollars']}") for fee in telnyx["fees"]]
    bought = _bought_numbers(telnyx)
    registering = owners.registering.items()
    wanted = {(owner_id, _BRAND_FEE): 1 for owner_id, _ in registering}
    wanted |= {(owner_id, fee): count for owner_id, count in registering for fee in (_REVIEW_FEE, _MONTHS_FEE)}
    yield compare(
        "fees of brands and campaigns",
        wanted,
        Counter((payers.get(of, of), fee) for of, fee in found if fee not in _NUMBER_FEES),
    )
    yield compare(
        "three months of every campaign",
        {(str(campaign["campaignId"]), _MONTHS_FEE): 1 for campaign in telnyx["campaigns"]},
        Counter((of, fee) for of, fee in found if fee.startswith("campaign_months ")),
    )
    # No tenant of the chaos asks for a number; one that is bought all the same is paid once.
    yield compare("numbers bought", {}, Counter((phone_number, "order") for phone_number in bought))
    yield compare(
        "fees of numbers",
        {(phone_number, fee): 1 for phone_number in set(bought) for fee in _NUMBER_FEES},
        Counter((of, fee) for of, fee in found if fee in _NUMBER_FEES),
    )


def _agreements(database: Database, evidence: Evidence) -> Check:
    """Was every payment agreed to, and every agreement that was used up paid?"""
    found = ledger.reckon(database, evidence.vendors.telnyx)
    return Check("agreements used up", found.payments, found.uses, [*found.misses, *found.doubts])


def _bought_numbers(telnyx: State) -> Sequence[str]:
    """The numbers of every order that has succeeded."""
    orders = (order for order in telnyx["number_orders"] if order["status"] == "success")
    return [str(row["phone_number"]) for order in orders for row in order["phone_numbers"]]


# ---- The callbacks


def _callbacks(evidence: Evidence) -> Iterable[Check]:
    """Has everybody heard of every ending, under one event id, and could believe it?"""
    callers = {one.tenant.path: one.profile_id for one in evidence.accepted}
    platforms = {one.tenant.organization.endpoint_path for one in evidence.accepted}
    wanted = Counter((one.profile_id, f"event {status}") for one in evidence.accepted for status in one.tenant.endings)
    callbacks: dict[Entry, set[str]] = {}
    webhooks: dict[Entry, set[str]] = {}
    for arrival in evidence.arrivals:
        if arrival.path in platforms:
            told, status = webhooks, _CALLED.get(arrival.body["event"], arrival.body["event"])
            who = str(arrival.body["payload"].get("profile_id"))
        else:
            told, status = callbacks, arrival.body["status"]
            who = callers.get(arrival.path, arrival.path)
        told.setdefault((who, f"event {status}"), set()).add(arrival.event_id)
    for what, told in (("callbacks, one event each", callbacks), ("webhooks, one event each", webhooks)):
        yield compare(what, wanted, {entry: len(ids) for entry, ids in told.items()})
    unbelieved = [
        (callers.get(arrival.path, arrival.path), f"what arrived is not signed well: {arrival.complaint}")
        for arrival in evidence.arrivals
        if arrival.complaint is not None
    ]
    count = len(evidence.arrivals)
    yield Check("signatures of every arrival", count, count - len(unbelieved), unbelieved)


# What a callback says of an event.
_CALLED = {
    events.COMPLETION_COMPLETED.name: COMPLETED,
    events.COMPLETION_SUBMITTED.name: SUBMITTED,
    events.COMPLETION_FAILED.name: FAILED,
}


# ---- What is left


def _leftovers(database: Database, evidence: Evidence) -> Iterable[Check]:
    for what, left in books.unfinished(database).items():
        yield Check(what, 0, left, [("everybody", f"{left} {what}")] if left else [])
    waiting = books.waiting_registrations(database)
    yield Check("registrations under way", 0, len(waiting), waiting)
    yield compare("jobs that are left", {}, books.jobs(database))
    workers = len(books.executors(database))
    yield Check(
        "workers taken for alive",
        evidence.living_workers,
        workers,
        [] if workers == evidence.living_workers else [("everybody", f"{workers} workers are taken for alive")],
    )
    yield compare(
        "processes that left by themselves", {}, Counter((name, "it left") for name in evidence.left_by_themselves)
    )
