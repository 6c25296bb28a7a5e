"""How each kind of effect is done: one port's call, its arguments from the effect's payload."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.engine import collecting, erasing
from bot.model.documents import LARGEST_DOCUMENT, text_of
from bot.model.effects import Effect
from bot.model.messages import Inbound, Media
from bot.model.pictures import Flaw
from bot.model.sounds import LARGEST_SOUND, spoken, unheard
from bot.ports import Services, Unavailable, Unusable
from bot.store.deeds import Deed

_TRIES_FOR_MEDIA = 8  # two to four minutes
_SOON = 5.0  # seconds; somebody waits for what is worth a few tries only
Result = Mapping[str, Any]
LETTER = "inbound"  # in a result: what is read as a letter of the person


def _refusal(deed: "Deed", why: str) -> dict[str, Any]:
    """It tells what it was about as a good answer would."""
    about = {name: deed.payload[name] for name in ("registration_id", "number") if name in deed.payload}
    return about | {"refused": str(why)}


class Crew(Enum):
    """Who does it, and how many of them at once: what is slow or large keeps nothing else waiting."""

    QUICK = 16
    BULKY = 4  # holds whole files
    PATIENT = 500  # waits for an answer that takes seconds, and holds little meanwhile


@dataclass(frozen=True)
class Performer:
    """`tries` is what it is worth while the service is away: then it is settled with `given_up`."""

    do: Callable[[Services, Deed], Awaitable[Result]]
    tries: int | None = None
    given_up: Callable[[Deed], Result] = lambda _: {}
    refused: Callable[[Deed, str], Result] = _refusal
    # What is to be done once it is settled, done or refused.
    then: Callable[[Deed, Result], Sequence[Effect]] = lambda _, __: ()
    is_heard: bool = True  # what became of it matters to the talk
    crew: Crew = Crew.QUICK
    is_addressed: bool = True  # else it is known only afterwards whom it concerns: by the references of its result

    def is_worth_another(self, attempts: int, retry_after: float | None) -> bool:
        return self.tries is None or (attempts < self.tries and (retry_after or 0) <= _SOON)


async def _fetched(services: Services, deed: Deed, largest: int | None = None) -> bytes:
    """What was sent a moment ago may not be there yet: only after some tries it is gone."""
    try:
        return await services.media.fetch(_media(deed), largest)
    except Unusable as error:
        if error.flaw is Flaw.GONE and deed.attempts < _TRIES_FOR_MEDIA:
            raise Unavailable("The media is not there yet") from None
        raise


async def store_photo(services: Services, deed: Deed) -> Result:
    picture = await _fetched(services, deed)
    registration_id = deed.payload["registration_id"]
    return {"registration_id": registration_id, "photo": await services.photos.keep(registration_id, picture)}


async def read_document(services: Services, deed: Deed) -> Result:
    text = text_of(await _fetched(services, deed, LARGEST_DOCUMENT))
    if isinstance(text, Flaw):
        raise Unusable(text)
    return {"text": text, "caption": deed.payload["caption"]}


def _did_not_arrive(_: Deed) -> Result:
    return {"refused": Flaw.GONE.value}


def _delete_copy(deed: Deed, result: Result) -> Sequence[Effect]:
    """Only now: a deed that is cut off and taken again must still find the picture."""
    if result.get("refused") == Flaw.GONE:
        return []  # it was never ours: should it turn up again, it is still there
    return [Effect("delete_media", f"delete-media:{deed.key}", _media(deed).model_dump())]


async def delete_media(services: Services, deed: Deed) -> Result:
    await services.media.delete(_media(deed))
    return {}


async def forget_photo(services: Services, deed: Deed) -> Result:
    await services.photos.forget(deed.payload["photo"])
    return {}


async def address_lookup(services: Services, deed: Deed) -> Result:
    found = await services.addresses.find(deed.payload["postcode"], deed.payload["house"])
    return _asked(deed) | {"address": {**found.model_dump(), "full": found.full} if found else None}


def _not_looked_up(deed: Deed) -> Result:
    return _asked(deed) | {"address": None, "unavailable": True}


async def look_at_photo(services: Services, deed: Deed) -> Result:
    picture = await services.photos.open(deed.payload["photo"])
    seen = await services.readings.look(picture, deed.payload["contact"])
    return {"registration_id": deed.payload["registration_id"], "photo": deed.payload["photo"], "seen": dict(seen)}


def _not_looked_at(deed: Deed) -> Result:
    return {"registration_id": deed.payload["registration_id"]}


async def hold_photos(services: Services, deed: Deed) -> Result:
    await services.photos.hold(deed.payload["registration_id"])
    return {}


async def transcribe(services: Services, deed: Deed) -> Result:
    """What was said comes back as a letter; so does the note itself where nothing could be made of it."""
    sound = await _fetched(services, deed, LARGEST_SOUND)
    if services.transcripts is None:
        return _not_heard(deed)
    letter, place = _sent(deed)
    text = await services.transcripts.words_of(sound, deed.payload["contact"])
    return {LETTER: spoken(letter, place, text).model_dump(mode="json")} if text else _not_heard(deed)


def _not_heard(deed: Deed) -> dict[str, Any]:
    return {LETTER: unheard(*_sent(deed)).model_dump(mode="json")}


def _sent(deed: Deed) -> tuple[Inbound, int]:
    return Inbound.model_validate(deed.payload["letter"]), deed.payload["place"]


async def reading(services: Services, deed: Deed) -> Result:
    return await services.readings.read(deed.payload)


async def harm_reading(services: Services, deed: Deed) -> Result:
    is_harm = await services.readings.is_harm(deed.payload["text"], deed.payload["contact"])
    return {"harm": is_harm, "asked": dict(deed.payload)}


def _not_read(_: Deed) -> Result:
    return {"failed": "unavailable"}


def _asked(deed: Deed) -> dict[str, Any]:
    return {name: deed.payload[name] for name in ("registration_id", "section", "postcode", "house")}


def _media(deed: Deed) -> Media:
    return Media(url=deed.payload["url"], content_type=deed.payload["content_type"])


class NewerProgram(LookupError):
    """Left by a newer program, it waits for that one."""


async def _unknown(_: Services, deed: Deed) -> Result:
    raise NewerProgram(f"nobody knows how to do {deed.kind!r}")


UNKNOWN = Performer(_unknown)
PERFORMERS: dict[str, Performer] = {
    "billing_request": Performer(collecting.billing_request),
    "subscribe": Performer(collecting.subscribe),
    "charge": Performer(collecting.charge),
    "stop_collecting": Performer(collecting.stop_collecting),
    "look_at_money": Performer(collecting.look_at_money),
    "money_event": Performer(collecting.money_event, is_addressed=False),
    "store_photo": Performer(store_photo, then=_delete_copy, crew=Crew.BULKY),
    "read_document": Performer(read_document, tries=4, given_up=_did_not_arrive, then=_delete_copy),
    "delete_media": Performer(delete_media, is_heard=False),
    "forget_photo": Performer(forget_photo, is_heard=False),
    "note_erased": Performer(erasing.note_erased),
    "erase_records": Performer(erasing.erase_records),
    "forget_message": Performer(erasing.forget_message, is_heard=False),
    "forget_photos": Performer(erasing.forget_photos, is_heard=False),
    "copy_gone": Performer(erasing.copy_gone),
    "erase_last": Performer(erasing.erase_last, is_heard=False),
    "address_lookup": Performer(
        address_lookup,
        tries=2,
        given_up=_not_looked_up,
        refused=lambda deed, why: {**_not_looked_up(deed), "refused": why},
    ),
    "look_at_photo": Performer(
        look_at_photo,
        tries=2,
        given_up=_not_looked_at,
        refused=lambda deed, why: {**_not_looked_at(deed), "refused": why},
        crew=Crew.PATIENT,
    ),
    "hold_photos": Performer(hold_photos, is_heard=False),
    "transcribe": Performer(
        transcribe,
        tries=4,
        given_up=_not_heard,
        refused=lambda deed, why: {**_not_heard(deed), "refused": why},
        then=_delete_copy,
    ),
    "harm_reading": Performer(harm_reading, tries=3, given_up=lambda _: {"harm": False}, crew=Crew.PATIENT),
    "reading": Performer(reading, tries=1, given_up=_not_read, crew=Crew.PATIENT),
}
KINDS_OF = {
    crew: frozenset(kind for kind, each in PERFORMERS.items() if each.crew is crew)
    for crew in (Crew.BULKY, Crew.PATIENT)
}
NOT_QUICK = frozenset(kind for kinds in KINDS_OF.values() for kind in kinds)  # the quick do all others
