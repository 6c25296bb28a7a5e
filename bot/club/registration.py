"""The three things about a registration that are never mixed."""

from enum import StrEnum


class State(StrEnum):
    """Where the talk is."""

    INITIAL_CONTACT = "initial_contact"
    RETURNING_PLAYER_CHECK = "returning_player_check"
    INFO_COLLECTION = "info_collection"
    WAITING_LIST = "waiting_list"
    REVIEW = "review"
    PAYMENT = "payment"
    KIT = "kit"
    PHOTO = "photo"
    AWAITING_PAYMENT = "awaiting_payment"
    COMPLETED = "completed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"


class RegistrationStatus(StrEnum):
    """What the club is shown."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    COMPLETED = "completed"
    DECLINED = "declined"
    SUSPENDED = "suspended"


class PaymentStatus(StrEnum):
    NONE = "none"
    PENDING_PAYMENT = "pending_payment"
    INCOMPLETE = "incomplete"
    ACTIVE = "active"
    FAILED = "failed"
    CANCELLED = "cancelled"


# They have a place in their team; who fills in has none yet, but for an offer that runs.
HAS_A_PLACE = frozenset(
    {State.PAYMENT, State.KIT, State.PHOTO, State.AWAITING_PAYMENT, State.COMPLETED, State.SUSPENDED}
)
HAS_LEFT = frozenset({State.DECLINED, State.WITHDRAWN})
STATUS_OF_STATE = {
    State.INITIAL_CONTACT: RegistrationStatus.PENDING,
    State.RETURNING_PLAYER_CHECK: RegistrationStatus.PENDING,
    State.INFO_COLLECTION: RegistrationStatus.PENDING,
    State.WAITING_LIST: RegistrationStatus.PENDING,
    State.REVIEW: RegistrationStatus.PENDING,
    State.PAYMENT: RegistrationStatus.CONFIRMED,
    State.KIT: RegistrationStatus.CONFIRMED,
    State.PHOTO: RegistrationStatus.CONFIRMED,
    State.AWAITING_PAYMENT: RegistrationStatus.CONFIRMED,
    State.COMPLETED: RegistrationStatus.COMPLETED,
    State.DECLINED: RegistrationStatus.DECLINED,
    State.WITHDRAWN: RegistrationStatus.DECLINED,
    State.SUSPENDED: RegistrationStatus.SUSPENDED,
}
if set(STATUS_OF_STATE) != set(State):
    raise TypeError("a state without a status")
