"""Is what is declared in the end true at the vendors, and does everybody see it so? It only reads.

What is wanted comes from the lives of the tenants (`tenants.py`), never from the books of the installation.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from tests.chaos.checks import Check, Entry, Evidence, compare
from tests.chaos.owners import Owners
from tests.chaos.tenants import CORRECTED_STREET, Kind, Life, Organization
from tests.ledger import State

_INHERITING = (Kind.INHERITING, Kind.WHATSAPP)
_IN_EFFECT, _ENDED = "MNO_PROVISIONED", "TCR_EXPIRED"


def reckon(evidence: Evidence) -> Iterator[Check]:
    """Every check of the lives of tenants."""
    owners = Owners(evidence)
    telnyx = evidence.vendors.telnyx
    led = sum(one.tenant.life is not Life.QUIET for one in evidence.accepted)
    yield Check("lives led", led, led - len(evidence.lives_failed), sorted(evidence.lives_failed.items()))
    yield compare(
        "numbers on messaging profiles", dict.fromkeys(_senders(evidence), 1), Counter(_connected(telnyx, owners))
    )
    campaigns = {str(one["campaignId"]): one for one in telnyx["campaigns"]}
    brands = {str(one["brandId"]): owners.of_name(_name(one)) for one in telnyx["brands"]}
    payers = {id_: brands.get(str(one["brandId"]), id_) for id_, one in campaigns.items()}
    yield compare(
        "numbers on campaigns",
        dict.fromkeys(_senders(evidence, only_registered=True), 1),
        Counter(
            (payers.get(str(one["campaignId"]), str(one["campaignId"])), str(one["phoneNumber"]))
            for one in telnyx["phone_number_campaigns"]
            if one["assignmentStatus"] == "ASSIGNED"
        ),
    )
    yield compare(
        "campaigns in effect, or ended",
        _campaigns(evidence, owners),
        Counter((payers[id_], str(one["campaignStatus"])) for id_, one in campaigns.items()),
    )
    yield compare(
        "corrected brands",
        {(one.profile_id, "corrected"): 1 for one in evidence.accepted if one.tenant.life is Life.CORRECTED},
        Counter((brands[str(one["brandId"])], "corrected") for one in telnyx["brands"] if _is_corrected(one)),
    )
    yield from _at_meta(evidence)
    yield _shown(evidence)
    yield _billed(evidence)


def _name(brand: object) -> str:
    assert isinstance(brand, dict)
    return str(brand["companyName"]).removesuffix(" LLC")


def _is_corrected(brand: object) -> bool:
    assert isinstance(brand, dict)
    return (brand["street"], brand["identityStatus"]) == (CORRECTED_STREET, "VERIFIED")


def _senders(evidence: Evidence, *, only_registered: bool = False) -> Iterator[Entry]:
    """The number that each owner sends from in the end. What was deleted stays where it is until it is released."""
    organizations: dict[str, Organization] = {}
    for one in evidence.accepted:
        tenant = one.tenant
        if tenant.kind in _INHERITING:
            organizations[tenant.organization.id] = tenant.organization
        is_there = tenant.connects_sms and tenant.life is not Life.RELEASED
        is_wanted = tenant.kind is Kind.REGISTERING or not only_registered
        if tenant.last_phone_number is not None and is_there and is_wanted:
            yield one.profile_id, tenant.last_phone_number
    for organization in organizations.values():
        yield organization.id, organization.last_phone_number


def _connected(telnyx: State, owners: Owners) -> Iterator[Entry]:
    """Every number that is on a messaging profile, with the owner of that."""
    names = {one["id"]: str(one["name"]) for one in telnyx["messaging_profiles"]}
    for number in telnyx["phone_numbers"]:
        on = number["messaging_profile_id"]
        if on:
            yield owners.of_messaging_profile(names.get(on, str(on))), str(number["phone_number"])


def _campaigns(evidence: Evidence, owners: Owners) -> dict[Entry, int]:
    released = {one.profile_id for one in evidence.accepted if one.tenant.life is Life.RELEASED}
    return {
        (owner_id, _ENDED if owner_id in released else _IN_EFFECT): count
        for owner_id, count in owners.registering.items()
    }


def _at_meta(evidence: Evidence) -> Iterable[Check]:
    """Was every number registered as often as it must be, and does that of every account in effect send?"""
    with_account = [one for one in evidence.accepted if one.tenant.waba_id is not None]
    registered: Counter[Entry] = Counter()
    for one in with_account:
        for waba_id in {str(one.tenant.waba_id), str(one.tenant.last_waba_id)}:
            registered[waba_id, "registration"] += 1 + (one.tenant.life is Life.DEREGISTERED)
    numbers = evidence.vendors.whatsapp["phone_numbers"]
    yield compare(
        "WhatsApp registrations",
        registered,
        {(str(number["waba_id"]), "registration"): int(number["registrations"]) for number in numbers},
    )
    accounts = {str(one.tenant.last_waba_id) for one in with_account if one.tenant.is_alive}
    sending = {
        str(number["waba_id"])
        for number in numbers
        if (number["status"], number["platform_type"]) == ("CONNECTED", "CLOUD_API")
    }
    missing = [(waba_id, "its number does not send") for waba_id in sorted(accounts - sending)]
    yield Check("WhatsApp numbers that send", len(accounts), len(accounts & sending), missing)


# ---- What the API shows


def _shown(evidence: Evidence) -> Check:
    """Is everybody alive shown, and has nobody anything to do who is completed?"""
    alive = [one for one in evidence.accepted if one.tenant.is_alive]
    misses = [(profile_id, "it is shown") for profile_id in evidence.shown.profiles.keys() - _ids(alive)]
    for one in alive:
        profile = evidence.shown.profiles.get(one.profile_id)
        if profile is None:
            misses.append((one.profile_id, "it is not shown"))
        elif profile["status"] == "completed" and profile["action_needed"]:
            misses.append((one.profile_id, f"{one.tenant.life}: to be done: {profile['action_needed']}"))
    return Check("nothing left to do", len(alive), len(alive) - len(misses), misses)


def _ids(those: Iterable[object]) -> set[str]:
    return {str(getattr(one, "profile_id")) for one in those}  # noqa: B009 - of any of them


def _billed(evidence: Evidence) -> Check:
    """What the deleted have left, and nothing of those who were released."""
    wanted: dict[Entry, int] = {}
    for one in evidence.accepted:
        if one.tenant.life is Life.DELETED:
            wanted[one.profile_id, "campaign"] = one.tenant.registered_campaigns
            wanted[one.profile_id, "number"] = 1
    found = Counter(
        (str(thing["profile_id"]), str(thing["kind"])) for thing in evidence.shown.billed if thing["owner_deleted"]
    )
    return compare("billed of the deleted", wanted, found)
