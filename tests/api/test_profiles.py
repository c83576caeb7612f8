"""Profiles over HTTP: create, read, change, delete, restore, and the rules of inheritance and borrowing."""

import threading
from typing import Any

import pytest

from tests.api.stories import FOREIGN_BRAND, NUMBER, WABA, refusal, rows
from tests.world import BRAND, GENERAL, World, unknown_id

KEYS = [
    *("id", "organization_id", "name", "email", "icon", "description", "short_name", "status", "created_at"),
    *("updated_at", "allow_contact_sharing", "allow_template_sharing", "inherit_contacts", "inherit_templates"),
    *("inherit_tcr_brand", "inherit_tcr_campaign", "billing_model", "sending_phone_number_profile_id"),
    *("sending_whatsapp_number_profile_id", "sending_phone_number", "whatsapp_phone_number"),
    *(
        "allow_number_change_during_onboarding",
        "allow_profile_spending",
        "waba_id",
        "billing_contact",
        "brand",
        "action_needed",
    ),
]
LENDERS = ["sending_phone_number_profile_id", "sending_whatsapp_number_profile_id"]


def test_a_name_is_all_that_a_profile_needs(desk: World) -> None:
    answer = desk.call("POST", "/v3/profiles", {"name": "Northwind Dental"})

    assert answer.status_code == 201
    profile = answer.json()["data"]
    assert list(profile) == KEYS
    assert profile["organization_id"] == desk.tenant.id
    assert profile["status"] == "incomplete"
    assert profile["email"].endswith("@platform.example")
    assert profile["billing_model"] == "profile"
    flags = {name: value for name, value in profile.items() if isinstance(value, bool)}
    assert flags == {
        "allow_contact_sharing": False,
        "allow_template_sharing": False,
        "inherit_contacts": True,
        "inherit_templates": True,
        "inherit_tcr_brand": True,
        "inherit_tcr_campaign": True,
        "allow_number_change_during_onboarding": False,
        "allow_profile_spending": False,
    }
    assert desk.data("GET", f"/v3/profiles/{profile['id']}") == profile


def test_a_profile_with_everything(desk: World) -> None:
    contact = {"name": "Ann", "email": "ann@northwind.example", "phone": "555", "address": "1 Main Street\nSpringfield"}
    sent = {
        **GENERAL,
        "icon": "https://northwind.example/icon.png",
        "allow_contact_sharing": True,
        "inherit_contacts": False,
        "billing_model": "profile_and_organization",
        "billing_contact": contact,
        "payment_details": {"card_number": "4242424242424242", "expiry": "09/27", "cvc": "123", "zip_code": "62701"},
        "sending_phone_number": "+1 (212) 555-0123",
        "whatsapp_phone_number": "+12125550124",
        "allow_number_change_during_onboarding": True,
        "whatsapp_business_account": WABA,
        "brand": dict(BRAND),
        "unknown_field": {"is": ["ignored"]},
    }
    answer = desk.call("POST", "/v3/profiles", sent)

    assert answer.status_code == 201
    profile = answer.json()["data"]
    same = ("name", "short_name", "description", "icon", "allow_contact_sharing", "inherit_contacts", "billing_model")
    assert {name: profile[name] for name in same} == {name: sent[name] for name in same}
    assert profile["billing_contact"] == contact
    assert profile["sending_phone_number"] == NUMBER
    assert profile["waba_id"] == WABA["waba_id"]
    assert profile["brand"]["is_inherited"] is False
    assert profile["brand"]["business"]["legal_name"] == "Northwind Dental LLC"
    assert (profile["inherit_tcr_brand"], profile["inherit_tcr_campaign"]) == (False, False)
    for secret in ("4242424242424242", WABA["access_token"]):
        assert secret not in answer.text


@pytest.mark.parametrize(
    ("sent", "brand", "campaign"),
    [
        ({}, True, True),
        ({"inherit_tcr_brand": False}, False, True),
        ({"inherit_tcr_campaign": False}, True, False),
        ({"brand": dict(BRAND)}, False, False),
        ({"brand": dict(BRAND), "inherit_tcr_campaign": True}, False, True),
        ({"brand": dict(BRAND), "inherit_tcr_brand": False}, False, False),
        ({"inherit_tcr_brand": None, "inherit_tcr_campaign": None}, True, True),
    ],
)
def test_what_is_inherited_unless_said(desk: World, sent: dict[str, Any], brand: bool, campaign: bool) -> None:
    for sandbox in (False, True):
        profile = desk.data("POST", "/v3/profiles", {**GENERAL, **sent, "sandbox": sandbox})
        assert (profile["inherit_tcr_brand"], profile["inherit_tcr_campaign"]) == (brand, campaign)


def test_a_brand_of_its_own_together_with_an_inherited_one_is_refused(desk: World) -> None:
    both = {"brand": dict(BRAND), "inherit_tcr_brand": True}
    profile_id = desk.create_profile()
    for method, path in (("POST", "/v3/profiles"), ("PATCH", f"/v3/profiles/{profile_id}")):
        assert list(refusal(desk.call(method, path, {**GENERAL, **both}), 400, "VALIDATION_001")) == ["brand"]


def test_the_brand_and_account_in_effect_are_shown(desk: World) -> None:
    desk.data("PATCH", "/v3/organization", {"brand": dict(BRAND), "whatsapp_business_account": WABA})
    heir = desk.create_profile()
    own = desk.create_profile(brand=FOREIGN_BRAND, whatsapp_business_account={**WABA, "waba_id": "777"})
    borrower = desk.create_profile(sending_whatsapp_number_profile_id=own)

    profiles = {item["id"]: item for item in desk.data("GET", "/v3/profiles")["profiles"]}

    assert profiles[heir]["brand"]["is_inherited"] is True
    assert profiles[own]["brand"]["is_inherited"] is False
    assert profiles[own]["brand"]["compliance"]["vertical"] == "RETAIL"
    assert [profiles[who]["waba_id"] for who in (heir, own, borrower)] == [WABA["waba_id"], "777", "777"]
    for profile_id, listed in profiles.items():
        assert desk.data("GET", f"/v3/profiles/{profile_id}") == listed


def test_profiles_are_listed_oldest_first_by_pages(desk: World) -> None:
    made = [desk.create_profile(name=f"Tenant {number}") for number in range(5)]

    whole = desk.data("GET", "/v3/profiles")
    assert [item["id"] for item in whole["profiles"]] == made
    assert whole["pagination"] == {
        "page": 1,
        "page_size": 1000,
        "total_count": 5,
        "total_pages": 1,
        "has_more": False,
        "cursors": {"before": None, "after": None},
    }
    pages = [desk.data("GET", f"/v3/profiles?page={page}&page_size=2") for page in (1, 2, 3, 4)]
    assert [[item["id"] for item in page["profiles"]] for page in pages] == [made[:2], made[2:4], made[4:], []]
    assert [page["pagination"]["has_more"] for page in pages] == [True, True, False, False]


@pytest.mark.parametrize("wrong", ["0", "-1", "1.5", "x", "", "1001", "9" * 40, "%EF%BC%91", "1e3", " 1", "+1"])
def test_a_page_that_cannot_be(desk: World, wrong: str) -> None:
    assert list(refusal(desk.call("GET", f"/v3/profiles?page_size={wrong}"), 400, "VALIDATION_001")) == ["page_size"]


def test_a_change_touches_what_it_names(desk: World) -> None:
    profile_id = desk.create_profile(sending_phone_number=NUMBER)
    before = desk.data("GET", f"/v3/profiles/{profile_id}")

    after = desk.data("PATCH", f"/v3/profiles/{profile_id}", {"short_name": None, "inherit_contacts": False})

    changed = {name for name in KEYS if after[name] != before[name]}
    assert changed == {"short_name", "inherit_contacts", "updated_at", "action_needed"}
    assert "short_name" in {field for one in after["action_needed"] for field in one["fields"]}
    assert desk.data("GET", f"/v3/profiles/{profile_id}") == after


def test_null_clears_what_may_be_empty_and_keeps_what_may_not(desk: World) -> None:
    full = {
        "icon": "https://x.example",
        "sending_phone_number": NUMBER,
        "billing_contact": {"name": "A", "email": "a@x.io"},
    }
    profile_id = desk.create_profile(**full, allow_contact_sharing=True, whatsapp_business_account=WABA)
    path = f"/v3/profiles/{profile_id}"

    cleared = desk.data("PATCH", path, {**dict.fromkeys(full), "description": "", "whatsapp_business_account": None})
    assert [cleared[name] for name in (*full, "description", "waba_id")] == [None] * 5
    assert desk.data("PATCH", path, {"allow_contact_sharing": None})["allow_contact_sharing"] is True
    assert list(refusal(desk.call("PATCH", path, {"name": None}), 400, "VALIDATION_001")) == ["name"]
    assert list(refusal(desk.call("PATCH", path, {"name": "  "}), 400, "VALIDATION_001")) == ["name"]


def test_an_empty_change_changes_nothing(desk: World) -> None:
    profile_id = desk.create_profile()
    before = desk.data("GET", f"/v3/profiles/{profile_id}")
    after = desk.data("PATCH", f"/v3/profiles/{profile_id}", {})
    assert {**after, "updated_at": None} == {**before, "updated_at": None}


def test_a_brand_is_sent_changed_and_never_removed(desk: World) -> None:
    profile_id = desk.create_profile()
    path = f"/v3/profiles/{profile_id}"
    assert desk.data("PATCH", path, {"brand": None})["brand"] is None

    first = desk.data("PATCH", path, {"brand": dict(BRAND)})
    assert first["inherit_tcr_brand"] is False
    second = desk.data("PATCH", path, {"brand": FOREIGN_BRAND})
    assert second["brand"]["id"] == first["brand"]["id"]
    assert second["brand"]["business"] is None
    assert list(refusal(desk.call("PATCH", path, {"brand": None}), 400, "VALIDATION_001")) == ["brand"]


def test_a_sandbox_change_shows_what_a_real_one_would(desk: World) -> None:
    profile_id = desk.create_profile()
    path = f"/v3/profiles/{profile_id}"
    before = rows(desk)

    previewed = desk.data("PATCH", path, {**GENERAL, "brand": dict(BRAND), "sandbox": True})
    assert rows(desk) == before
    real = desk.data("PATCH", path, {**GENERAL, "brand": dict(BRAND)})

    assert previewed["inherit_tcr_brand"] is real["inherit_tcr_brand"] is False
    same = [name for name in KEYS if name not in ("created_at", "updated_at", "brand")]
    assert {name: previewed[name] for name in same} == {name: real[name] for name in same}
    assert previewed["brand"]["contact"] == real["brand"]["contact"]


@pytest.mark.parametrize("field", LENDERS)
def test_nobody_borrows_from_itself_however_long_the_way(desk: World, field: str) -> None:
    first, second, third = (desk.create_profile() for _ in range(3))
    desk.data("PATCH", f"/v3/profiles/{second}", {field: first})
    desk.data("PATCH", f"/v3/profiles/{third}", {field: second})

    for lender in (first, second, third):
        answer = desk.call("PATCH", f"/v3/profiles/{first}", {field: lender})
        assert list(refusal(answer, 400, "VALIDATION_001")) == [field]
    for nobody in (unknown_id(), desk.tenant.id):
        answer = desk.call("PATCH", f"/v3/profiles/{first}", {field: nobody})
        assert list(refusal(answer, 400, "VALIDATION_001")) == [field]
    desk.data("PATCH", f"/v3/profiles/{second}", {field: None})
    assert desk.data("PATCH", f"/v3/profiles/{first}", {field: third})[field] == third


@pytest.mark.parametrize("field", LENDERS)
def test_two_that_borrow_from_each_other_at_the_same_moment_make_no_circle(each_desk: World, field: str) -> None:
    for _ in range(5):
        pair = [each_desk.create_profile() for _ in range(2)]
        together = threading.Barrier(2)
        statuses: list[int] = []

        def borrow(who: str, lender: str, together: threading.Barrier = together, seen: list[int] = statuses) -> None:
            together.wait()
            seen.append(each_desk.call("PATCH", f"/v3/profiles/{who}", {field: lender}).status_code)

        threads = [threading.Thread(target=borrow, args=order) for order in (pair, pair[::-1])]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(statuses) == [200, 400]


def test_a_deleted_profile_is_gone_and_can_be_restored(desk: World) -> None:
    profile_id = desk.create_profile(sending_phone_number=NUMBER)
    path = f"/v3/profiles/{profile_id}"
    before = desk.data("GET", path)

    answer = desk.call("DELETE", path)
    assert (answer.status_code, answer.content) == (204, b"")

    for method, address, body in (
        ("GET", path, None),
        ("PATCH", path, {"name": "x"}),
        ("DELETE", path, {}),
        ("GET", f"{path}/readiness", None),
        ("GET", f"{path}/completion", None),
        ("GET", f"{path}/events", None),
        ("GET", f"{path}/campaigns", None),
        ("POST", f"{path}/complete", {"webHookUrl": "https://platform.example"}),
    ):
        refusal(desk.call(method, address, body), 404, "RESOURCE_014")
    assert desk.data("GET", "/v3/profiles")["profiles"] == []

    restored = desk.data("POST", f"{path}/restore")
    assert {**restored, "updated_at": None} == {**before, "updated_at": None}
    assert desk.data("POST", f"{path}/restore", {}) == restored
    refusal(desk.call("POST", f"/v3/profiles/{unknown_id()}/restore"), 404, "RESOURCE_014")


@pytest.mark.parametrize(
    "request_of",
    [
        {"json": {}},
        {"json": {"sandbox": False}},
        {"headers": {"content-type": "application/json"}},
        {"json": {}, "headers": {"accept": "*/*"}},
        {},
    ],
)
def test_a_deletion_as_any_client_sends_it(desk: World, request_of: dict[str, Any]) -> None:
    path = f"/v3/profiles/{desk.create_profile()}"
    with desk.client() as client:
        assert client.request("DELETE", path, **request_of).status_code == 204
        assert client.get(path).status_code == 404


def test_a_sandbox_deletion_deletes_nothing(desk: World) -> None:
    path = f"/v3/profiles/{desk.create_profile()}"
    answer = desk.call("DELETE", path, {"sandbox": True})
    assert (answer.status_code, answer.content, answer.headers["x-sandbox"]) == (204, b"", "true")
    assert desk.call("GET", path).status_code == 200


def test_names_in_every_script_come_back_as_sent(each_desk: World) -> None:
    for name in (
        "Zahnärzte am Ring",
        "歯科医院 🦷",
        "عيادة",
        "Ann O'Neil; DROP TABLE profiles --",
        "a\u0301",
        "x" * 100,
    ):
        created = each_desk.data("POST", "/v3/profiles", {"name": f"  {name}  ", "description": f"{name}\n\t{name}"})
        assert (created["name"], created["description"]) == (name, f"{name}\n\t{name}")
        assert each_desk.data("GET", f"/v3/profiles/{created['id']}") == created


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_official_client_reads_every_answer(desk: World) -> None:
    with desk.sdk() as client:
        made = client.profiles.create(name="Northwind Dental", brand=dict(BRAND))  # type: ignore[arg-type]
        assert made.data is not None
        assert made.data.id is not None
        changed = client.profiles.update(made.data.id, description="Changed")
        assert changed.data is not None
        assert changed.data.description == "Changed"
        listed = client.profiles.list()
        assert listed.data is not None
        assert [item.id for item in listed.data.profiles or []] == [made.data.id]
        client.profiles.delete(made.data.id)
