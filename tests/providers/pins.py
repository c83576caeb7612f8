"""The PINs of numbers in memory. It knows no rule: the adapter asks it for a PIN only if none is declared."""


class Pins:
    """Does what the store does, without a store. The new PIN is 482913."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def choose(self, phone_number_id: str) -> str:
        return self.kept.setdefault(phone_number_id, "482913")

    def keep(self, phone_number_id: str, pin: str) -> None:
        self.kept[phone_number_id] = pin
