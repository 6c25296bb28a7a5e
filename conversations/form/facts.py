"""What is so about a registration by what was answered: conditions of questions."""

from collections.abc import Callable

from bot.club.age_groups import AgeGroup
from bot.model.forms import Context
from bot.model.people import Registration
from conversations.understanding.readers.medical import Medical
from conversations.understanding.readers.photo import LATER

# The size most children of an age group take, up to and including it.
_SIZES = ((6, "5/6"), (8, "7/8"), (10, "9/10"), (12, "11/12"), (14, "13/14"), (16, "S"))
_LARGEST = "M"

GIVEN_TO = "given_to"  # in a parent's profile: the role that reads them, and whether it has answered
# Names in a registration's facts.
ENDED_BY_CLUB = "ended_by_club"  # a parent's yes does not open it again
ALLOWED = "allowed"  # by the manager, although a consent that it takes was refused
ASKED_FOR_MONEY = "asked_for_money"  # for the fee or the mandate, and since when
LATER_AT = "later_at"  # the time a parent named to go on, and when they said so
DECIDES_SINCE = "decides_since"  # since when the manager is asked to decide
NOTES = "notes"  # what the parent wants the manager to know


def age_group(context: Context) -> AgeGroup | None:
    born = context.answer("child", "born")
    return context.club.age_group_of(born) if born else None


def needs_follow_up(context: Context) -> bool:
    medical = context.answer("child", "medical")
    return isinstance(medical, Medical) and medical.follow_up_due


def was_found(section: str) -> Callable[[Context], bool]:
    """The look-up gave one clear address."""
    return lambda context: bool(context.facts.get("lookups", {}).get(section))


def lives_elsewhere(context: Context) -> bool:
    return context.answer("home", "same") is False


def has_own_contact(context: Context) -> bool:
    group = age_group(context)
    return group is not None and group.under >= context.club.ages.own_contact_from


def is_kit_due(context: Context) -> bool:
    if context.club.kit is None:
        return False
    return context.answer("past", "played_for_us") is False or bool(context.facts.get("new_kit"))


def suggested_size(context: Context) -> str:
    group = age_group(context)
    sizes = context.club.kit.sizes if context.club.kit else ()
    size = next((size for under, size in _SIZES if group and group.under <= under), _LARGEST)
    return size if size in sizes else next(iter(sizes), "")


def may_have_photo(context: Context) -> bool:
    return context.answer("consents", "photo") is not False


def waits_for_the_club(context: Context) -> bool:
    """Without the FA or the code of conduct nobody can play: whether there is a way the manager decides."""
    refused = (context.answer("consents", name) is False for name in ("fa", "terms"))
    return any(refused) and not context.facts.get(ALLOWED)


def is_undecided(registration: Registration) -> bool:
    """The manager has not said whether the child can go on: of another age group, or without what the game needs."""
    consents = registration.answers.get("consents", {})
    asked = "manager_decides" in registration.facts or consents.get("fa") is False or consents.get("terms") is False
    return asked and not registration.facts.get(ALLOWED)


def photo_is_refused(registration: Registration) -> bool:
    return registration.answers.get("consents", {}).get("photo") is False


def photo_is_missing(registration: Registration) -> bool:
    """A refused one is none that is missing."""
    has_none = registration.answers.get("photo", {}).get("photo", LATER) == LATER
    return has_none and not photo_is_refused(registration)
