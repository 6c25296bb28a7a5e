"""No look-up is connected: addresses are typed by hand."""

from bot.model.addresses import Address


class AbsentAddresses:
    async def find(self, postcode: str, house: str) -> Address | None:  # noqa: ARG002 - as the port has it
        return None
