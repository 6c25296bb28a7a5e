"""How to reach Airtable."""

import base64
import json
from collections.abc import Iterator
from typing import Any

from pydantic import Field, SecretStr, field_validator

from bot.settings import Settings

_KEY, _BASE, _TABLES = "AIRTABLE_API_KEY", "AIRTABLE_BASE_ID", "AIRTABLE_TABLES"


class AirtableSettings(Settings):
    airtable_api_key: SecretStr = Field(
        SecretStr(""),
        description="A personal access token (pat…) of Airtable that may read and write records, read the base's "
        "schema and manage webhooks.",
    )
    airtable_base_id: str = Field(
        "", pattern="^(app[A-Za-z0-9]{14})?$", description="The base (app…), as its address shows it."
    )
    airtable_tables: str = Field(
        "",
        description='A JSON object of seasons and their tables in that base, {"2627": "tbl…"}; `python -m bot roster '
        "check` says what is missing there.",
    )
    airtable_webhook_secret: SecretStr = Field(
        SecretStr(""),
        description="The secret that `python -m bot roster listen` prints; it proves a webhook to be Airtable's.",
    )
    airtable_api_url: str = Field(
        "",
        pattern="^(https?://.+)?$",
        description="An address to use in place of Airtable's own, for a stand-in; empty in production.",
    )

    @field_validator("airtable_tables")
    @classmethod
    def _names_tables(cls, given: str) -> str:
        tables = _json(given) if given else {}
        if not isinstance(tables, dict) or not all(isinstance(each, str) and each for each in tables.values()):
            raise ValueError("not a JSON object of names")
        if not all(len(season) == 4 and season.isdigit() for season in tables):
            raise ValueError("a season is written like 2627")
        return given

    @field_validator("airtable_webhook_secret")
    @classmethod
    def _is_base64(cls, given: SecretStr) -> SecretStr:
        try:
            base64.b64decode(given.get_secret_value(), validate=True)
        except ValueError:
            raise ValueError("not as Airtable gave it") from None
        return given

    @property
    def tables(self) -> dict[str, str]:
        """By season: 2627."""
        return dict(_json(self.airtable_tables)) if self.airtable_tables else {}

    @property
    def is_configured(self) -> bool:
        return bool(self.airtable_api_key)

    def half_set(self) -> Iterator[str]:
        """One of them alone is a slip: nothing would be written."""
        given = {_KEY: self.is_configured, _BASE: bool(self.airtable_base_id), _TABLES: bool(self.tables)}
        missing = [name for name, is_set in given.items() if not is_set]
        if missing and len(missing) < len(given):
            there = ", ".join(name for name in given if name not in missing)
            yield f"{', '.join(missing)}: missing, while {there} is set. Set all three, or none."


def _json(given: str) -> Any:
    try:
        return json.loads(given)
    except ValueError:
        raise ValueError("not JSON") from None
