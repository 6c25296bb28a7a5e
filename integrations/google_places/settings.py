"""How to reach Google's address search."""

from pydantic import Field, SecretStr

from bot.settings import Settings

ADDRESS = "https://places.googleapis.com"


class GooglePlacesSettings(Settings):
    google_places_url: str = Field(
        "",
        pattern="^(https?://.+)?$",
        description="An address to use in place of Google's own, for a stand-in; empty in production.",
    )
    google_maps_api_key: SecretStr = Field(
        SecretStr(""),
        description="A key that may use Places API (New); without one parents type their addresses in production.",
    )

    @property
    def is_configured(self) -> bool:
        return bool(self.google_maps_api_key.get_secret_value())
