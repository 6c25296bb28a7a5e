"""Whether there is a place in the team: for who was invited always, for who came by themselves while it has one."""

from bot.club.registration import HAS_A_PLACE, State
from bot.model.people import Registration, TeamPlace
from bot.model.turn import Turn


def is_full(turn: Turn, team: TeamPlace | None) -> bool:
    place = next((each for each in turn.teams if team is not None and each.id == team.id), None)
    return place is not None and place.capacity is not None and turn.taken_places.get(place.id, 0) >= place.capacity


def has_place(turn: Turn, registration: Registration) -> bool:
    is_invited = registration.facts.manager is not None
    is_kept = registration.state in HAS_A_PLACE or _runs(turn, registration)
    return is_invited or is_kept or not is_full(turn, registration.team)


def claim(turn: Turn, registration: Registration) -> None:
    """It takes a place as there is room: the commit sees whether somebody took the last one in the same moment."""
    is_kept = registration.state in HAS_A_PLACE or _runs(turn, registration)
    if registration.team is not None and registration.facts.manager is None and not is_kept:
        turn.claims.append(registration.team.id)


def is_offered(turn: Turn, registration: Registration) -> bool:
    return registration.state is State.WAITING_LIST and _runs(turn, registration)


def _runs(turn: Turn, registration: Registration) -> bool:
    return registration.place_until is not None and turn.now < registration.place_until
