"""Production without a payment service: nobody can pay, and nobody can pretend to have paid."""

from aiohttp import web

from bot.ports import Unavailable

_WHY = "no payment service is connected"


class AbsentCheckout:
    async def request(self, key: str, registration_id: str, amount: int) -> str:  # noqa: ARG002 - as the port has it
        raise Unavailable(_WHY)

    async def flow(self, billing_request_id: str) -> str:  # noqa: ARG002 - as the port has it
        raise Unavailable(_WHY)

    def routes(self) -> list[web.RouteDef]:
        return []
