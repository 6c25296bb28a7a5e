"""Happenings: what became so of a registration, kept as rows that are never changed, for whoever goes by them.

A kind is one class here, one line in `HAPPENINGS`, and is noted where the state or the account changes.
"""

from collections.abc import Mapping
from typing import ClassVar

from bot.club.registration import PaymentStatus, State
from bot.model.messages import Status, Value


class Happening(Value):
    kind: ClassVar[str]


class Opened(Happening):
    """There is a registration: somebody invited, or a parent wrote."""

    kind: ClassVar[str] = "opened"
    anew: bool = False  # in place of an earlier one of the same season


class Invited(Happening):
    """A manager, or another program, asked the guardian to register the child."""

    kind: ClassVar[str] = "invited"
    again: bool = False
    by: str | None = None  # the contact


class Started(Happening):
    """They want to register, and began to answer."""

    kind: ClassVar[str] = "started"


class _OfAnswers(Happening):
    """Which fields; what they hold is in the registration."""

    section: str
    fields: tuple[str, ...]
    by: str | None = None  # the contact


class AnswerGiven(_OfAnswers):
    kind: ClassVar[str] = "answer_given"


class AnswerChanged(_OfAnswers):
    kind: ClassVar[str] = "answer_changed"


class ConsentGiven(Happening):
    kind: ClassVar[str] = "consent_given"
    purpose: str


class ConsentTakenBack(Happening):
    """Or refused from the beginning."""

    kind: ClassVar[str] = "consent_taken_back"
    purpose: str


class Confirmed(Happening):
    """By the guardian, who saw all of it."""

    kind: ClassVar[str] = "confirmed"


class LinkMade(Happening):
    kind: ClassVar[str] = "link_made"
    billing_request: str


class _OfPayment(Happening):
    payment: str
    amount: int  # pence
    month: str | None = None  # None: the signing-on fee


class PaymentSubmitted(_OfPayment):
    kind: ClassVar[str] = "payment_submitted"


class PaymentConfirmed(_OfPayment):
    kind: ClassVar[str] = "payment_confirmed"


class PaymentFailed(_OfPayment):
    kind: ClassVar[str] = "payment_failed"


class PaymentCancelled(_OfPayment):
    kind: ClassVar[str] = "payment_cancelled"


class PaymentChargedBack(_OfPayment):
    kind: ClassVar[str] = "payment_charged_back"


class PaymentRefunded(Happening):
    kind: ClassVar[str] = "payment_refunded"
    payment: str
    amount: int


class MandateAuthorised(Happening):
    kind: ClassVar[str] = "mandate_authorised"
    mandate: str


class MandateLost(Happening):
    kind: ClassVar[str] = "mandate_lost"
    mandate: str


class SubscriptionActivated(Happening):
    kind: ClassVar[str] = "subscription_activated"
    subscription: str


class SubscriptionCancelled(Happening):
    """Or it has run its course."""

    kind: ClassVar[str] = "subscription_cancelled"
    subscription: str


class PaymentStatusChanged(Happening):
    kind: ClassVar[str] = "payment_status_changed"
    before: PaymentStatus
    after: PaymentStatus


class KitChosen(Happening):
    kind: ClassVar[str] = "kit_chosen"
    size: str | None = None
    number: int | None = None


class PhotoIn(Happening):
    kind: ClassVar[str] = "photo_in"


class PhotoRemoved(Happening):
    kind: ClassVar[str] = "photo_removed"


class StateChanged(Happening):
    kind: ClassVar[str] = "state_changed"
    before: State
    after: State


class Moved(Happening):
    """To another team, or to the first."""

    kind: ClassVar[str] = "moved"
    before: str | None  # the team's id
    after: str | None


class Withdrawn(Happening):
    kind: ClassVar[str] = "withdrawn"


class Declined(Happening):
    kind: ClassVar[str] = "declined"


class Suspended(Happening):
    kind: ClassVar[str] = "suspended"


class Reinstated(Happening):
    """No longer suspended."""

    kind: ClassVar[str] = "reinstated"


class Completed(Happening):
    kind: ClassVar[str] = "completed"


class JoinedList(Happening):
    kind: ClassVar[str] = "joined_list"


class PlaceOffered(Happening):
    kind: ClassVar[str] = "place_offered"


class LeftList(Happening):
    """They took a place, or went."""

    kind: ClassVar[str] = "left_list"
    to: State


class Archived(Happening):
    """It goes on in another registration of the child, or is closed with what was told kept."""

    kind: ClassVar[str] = "archived"


class GuardianJoined(Happening):
    kind: ClassVar[str] = "guardian_joined"
    guardian: str  # the contact


class DetailsChanged(Happening):
    """What somebody of the club wrote down of it, by field."""

    kind: ClassVar[str] = "details_changed"
    fields: tuple[str, ...]
    by: str | None = None


class TextDelivered(Happening):
    """What the carrier says of an SMS about the registration: also when it did not arrive."""

    kind: ClassVar[str] = "text_delivered"
    message: int
    status: Status


class Erased(Happening):
    """What was told of a person is no more; this row tells nothing of them."""

    kind: ClassVar[str] = "erased"


HAPPENINGS: Mapping[str, type[Happening]] = {
    each.kind: each
    for each in (
        Opened,
        Invited,
        Started,
        AnswerGiven,
        AnswerChanged,
        ConsentGiven,
        ConsentTakenBack,
        Confirmed,
        LinkMade,
        PaymentSubmitted,
        PaymentConfirmed,
        PaymentFailed,
        PaymentCancelled,
        PaymentChargedBack,
        PaymentRefunded,
        MandateAuthorised,
        MandateLost,
        SubscriptionActivated,
        SubscriptionCancelled,
        PaymentStatusChanged,
        KitChosen,
        PhotoIn,
        PhotoRemoved,
        StateChanged,
        Moved,
        Withdrawn,
        Declined,
        Suspended,
        Reinstated,
        Completed,
        JoinedList,
        PlaceOffered,
        LeftList,
        Archived,
        GuardianJoined,
        DetailsChanged,
        TextDelivered,
        Erased,
    )
}
_MADE = [*Happening.__subclasses__(), *_OfAnswers.__subclasses__(), *_OfPayment.__subclasses__()]
if set(HAPPENINGS.values()) != {each for each in _MADE if "kind" in vars(each)}:
    raise TypeError("a kind of happening that HAPPENINGS does not list, or two of one name")
