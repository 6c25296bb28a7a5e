"""How each kind of effect is done: one port's call, its arguments from the effect's payload."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.ports import Services
from bot.store.deeds import Deed


async def billing_request(services: Services, deed: Deed) -> Mapping[str, Any]:
    registration_id = deed.payload["registration_id"]
    made = await services.checkout.request(deed.key, registration_id, deed.payload["amount"])
    return {
        "registration_id": registration_id,
        "billing_request_id": made,
        "link": f"{services.public_url}/reg_setup/{made}",
    }


PERFORMERS: dict[str, Callable[[Services, Deed], Awaitable[Mapping[str, Any]]]] = {
    "billing_request": billing_request,
}
