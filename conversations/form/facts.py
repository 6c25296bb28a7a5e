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


def age_group(context: Context) -> AgeGroup | None:
    born = context.answer("child", "born")
    return context.club.age_group_of(born) if born else None


def needs_follow_up(context: Context) -> bool:
    medical = context.answer("child", "medical")
    return isinstance(medical, Medical) and medical.follow_up_due


def lacks_a_place(context: Context) -> bool:
    return not context.has_place


def has_an_offer(context: Context) -> bool:
    return context.is_offered


def was_found(section: str) -> Callable[[Context], bool]:
    """The look-up gave one clear address."""
    return lambda context: section in context.found


def lives_elsewhere(context: Context) -> bool:
    return context.answer("home", "same") is False


def has_own_contact(context: Context) -> bool:
    group = age_group(context)
    return group is not None and group.under >= context.club.ages.own_contact_from


def is_kit_due(context: Context) -> bool:
    if context.club.kit is None:
        return False
    return context.answer("past", "played_for_us") is False or context.has_new_kit


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
    return any(refused) and not context.is_allowed


def is_undecided(registration: Registration) -> bool:
    """The manager has not said whether the child can go on: of another age group, or without what the game needs."""
    consents = registration.answers.get("consents", {})
    asked = (
        registration.facts.manager_decides is not None or consents.get("fa") is False or consents.get("terms") is False
    )
    return asked and not registration.facts.allowed


def photo_is_refused(registration: Registration) -> bool:
    return registration.answers.get("consents", {}).get("photo") is False


def photo_is_missing(registration: Registration) -> bool:
    """A refused one is none that is missing."""
    has_none = registration.answers.get("photo", {}).get("photo", LATER) == LATER
    return has_none and not photo_is_refused(registration)
