"""How to reach GoCardless."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, SecretStr

from bot.settings import Settings

_TOKEN, _SECRET, _ENVIRONMENT = "GOCARDLESS_ACCESS_TOKEN", "GOCARDLESS_WEBHOOK_SECRET", "GOCARDLESS_ENVIRONMENT"


class GoCardlessSettings(Settings):
    gocardless_access_token: SecretStr = Field(
        SecretStr(""), description="A read-write access token from the GoCardless dashboard (Developers)."
    )
    gocardless_environment: Literal["", "sandbox", "live"] = Field(
        "", description="live, or sandbox, where no money moves (the default outside production)."
    )
    gocardless_webhook_secret: SecretStr = Field(
        SecretStr(""),
        description="The secret of the webhook endpoint in the GoCardless dashboard; it proves a webhook to be theirs.",
    )
    gocardless_api_url: str = Field(
        "",
        pattern="^(https?://.+)?$",
        description="An address to use in place of GoCardless's own, for a stand-in; empty in production.",
    )

    @property
    def is_configured(self) -> bool:
        return bool(self.gocardless_access_token)

    @property
    def shown(self) -> str:
        """What the start prints."""
        return f"GoCardless ({self.gocardless_environment or 'sandbox'})"

    def half_set(self) -> Iterator[str]:
        """A secret alone is not: our own sandbox signs with it."""
        if self.is_configured and not self.gocardless_webhook_secret:
            yield (
                f"{_SECRET}: missing, while {_TOKEN} is set. Set both from the GoCardless dashboard, or no token: "
                "without it every webhook would be refused."
            )

    def missing_in_production(self) -> Iterator[str]:
        if not self.is_configured:
            yield f"{_TOKEN}, {_SECRET}: production collects real money; set them from the GoCardless dashboard."
        elif not self.gocardless_environment:
            yield f"{_ENVIRONMENT}: production says which one. Set live; or sandbox, where no money moves."
