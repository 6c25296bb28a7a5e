"""Deeds that erase: in our own records, among the photos, at the carrier. Each may be done twice."""

from collections.abc import Mapping
from typing import Any

from bot.model.complete import must_know
from bot.model.erasing import Copy
from bot.ports import Refused, Services, Unavailable
from bot.store.deeds import Deed

Result = Mapping[str, Any]
# By which effects each copy goes.
KINDS = {
    Copy.RECORDS: frozenset[str](),  # gone before the others are asked
    Copy.PHOTOS: frozenset({"forget_photos", "forget_photo", "store_photo"}),
    Copy.CARRIER: frozenset({"forget_message", "delete_media"}),
    Copy.TABLE: frozenset[str](),  # its rows are written by the clock: see below
}
must_know("KINDS", KINDS, Copy)
_MOST_TRIES = 450  # with delays of up to ten minutes about three days


async def note_erased(services: Services, deed: Deed) -> Result:
    """Before anything is erased: from here on a copy that is put back brings nobody back."""
    await services.erased.add(await services.records.marks(deed.payload["contact_id"]), deed.begun_at.date())
    return {}


async def erase_records(services: Services, deed: Deed) -> Result:
    return await services.records.erase(deed.payload["contact_id"])


async def forget_message(services: Services, deed: Deed) -> Result:
    """What is still on its way cannot be erased yet, and what never arrives is not waited for for ever."""
    try:
        await services.channel.forget(deed.payload["carrier_id"])
    except Unavailable as error:
        if deed.attempts >= _MOST_TRIES:
            raise Refused(f"given up: {error}") from None
        raise
    return {}


async def forget_photos(services: Services, deed: Deed) -> Result:
    await services.photos.forget_all(deed.payload["registration_id"])
    return {}


async def copy_gone(services: Services, deed: Deed) -> Result:
    copy = Copy(deed.payload["copy"])
    contact_id = deed.payload["contact_id"]
    if copy is Copy.TABLE:
        left = await services.records.left_in_table(contact_id)
    else:
        left = await services.records.left(contact_id, KINDS[copy])
    if left.waiting:
        raise Unavailable(f"{copy}: {left.waiting} still to be erased")
    return {"copy": copy.value, "refused": left.refused}


async def erase_last(services: Services, deed: Deed) -> Result:
    await services.records.close(deed.payload["contact_id"])
    return {}
