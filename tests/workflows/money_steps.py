"""What may happen to money, at random: every route that changes something, vendors, time and accidents. Nothing happens here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.workflows.still_world import Accident
from tests.world import BRAND, CAMPAIGN, GENERAL

PROFILE, ORGANIZATION = "/v3/profiles/{profileId}", "/v3/organization"
PROFILE_CAMPAIGNS, ORGANIZATION_CAMPAIGNS = f"{PROFILE}/campaigns", f"{ORGANIZATION}/campaigns"


# ---- Steps


@dataclass(frozen=True)
class Ask:
    """A call of the API. `path`: as in the table of routes; `who` and `which`: the profile and its campaign, counted round.
    `is_own`: by the profile's own key, not the organization's."""

    method: str
    path: str
    body: Mapping[str, Any] | None = None
    who: int = 0
    which: int = 0
    is_own: bool = False
    idempotency_key: str | None = None


@dataclass(frozen=True)
class Decide:
    """The registry, or a reviewer, decides about an object that exists, counted round; `which` None: about all of them, and
    those to come. `is_told`: Telnyx's webhook about it arrives."""

    kind: str
    outcome: str
    which: int | None = 0
    is_told: bool = True


@dataclass(frozen=True)
class Fail:
    """The vendor refuses the next call, or cannot answer it."""

    match: str
    fault: str


@dataclass(frozen=True)
class Befall:
    """An accident on the line to the vendor, to the next call that matches; `meanwhile`: what somebody asks for then."""

    matches: Sequence[str]
    accident: Accident
    meanwhile: Ask | None = None


@dataclass(frozen=True)
class Tell:
    """Telnyx sends one of its webhooks, counted round."""

    place: int
    times: int = 1


@dataclass(frozen=True)
class Work:
    """One pass that waits is made, counted round; `which` None: all of them."""

    which: int | None = None


@dataclass(frozen=True)
class Rest:
    """All work is done for so long, whenever it is due."""

    seconds: float


@dataclass(frozen=True)
class Sleep:
    """Nobody works for so long."""

    seconds: float


Step = Ask | Decide | Fail | Befall | Tell | Work | Rest | Sleep


# ---- What is asked for


def brand(number: int = 0, **business: Any) -> dict[str, Any]:
    legal_name = f"Northwind {number} LLC"
    return {**BRAND, "business": {**BRAND["business"], "legalName": legal_name, **business}}


_SOLE_PROPRIETOR = {
    **BRAND,
    "contact": {**BRAND["contact"], "firstName": "Ann", "lastName": "Archer", "mobilePhone": "+12125550177"},
    "business": {**BRAND["business"], "entityType": "SOLE_PROPRIETOR", "taxId": None, "legalName": None},
}
UNREGISTERED = {**BRAND, "compliance": {**BRAND["compliance"], "isTcrApplication": False}}
_BRANDS = st.sampled_from(
    [
        brand(7),
        {**brand(), "contact": {**BRAND["contact"], "name": "Bo Baker"}},
        brand(8, taxId="98-7654321"),
        _SOLE_PROPRIETOR,
        UNREGISTERED,
        # Withheld: the registry wants its stock exchange.
        brand(0, entityType="PUBLIC_PROFIT"),
    ]
)

# So many messages a month are cheaper.
LOW_VOLUME = "1000"
_USE_CASE = CAMPAIGN["useCases"][0]
_FLOW = f"{CAMPAIGN['messageFlow']} The form is at https://northwind.example/book."
_CONTENTS = [
    dict(CAMPAIGN),
    {**CAMPAIGN, "messageFlow": _FLOW},
    {**CAMPAIGN, "description": f"{CAMPAIGN['description']} Nothing else."},
    {**CAMPAIGN, "volume": LOW_VOLUME},
    {**CAMPAIGN, "useCases": [_USE_CASE, {**_USE_CASE, "messagingUseCaseUs": "DELIVERY_NOTIFICATION"}]},
    {**CAMPAIGN, "useCases": [_USE_CASE, {**_USE_CASE, "messagingUseCaseUs": "LOW_VOLUME"}]},
    {**CAMPAIGN, "tcrCampaignId": "CSHARE1"},
]
_CAMPAIGNS = st.sampled_from([{"campaign": content} for content in _CONTENTS])

_NUMBERS = st.sampled_from([None, "+12125550123", "+12125550124", "+12125550125", "+12125560100"])
_WHATSAPP = st.sampled_from(
    [None, *({"waba_id": waba_id, "access_token": "EAA-tests"} for waba_id in ("1029384756", "1029384005"))]
)
_BOTH = st.booleans()
_CHANGES = st.one_of(
    st.fixed_dictionaries({"brand": _BRANDS}),
    st.fixed_dictionaries({"inherit_tcr_brand": _BOTH}),
    st.fixed_dictionaries({"inherit_tcr_campaign": _BOTH}),
    st.fixed_dictionaries({"inherit_tcr_brand": st.just(True), "inherit_tcr_campaign": _BOTH}),
    st.fixed_dictionaries({"sending_phone_number": _NUMBERS}),
    # Stands for the id of the first profile.
    st.just({"sending_phone_number_profile_id": "{first}"}),
    st.just({"sending_phone_number_profile_id": None}),
    st.fixed_dictionaries({"whatsapp_business_account": _WHATSAPP}),
    st.fixed_dictionaries({"allow_profile_spending": _BOTH}),
)
_OF_ORGANIZATION = st.one_of(
    st.fixed_dictionaries({"brand": _BRANDS}),
    st.fixed_dictionaries({"sending_phone_number": _NUMBERS}),
    st.fixed_dictionaries({"whatsapp_business_account": _WHATSAPP}),
)

_SANDBOX = st.sampled_from([{}, {}, {}, {"sandbox": True}])
_FEE = st.sampled_from([{"acceptFee": True}] * 4 + [{}, {"acceptFee": False}, {"acceptFee": True, "sandbox": True}])
_RESUBMIT = st.builds(
    lambda fee, reason: {**fee, **reason}, _FEE, st.sampled_from([{}, {"reason": "The form is public."}])
)
_ORDER = st.builds(
    lambda fee, wanted: {**fee, **wanted},
    _FEE,
    st.sampled_from([{}, {"areaCode": "646"}, {"phoneNumber": "+12125500177"}]),
)
_COMPLETE = st.builds(lambda sandbox: {"webHookUrl": "http://127.0.0.1:9/done", **sandbox}, _SANDBOX)
_OTP = st.sampled_from([{"pin": "{pin}"}, {"pin": "000000"}, {"resend": True}])
_REVIEW = st.sampled_from([{"decision": "approve"}, {"decision": "reject", "reason": "No website."}])
_CREATE = st.builds(
    lambda fields: {**GENERAL, **fields},
    st.one_of(st.just({}), st.fixed_dictionaries({"brand": _BRANDS}), st.just({"inherit_tcr_campaign": False})),
)
_NOTHING: SearchStrategy[Any] = st.none()

# The routes with their bodies, and how often each is called among all.
CALLS: Sequence[tuple[str, str, SearchStrategy[Any], int]] = (
    ("POST", f"{PROFILE}/complete", _COMPLETE, 6),
    ("POST", f"{PROFILE}/brand/submit", _FEE, 3),
    ("POST", f"{PROFILE_CAMPAIGNS}/{{campaignId}}/submit", _FEE, 3),
    ("POST", f"{PROFILE_CAMPAIGNS}/{{campaignId}}/resubmit", _RESUBMIT, 5),
    ("POST", f"{PROFILE}/number-order", _ORDER, 3),
    ("POST", f"{PROFILE_CAMPAIGNS}", _CAMPAIGNS, 2),
    ("PUT", f"{PROFILE_CAMPAIGNS}/{{campaignId}}", _CAMPAIGNS, 3),
    ("DELETE", f"{PROFILE_CAMPAIGNS}/{{campaignId}}", _NOTHING, 2),
    ("PATCH", PROFILE, _CHANGES, 5),
    ("DELETE", PROFILE, _NOTHING, 1),
    ("POST", f"{PROFILE}/restore", _NOTHING, 2),
    ("POST", f"{PROFILE}/release", st.sampled_from(({}, {"confirm": True})), 1),
    ("POST", f"{PROFILE}/brand/otp", _OTP, 1),
    ("POST", f"{PROFILE}/review", _REVIEW, 1),
    ("POST", "/v3/profiles", _CREATE, 1),
    ("PATCH", ORGANIZATION, _OF_ORGANIZATION, 2),
    ("POST", ORGANIZATION_CAMPAIGNS, _CAMPAIGNS, 1),
    ("PUT", f"{ORGANIZATION_CAMPAIGNS}/{{campaignId}}", _CAMPAIGNS, 2),
    ("DELETE", f"{ORGANIZATION_CAMPAIGNS}/{{campaignId}}", _NOTHING, 1),
    ("POST", f"{ORGANIZATION}/brand/submit", _FEE, 2),
    ("POST", f"{ORGANIZATION_CAMPAIGNS}/{{campaignId}}/submit", _FEE, 2),
    ("POST", f"{ORGANIZATION_CAMPAIGNS}/{{campaignId}}/resubmit", _RESUBMIT, 2),
)

_KEYS = st.sampled_from([None, None, None, "a", "b"])
_FEW = st.integers(0, 2)


def _asks(method: str, path: str, body: SearchStrategy[Any]) -> SearchStrategy[Ask]:
    is_own = st.sampled_from([False, False, False, True]) if "{profileId}" in path else st.just(False)
    key = st.none() if method == "DELETE" else _KEYS
    return st.builds(
        Ask, st.just(method), st.just(path), body, who=_FEW, which=_FEW, is_own=is_own, idempotency_key=key
    )


def _weighted(*choices: tuple[int, SearchStrategy[Any]]) -> SearchStrategy[Any]:
    """One of the strategies, each as often as its weight says; `one_of` would flatten those that are nested."""
    return st.sampled_from([strategy for weight, strategy in choices for _ in range(weight)]).flatmap(lambda one: one)


_ASKS = _weighted(*((weight, _asks(method, path, body)) for method, path, body, weight in CALLS))

# ---- What vendors do

PAID_CALLS = (
    "POST /10dlc/brand",
    "POST /10dlc/campaignBuilder",
    "PUT /10dlc/campaign/*",
    "POST /10dlc/campaign/*/appeal",
    "POST /number_orders",
)
_OTHER_CALLS = ("GET /10dlc/brand", "GET /10dlc/campaign", "GET /10dlc/campaign/*", "GET /number_orders", "* /*")
_MATCHES = st.sampled_from([PAID_CALLS] * 5 + [(one,) for one in _OTHER_CALLS])
# What each kind may be refused for; 20100: no funds, 10012: it exists already, 85001: gone.
_FAULTS = st.sampled_from(["429", "500", "503", "html_502", "20100", "10015", "10012", "10036", "85001", "10009"])
_OUTCOMES: Mapping[str, Sequence[str]] = {
    "brand": ("verified", "unverified", "failed", "pending"),
    "campaign": ("approved", "rejected", "mno_rejected", "tcr_failed", "expired", "suspended", "dormant", "pending"),
    "number": ("assigned", "failed", "pending"),
    "order": ("success", "failed", "pending"),
    "shared_campaign": ("accepted", "declined", "expired"),
}
_DECISIONS = st.sampled_from([(kind, outcome) for kind, outcomes in _OUTCOMES.items() for outcome in outcomes]).flatmap(
    lambda chosen: st.builds(
        Decide, st.just(chosen[0]), st.just(chosen[1]), st.sampled_from([0, 1, 2, None]), st.booleans()
    )
)
_MEANWHILE = (Accident.MEANWHILE, Accident.MEANWHILE_AFTER)
_OFTEN = [Accident.ARRIVES_LATE, *(one for one in Accident if one not in _MEANWHILE)]
_FAILURES = st.builds(Fail, st.sampled_from([*PAID_CALLS, "POST /10dlc/*", *_OTHER_CALLS]), _FAULTS)
_ACCIDENTS = st.builds(Befall, _MATCHES, st.sampled_from(_OFTEN))
_INTERRUPTIONS = st.builds(Befall, st.just(PAID_CALLS), st.sampled_from(_MEANWHILE), _ASKS)
_RESTS = st.builds(Rest, st.sampled_from([1_300, 70, 4_000, 90_000]))

_ONE: SearchStrategy[Sequence[Step]] = _weighted(
    (4, _RESTS),
    (3, st.just(Work())),
    (2, st.builds(Work, _FEW)),
    (12, _ASKS),
    (3, _DECISIONS),
    (2, _FAILURES),
    (2, _ACCIDENTS),
    (1, _INTERRUPTIONS),
    (1, st.builds(Tell, st.integers(0, 5), st.integers(1, 2))),
    (1, st.builds(Sleep, st.sampled_from([70, 4_000, 90_000]))),
).map(lambda step: (step,))


def _scene(*parts: SearchStrategy[Any], after: SearchStrategy[Any] = _NOTHING) -> SearchStrategy[Sequence[Step]]:
    """Steps that come one after the other, trouble before the last of them, and work at the end."""
    trouble = _weighted((2, st.none()), (1, _FAILURES), (3, _ACCIDENTS), (2, _INTERRUPTIONS))
    # Work with a step after it: what failed is not repeated yet.
    then = after.map(lambda step: None if step is None else (Work(), step))
    return st.tuples(*parts[:-1], trouble, parts[-1], then, _RESTS).map(_flat)


def _flat(steps: Sequence[Any]) -> Sequence[Step]:
    """The steps without those that are left out."""
    return [one for step in steps if step is not None for one in (step if isinstance(step, tuple) else (step,))]


def _payable(path: str, body: Mapping[str, Any], whose: str = PROFILE) -> SearchStrategy[Ask]:
    return st.builds(Ask, st.just("POST"), st.just(f"{whose}{path}"), st.just(body), who=_FEW, which=st.integers(0, 1))


_AGREED = {"acceptFee": True}
_DONE = {"webHookUrl": "http://127.0.0.1:9/done"}
_OWNERS = (PROFILE, PROFILE, ORGANIZATION)
_REFUSALS = st.builds(
    Decide, st.just("campaign"), st.sampled_from(["rejected", "mno_rejected", "expired", "tcr_failed"]), _FEW
)


def _and_gone(who: int, path: str, body: Mapping[str, Any]) -> SearchStrategy[Sequence[Step]]:
    """Somebody pays for a profile that is deleted then, and restored."""
    asks = Ask("POST", f"{PROFILE}{path}", body, who)
    gone = (Ask("DELETE", PROFILE, who=who), Ask("POST", f"{PROFILE}/restore", who=who))
    trouble = st.none() | _FAILURES | _ACCIDENTS | _ACCIDENTS
    return st.tuples(trouble, st.just(asks), st.sampled_from([Work(), Rest(1_300)]), st.just(gone), _RESTS).map(_flat)


_SCENES: SearchStrategy[Sequence[Step]] = _weighted(
    *(
        (1, _and_gone(who, path, body))
        for who, path, body in ((0, "/complete", _DONE), (1, "/number-order", _AGREED), (2, "/brand/submit", _AGREED))
    ),
    (
        3,
        _scene(
            st.none(),
            _payable("/complete", _DONE),
            after=st.none() | _asks("PUT", f"{PROFILE_CAMPAIGNS}/{{campaignId}}", _CAMPAIGNS),
        ),
    ),
    (1, _scene(st.none(), _payable("/number-order", _AGREED))),
    (1, _scene(st.none(), st.sampled_from(_OWNERS).flatmap(lambda whose: _payable("/brand/submit", _AGREED, whose)))),
    *(
        (
            1,
            _scene(
                _asks("POST", f"{whose}/campaigns", _CAMPAIGNS),
                _payable("/campaigns/{campaignId}/submit", _AGREED, whose),
            ),
        )
        for whose in _OWNERS
    ),
    *(
        (
            2,
            _scene(
                _REFUSALS,
                st.just(Rest(70)),
                st.none() | _asks("PUT", f"{whose}/campaigns/{{campaignId}}", _CAMPAIGNS),
                _payable("/campaigns/{campaignId}/resubmit", _AGREED, whose),
                # Refused once more, perhaps before the worker has heard of it.
                after=st.none() | _REFUSALS,
            ),
        )
        for whose in _OWNERS
    ),
)

# What is told: single steps, and scenes in which somebody pays.
MOVES: SearchStrategy[Sequence[Sequence[Step]]] = st.lists(_weighted((2, _ONE), (1, _SCENES)), min_size=8, max_size=25)


# ---- What has happened before: the steps towards a tenant that is live, refused, or has bought

_LIVE: Sequence[Step] = (
    *(Ask("POST", f"{PROFILE}/complete", {"webHookUrl": "http://127.0.0.1:9/done"}, who=who) for who in (0, 1)),
    Rest(1_300),
)
BEGINNINGS: Sequence[Sequence[Step]] = (
    (),
    _LIVE,
    (*_LIVE, Decide("campaign", "rejected", 0), Decide("campaign", "mno_rejected", 1), Rest(70)),
    (*_LIVE, Decide("campaign", "mno_rejected", 0), Decide("campaign", "expired", 1), Rest(70)),
    (Decide("campaign", "tcr_failed", None), *_LIVE),
    (Decide("brand", "unverified", None), *_LIVE),
    (Ask("POST", f"{PROFILE}/number-order", {"acceptFee": True}, who=1), Work(), *_LIVE),
)
