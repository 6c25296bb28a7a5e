"""Phone numbers as far as they decide who may be written to, and by which medium."""

import re
from functools import lru_cache

from bot.model.messages import Handle, HandleKind, Medium

# Great Britain's mobiles with those of Jersey, Guernsey and Man; without pagers (076 but Man's) and 070.
_BRITISH_MOBILE = re.compile(r"\+447(?:[1-57-9]\d{8}|624\d{6})")
_INTERNATIONAL = re.compile(r"\+[1-9]\d{6,14}")
# Satellites, networks of no country, shared-cost and premium services of all countries; Britain's 09 and 087.
_NOBODYS = re.compile(r"\+(?:87[08]|88[123]|979|888|800|808|449|4487)")


@lru_cache(maxsize=4096)
def may_be_written_to(handle: Handle, medium: Medium) -> bool:
    """By SMS only British mobiles; by WhatsApp whoever is a person: no short code, no name, no premium service."""
    if medium is Medium.EMAIL or handle.kind is HandleKind.WHATSAPP_ID:
        return True
    if medium is Medium.SMS:
        return _BRITISH_MOBILE.fullmatch(handle.value) is not None
    return _INTERNATIONAL.fullmatch(handle.value) is not None and _NOBODYS.match(handle.value) is None
