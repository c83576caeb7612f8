"""The base model of requests and the kinds of text in them. This module never affects the shape of an answer.

Every string in a request follows the same rule: surrounding whitespace is removed, and the rest is kept as sent (phone
numbers and ids get their canonical form). Control characters and lone surrogates are refused: PostgreSQL can store neither
NUL nor half a character. A blank optional text is null. Nothing is coerced: a number is not a string, and "yes" or 1 is not
true.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

import phonenumbers
import pycountry
from pydantic import (
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    SecretStr,
    Strict,
    ValidationInfo,
    field_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from typing_extensions import TypeAliasType

from clearsend.schemas.incoming import UUID, is_uuid

RULE = "clearsend_rule"

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_CONTROL_BUT_LAYOUT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# The same two sets, as the OpenAPI document shows them.
_CONTROL_SCHEMA = r"\u0000-\u001f\u007f-\u009f"
_CONTROL_BUT_LAYOUT_SCHEMA = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_PHONE = re.compile(r"\+[0-9][0-9 ().-]*")

COUNTRY_CODES: tuple[str, ...] = tuple(sorted(country.alpha_2 for country in pycountry.countries))
_COUNTRY_CODES = frozenset(COUNTRY_CODES)


def refusal(predicate: str) -> PydanticCustomError:
    """A validation error of Clearsend's own. `predicate` completes a sentence that begins with the field's name, and never
    holds the input."""
    return PydanticCustomError(RULE, predicate)


class WireIn(BaseModel):
    """Part of a request. Unknown fields are ignored, and the text of a validation error does not show the input."""

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    @field_validator("*", mode="after")
    @classmethod
    def _blank_is_null(cls, value: Any) -> Any:
        return None if isinstance(value, str) and not value else value


@dataclass(frozen=True)
class Text:
    """Marks a string in a request, as in `Annotated[str, Text(100)]`. Lengths are in characters.

    `sentence`: replaces the sentences about length. `check`: raises a `refusal` or returns the value in its canonical
    form. `documented`: additions to the OpenAPI schema beyond the lengths.
    """

    max_length: int
    min_length: int = 0
    is_multiline: bool = False
    sentence: str | None = None
    check: Callable[[str], str] | None = None
    documented: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            self.accept, core_schema.str_schema(strict=True, strip_whitespace=True)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        shown = handler(schema)
        if "enum" not in self.documented:
            shown |= {"maxLength": self.max_length}
            if self.min_length:
                shown |= {"minLength": self.min_length}
            shown |= {"pattern": self._pattern()}
        return shown | dict(self.documented)

    def accept(self, value: str) -> str:
        """The valid form of `value`, which is already valid Unicode without surrounding whitespace.

        Raises: a `refusal`.
        """
        if len(value) < self.min_length:
            raise refusal(self.sentence or _too_short(self.min_length))
        if len(value) > self.max_length:
            raise refusal(self.sentence or f"must be at most {self.max_length} characters long")
        if (_CONTROL_BUT_LAYOUT if self.is_multiline else _CONTROL).search(value):
            raise refusal(
                "must not contain control characters" + ("" if self.is_multiline else ", tabs or line breaks")
            )
        return value if self.check is None else self.check(value)

    def _pattern(self) -> str:
        control = _CONTROL_BUT_LAYOUT_SCHEMA if self.is_multiline else _CONTROL_SCHEMA
        anything = f"[^{control}]*"
        return f"^{anything}[^{control}\\s]{anything}$" if self.min_length else f"^{anything}$"


@dataclass(frozen=True)
class Secret:
    """Marks a secret in a request, as in `Annotated[SecretStr, Secret(…)]`: a text that no repr and no error shows."""

    pattern: str
    max_length: int
    sentence: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.accept, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return handler(schema) | {"minLength": 1, "maxLength": self.max_length, "pattern": f"^{self.pattern}$"}

    def accept(self, secret: SecretStr) -> SecretStr:
        value = secret.get_secret_value().strip()
        if len(value) > self.max_length or not re.fullmatch(self.pattern, value, re.ASCII):
            raise refusal(self.sentence)
        return SecretStr(value)


@dataclass(frozen=True)
class Kept:
    """Marks a field that a change may leave out but not clear, as in `Annotated[Name | None, Kept()]`."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.accept, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        shown = handler(schema)
        kept: JsonSchemaValue = next(choice for choice in shown.pop("anyOf") if choice.get("type") != "null")
        return shown | kept

    def accept(self, value: Any) -> Any:
        if value is None:
            raise refusal("must not be null; leave it out to keep the present one")
        return value


def _too_short(min_length: int) -> str:
    return "must not be empty" if min_length == 1 else f"must be at least {min_length} characters long"


def matching(pattern: str, sentence: str) -> Callable[[str], str]:
    """A check that refuses a value with `sentence` unless the whole value matches `pattern` (compiled with `re.ASCII`)."""
    compiled = re.compile(pattern, re.ASCII)

    def check(value: str) -> str:
        if compiled.fullmatch(value) is None:
            raise refusal(sentence)
        return value

    return check


URL_SENTENCE = (
    "must be a valid HTTP or HTTPS URL with a host, such as https://example.com/path, of at most 2048 characters"
)


def url(max_length: int, sentence: str) -> Text:
    """Checks only the syntax of a URL: the sender decides whether it may be called."""

    def check(value: str) -> str:
        if not value.lower().startswith(("http://", "https://")) or "\\" in value or re.search(r"\s", value):
            raise refusal(sentence)
        try:
            parts = urlsplit(value)
            is_reachable = bool(parts.hostname) and parts.port != 0
        except ValueError:
            is_reachable = False
        if not is_reachable:
            raise refusal(sentence)
        return value

    documented = {"format": "uri", "pattern": r"^[hH][tT][tT][pP][sS]?://[^\s\\]+$"}
    return Text(max_length, 1, sentence=sentence, check=check, documented=documented)


PHONE_SENTENCE = "must be a phone number in international format with a leading +, such as +12025550123"


def _phone(value: str) -> str:
    """Converts a number to E.164, assigned to a subscriber or not: the fictional numbers of exchange 555 pass, too."""
    if _PHONE.fullmatch(value) is None:
        raise refusal(PHONE_SENTENCE)
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        raise refusal(PHONE_SENTENCE) from None
    # A number that can only be dialled locally cannot be called from abroad.
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise refusal(PHONE_SENTENCE)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


EMAIL_SENTENCE = "must be a valid email address of at most 254 characters, such as ops@example.com"


def _email(value: str) -> str:
    """A deliberately simple check: only a delivered email proves an address."""
    if _EMAIL.fullmatch(value) is None:
        raise refusal(EMAIL_SENTENCE)
    return value


COUNTRY_SENTENCE = "must be an ISO 3166-1 alpha-2 country code in capitals, such as US"


def _country(value: str) -> str:
    if value not in _COUNTRY_CODES:
        raise refusal(COUNTRY_SENTENCE)
    return value


UUID_SENTENCE = "must be a UUID, such as 770e8400-e29b-41d4-a716-446655440002"


def _uuid(value: str) -> str:
    if not is_uuid(value):
        raise refusal(UUID_SENTENCE)
    return value.lower()


AMOUNT_SENTENCE = 'must be an amount in USD as decimal text with at most two decimals, such as "45.00"'
_AMOUNT = r"[0-9]{1,9}(\.[0-9]{1,2})?"


def _amount(value: str) -> str:
    """The amount with two decimals."""
    if re.fullmatch(_AMOUNT, value, re.ASCII) is None:
        raise refusal(AMOUNT_SENTENCE)
    return f"{Decimal(value):.2f}"


DIGITS_SENTENCE = "must be a numeric id of at most 64 digits"

Flag = Annotated[bool, Strict()]

Url = Annotated[str, url(2048, URL_SENTENCE)]
Email = Annotated[
    str,
    Text(
        254,
        3,
        sentence=EMAIL_SENTENCE,
        check=_email,
        documented={"format": "email", "pattern": f"^{_EMAIL.pattern}$"},
    ),
]
Phone = Annotated[
    str, Text(32, 1, sentence=PHONE_SENTENCE, check=_phone, documented={"pattern": r"^\+[0-9][0-9 ().-]*$"})
]
Identifier = Annotated[
    str,
    Text(36, 36, sentence=UUID_SENTENCE, check=_uuid, documented={"format": "uuid", "pattern": f"^{UUID.pattern}$"}),
]
NumericId = Annotated[
    str,
    Text(
        64,
        1,
        sentence=DIGITS_SENTENCE,
        check=matching(r"[0-9]+", DIGITS_SENTENCE),
        documented={"pattern": "^[0-9]+$"},
    ),
]
Amount = Annotated[str, Text(12, 1, sentence=AMOUNT_SENTENCE, check=_amount, documented={"pattern": f"^{_AMOUNT}$"})]
Country = TypeAliasType(
    "Country",
    Annotated[str, Text(2, 2, sentence=COUNTRY_SENTENCE, check=_country, documented={"enum": list(COUNTRY_CODES)})],
)


class SandboxIn(WireIn):
    """A request that can be tried without any effect; used alone for a call without further fields.

    Clients published before 0.9 send `test_mode` where newer clients send `sandbox`. If the server ignored `test_mode` as an
    unknown field, a test would spend money.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [{"sandbox": False}]})

    test_mode: Flag | None = Field(
        default=None,
        validation_alias=AliasChoices("test_mode", "testMode"),
        description="Older spelling of `sandbox`. The call is a sandbox call if either is true.",
    )
    sandbox: Flag = Field(
        default=False,
        validate_default=True,
        description=(
            "Validate the request and answer as if it were carried out, but store nothing and call no vendor or "
            "webhook."
        ),
    )

    @field_validator("sandbox")
    @classmethod
    def _is_sandbox_in_either_spelling(cls, sandbox: bool, info: ValidationInfo) -> bool:
        return sandbox or bool(info.data.get("test_mode"))
