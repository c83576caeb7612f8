"""A campaign as a reviewer reads it: its texts, its use cases, and its brand. It judges nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from clearsend.domain.precheck import wording
from clearsend.domain.precheck.brand_as_read import BrandText
from clearsend.domain.precheck.wording import Passage
from clearsend.domain.profile import Campaign

# Use cases that only contain others; Telnyx calls the contained ones sub use cases.
LOW_VOLUME, MIXED = "LOW_VOLUME", "MIXED"
COLLECTIONS = (LOW_VOLUME, MIXED)

OPT_IN, OPT_OUT, HELP = "/optinMessage", "/optoutMessage", "/helpMessage"
_REPLIES = {OPT_IN: "optin_message", OPT_OUT: "optout_message", HELP: "help_message"}
_POLICIES = {"/privacyPolicyLink": "privacy_policy_link", "/termsAndConditionsLink": "terms_and_conditions_link"}


@dataclass(frozen=True)
class CampaignText:
    """`siblings`: every campaign that is reviewed together with this one, in order, itself included."""

    declared: Campaign
    brand: BrandText
    siblings: Sequence[Campaign]

    @cached_property
    def description(self) -> Passage:
        return Passage("/description", self.declared.content.description)

    @cached_property
    def flow(self) -> Passage:
        return Passage("/messageFlow", self.declared.content.message_flow or "")

    @cached_property
    def replies(self) -> tuple[Passage, ...]:
        """The automatic answers that are not blank."""
        content = self.declared.content
        given = ((pointer, getattr(content, name)) for pointer, name in _REPLIES.items())
        return tuple(Passage(pointer, text) for pointer, text in given if not wording.is_blank(text))

    def reply(self, pointer: str) -> Passage | None:
        return next((reply for reply in self.replies if reply.pointer == pointer), None)

    @cached_property
    def samples_by_use_case(self) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
        return tuple(
            (
                use_case.messaging_use_case,
                tuple(
                    Passage(f"/useCases/{number}/sampleMessages/{place}", text)
                    for place, text in enumerate(use_case.sample_messages)
                ),
            )
            for number, use_case in enumerate(self.declared.use_cases)
        )

    @cached_property
    def samples(self) -> tuple[Passage, ...]:
        return tuple(sample for _, samples in self.samples_by_use_case for sample in samples)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text that a reviewer reads."""
        return (self.description, self.flow, *self.replies, *self.samples)

    @cached_property
    def policy_links(self) -> tuple[tuple[str, wording.Link], ...]:
        """Pointer and address of each policy link that is set."""
        content = self.declared.content
        found = ((pointer, wording.link(getattr(content, name))) for pointer, name in _POLICIES.items())
        return tuple((pointer, link) for pointer, link in found if link is not None)

    @cached_property
    def words(self) -> str:
        """The words of all passages in one text, for a quick search that finds nothing in most campaigns."""
        return " / ".join(passage.words for passage in self.passages)

    @cached_property
    def use_cases(self) -> tuple[str, ...]:
        return tuple(use_case for use_case, _ in self.samples_by_use_case)

    @cached_property
    def purposes(self) -> tuple[str, ...]:
        """The use cases without those that only contain others."""
        return tuple(use_case for use_case in self.use_cases if use_case not in COLLECTIONS)

    @cached_property
    def is_for_people(self) -> bool:
        """Are the recipients people? Machines (M2M) give no consent and read no help."""
        return set(self.use_cases) != {"M2M"}


Find = Callable[[CampaignText], Iterator[str]]


def of_people(find: Find) -> Find:
    """Restricts a rule about consent to campaigns whose recipients are people."""

    def find_of_people(text: CampaignText) -> Iterator[str]:
        if text.is_for_people:
            yield from find(text)

    return find_of_people


def lacking(pointer: str, name: str) -> Find:
    """A rule that yields `pointer` if the content's field `name` is blank. Campaigns without human recipients are exempt."""

    def find(text: CampaignText) -> Iterator[str]:
        if wording.is_blank(getattr(text.declared.content, name)):
            yield pointer

    return of_people(find)
