"""Links to photos in the folder: signed, and good for an hour, as those that S3 makes."""

import hmac
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from bot.store.vault import Vault

PATH = "/photo/"
LASTS = timedelta(hours=1)
_DIGITS = 12  # of a time in seconds


def link_to(base_url: str, key: str, vault: Vault, now: datetime) -> str:
    until = int((now + LASTS).timestamp())
    return f"{base_url}{PATH}{key}?{urlencode({'until': until, 'proof': _proof(vault, key, until)})}"


def is_good(key: str, until: str, proof: str, vault: Vault, now: datetime) -> bool:
    """Ours, and not older than an hour."""
    if not (until.isascii() and until.isdecimal() and len(until) <= _DIGITS):
        return False
    expected = _proof(vault, key, int(until))
    is_ours = hmac.compare_digest(expected.encode(), proof.encode("utf-8", "surrogateescape"))
    return is_ours and now < datetime.fromtimestamp(int(until), UTC)


def _proof(vault: Vault, key: str, until: int) -> str:
    return vault.sign(f"photo:{key}:{until}")
