"""Links that can be used once: whoever holds one may do one thing for one registration, or see one contact's data."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from secrets import token_urlsafe

LASTS = timedelta(days=7)


class Purpose(StrEnum):
    """What a link is for; also the path it leads to."""

    UPLOAD = "upload"
    DATA = "data"


@dataclass(frozen=True)
class Link:
    digest: str
    purpose: Purpose
    registration_id: str | None  # None: of the contact alone
    expires_at: datetime


def new_token() -> str:
    return token_urlsafe(24)


def digest_of(token: str) -> str:
    """The token itself is nowhere but in the message."""
    return hashlib.sha256(token.encode()).hexdigest()
