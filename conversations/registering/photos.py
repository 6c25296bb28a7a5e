"""The photo for the player card: a picture in the chat, a one-time upload page from SMS, or later."""

from collections.abc import Sequence

from bot.club.registration import State
from bot.model.asked import AskedSection
from bot.model.events import Event
from bot.model.forms import Again
from bot.model.links import Purpose
from bot.model.messages import Inbound, Media, Medium
from bot.model.people import Registration
from bot.model.pictures import Flaw
from bot.model.prompts import Assistance
from bot.model.sounds import is_sound
from bot.model.turn import Turn
from conversations.form.asking import ask, context_of, words
from conversations.form.facts import photo_is_missing, photo_is_refused
from conversations.understanding.readers.photo import LATER, PHOTO
from conversations.words import texts
from conversations.words.consent_texts import NO_PHOTO_WANTED

_PHOTO_STATES = {State.PAYMENT, State.KIT, State.PHOTO, State.AWAITING_PAYMENT, State.SUSPENDED}
_TOO_EARLY = {State.INITIAL_CONTACT, State.DECLINED, State.WITHDRAWN}
REASONS: dict[str, str] = {
    Flaw.TOO_LARGE: texts.PHOTO_TOO_LARGE,
    Flaw.EMPTY: texts.PHOTO_NOT_A_PICTURE,
    Flaw.WRONG_KIND: texts.PHOTO_NOT_A_PICTURE,
    Flaw.GONE: texts.PHOTO_GONE,
    Flaw.TOO_MANY_PIXELS: texts.PHOTO_TOO_LARGE,
    Flaw.BROKEN: texts.PHOTO_BROKEN,
    Flaw.ANIMATED: texts.PHOTO_ANIMATED,
    Flaw.TRANSPARENT: texts.PHOTO_STICKER,
    Flaw.TOO_SMALL: texts.PHOTO_TOO_SMALL,
    Flaw.BLANK: texts.PHOTO_BLANK,
    Flaw.DARK: texts.PHOTO_DARK,
}


def ask_for_photo(turn: Turn, registration: Registration, trouble: str = "") -> None:
    """What is said to a question about it, or of a picture, is no letter that could not be read."""
    if trouble and (turn.medium is Medium.SMS or trouble != texts.NOT_UNDERSTOOD):
        turn.say(trouble)
        trouble = ""
    if turn.medium is Medium.SMS:
        link = turn.make_link(Purpose.UPLOAD, registration)
        turn.say(texts.PHOTO_BY_LINK.format(upload=link, **words(turn, registration)))
        turn.put(AskedSection(section="photo", field="photo", registration_id=registration.id))
    else:
        ask(turn, "photo", registration, registration.answers.get("photo", {}), trouble)


def ask_for_the_last_thing(turn: Turn, registration: Registration, text: str = "") -> None:
    """All else is done."""
    values = words(turn, registration)
    said = PHOTO.read(text, context_of(turn, registration))
    if isinstance(said, Again):
        turn.say(said.sentence)
    if said == LATER:
        turn.say(texts.PHOTO_LATER.format(**values))
    elif turn.medium is Medium.SMS:
        link = turn.make_link(Purpose.UPLOAD, registration)
        turn.say(texts.ONLY_THE_PHOTO_BY_LINK.format(upload=link, **values))
    else:
        turn.say(texts.ONLY_THE_PHOTO.format(**values))


def take(turn: Turn, registration: Registration, letters: Sequence[Inbound]) -> bool:
    """The first picture is kept, also in place of an earlier one; the carrier's copies of all others are deleted.

    One that comes before it is asked for is kept for its turn. False when nothing was taken.
    """
    _delete_sounds(turn, letters)
    pictures = [(letter.key, media) for letter in letters for media in letter.media if not is_sound(media)]
    child = _whose(turn, registration) if pictures else None
    is_taken = child is not None and (child.state in _PHOTO_STATES or _is_picture(pictures[0][1]))
    if child is not None and is_taken:
        key, picture = pictures.pop(0)
        turn.perform(
            "store_photo",
            f"photo:{child.id}:{key}",
            registration_id=child.id,
            url=picture.url,
            content_type=picture.content_type,
        )
    for number, (key, media) in enumerate(pictures):
        turn.perform("delete_media", f"unwanted:{key}:{number}", url=media.url, content_type=media.content_type)
    return is_taken


def _delete_sounds(turn: Turn, letters: Sequence[Inbound]) -> None:
    """Nobody listens to them here; those that somebody tried to hear are deleted with that."""
    for letter in letters:
        for place, media in enumerate(letter.media):
            if is_sound(media) and not letter.is_spoken:
                turn.perform(
                    "delete_media", f"unheard:{letter.key}:{place}", url=media.url, content_type=media.content_type
                )


def _is_picture(media: Media) -> bool:
    return media.content_type.startswith("image/")


def _whose(turn: Turn, registration: Registration) -> Registration | None:
    """The open child's, where it is time for one; what that child does not need is the one other child's who does."""
    open_ones = [each for each in turn.registrations if each.archived_at is None and each.season == registration.season]
    lacking = [each for each in open_ones if each.state in _PHOTO_STATES and photo_is_missing(each)]
    if registration not in lacking and len(lacking) == 1:
        return lacking[0]
    is_early = registration.state in _TOO_EARLY
    return None if is_early or photo_is_refused(registration) else registration


def forget(turn: Turn, registration: Registration) -> None:
    """The one that was kept, where its use is refused."""
    kept = registration.answers.pop("photo", {}).get("photo", LATER)
    if kept != LATER:
        turn.perform("forget_photo", f"forget-photo:{kept}", registration_id=registration.id, photo=kept)


def why_not(turn: Turn, registration: Registration, letter: Inbound) -> str:
    """What is said to what came and was not kept."""
    if not _is_picture(letter.media[0]):
        return texts.ONLY_WORDS
    if photo_is_refused(registration):
        return NO_PHOTO_WANTED.format(**words(turn, registration))
    return texts.MEDIA_NOT_NEEDED


def stored(turn: Turn, registration: Registration, event: Event) -> bool:
    """Whether a usable photo is there now; else the parent is told why not."""
    result = event.payload.get("result", event.payload)
    if "photo" in result:
        earlier = registration.answers.get("photo", {}).get("photo", LATER)
        if earlier not in {LATER, result["photo"]}:
            turn.perform("forget_photo", f"forget-photo:{earlier}", registration_id=registration.id, photo=earlier)
        registration.answers["photo"] = {"photo": result["photo"]}
        turn.say(texts.PHOTO_STORED)
        _have_it_looked_at(turn, registration, result["photo"])
        return True
    turn.say(REASONS.get(result.get("refused", ""), texts.PHOTO_NOT_A_PICTURE))
    return False


def _have_it_looked_at(turn: Turn, registration: Registration, photo: str) -> None:
    """Where the club has switched it on, the guardian agreed to a photo, and nothing was said of one before."""
    agreed = registration.answers.get("consents", {}).get("photo") is True
    is_on = turn.club.photo_coach and turn.assistance is not Assistance.OFF
    if is_on and agreed and not registration.facts.photo_coached:
        turn.perform(
            "look_at_photo",
            f"look-at-photo:{photo}",
            registration_id=registration.id,
            photo=photo,
            contact=turn.contact.id,
        )


def looked_at(turn: Turn, registration: Registration, event: Event) -> None:
    """Said kindly, of the photo that still counts, and once: a second one is taken as it is. It is kept in any case."""
    result = event.payload["result"]
    kept = registration.answers.get("photo", {}).get("photo", LATER)
    doubts = [name for name, holds in result.get("seen", {}).items() if not holds and name in texts.PHOTO_DOUBTS]
    if not doubts or kept != result.get("photo") or registration.facts.photo_coached:
        return
    registration.facts.photo_coached = True
    values = words(turn, registration) | {"doubt": texts.PHOTO_DOUBTS[doubts[0]]}
    if turn.medium is Medium.SMS:
        turn.say(texts.PHOTO_DOUBT_BY_LINK.format(upload=turn.make_link(Purpose.UPLOAD, registration), **values))
    else:
        turn.say(texts.PHOTO_DOUBT.format(**values))
