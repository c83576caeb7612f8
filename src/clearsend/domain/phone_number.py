"""Phone numbers by their form: which of them a registry knows. It looks none up."""

_TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})


_NANP_LENGTH = len("+12125550100")


def needs_campaign(phone_number: str) -> bool:
    """Must this number be on a campaign to send (10DLC)? Yes for +1 and ten digits, unless toll-free; no for other numbers."""
    return phone_number.startswith("+1") and len(phone_number) == _NANP_LENGTH and phone_number[2:5] not in _TOLL_FREE
