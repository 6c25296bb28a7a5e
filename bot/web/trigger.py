"""POST /trigger: another program of the club invites a parent."""

import hashlib
import hmac
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from aiohttp import web

from bot.club.club import Club
from bot.club.registration import RegistrationStatus
from bot.engine.turns import Turns
from bot.model.events import Arrival, Kind
from bot.model.messages import Handle, HandleKind
from bot.ports import Clock
from bot.store.saving import ConflictError
from bot.web.answers import REQUEST_ID, Problem, success
from bot.web.invitation import MISSING, Invitation, WrongFields, read_invitation
from bot.web.throttle import Quota, Throttle

PER_SECOND = 25
BURST = 50
WRONG_KEYS = 10  # in a minute, from one address
MOST_LINES = 100
_TRIES = 3
_MESSAGES = {
    "invited": "Registration process initiated",
    "already_invited": "Already invited: the parent has not replied yet",
    "already_started": "Already started: the parent was asked whether there were problems",
    "completed": "Already completed: nothing was sent",
    "stopped": "This parent has stopped our messages: nothing was sent",
}


@dataclass(frozen=True)
class Invited:
    invitation: Invitation
    outcome: str
    status: RegistrationStatus
    message_id: str | None
    registration_id: str


class Trigger:
    def __init__(self, turns: Turns, clock: Clock, club: Club, keys: Sequence[str]) -> None:
        self._turns = turns
        self._clock = clock
        self._club = club
        self._guesses = Quota(WRONG_KEYS, timedelta(minutes=1))
        self._keys = {_digest(key): Throttle(PER_SECOND, BURST) for key in keys}

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/trigger", self.trigger)]

    async def trigger(self, request: web.Request) -> web.Response:
        throttle = self._let_in(request)
        try:
            given = _given(await request.read())
        except Problem:
            self._make_wait(throttle, 1)
            raise
        self._make_wait(throttle, len(given) if isinstance(given, list) else 1)
        key = request.headers.get("Idempotency-Key") or request[REQUEST_ID]
        if isinstance(given, list):
            return _report(request, [await self._line(place, each, key) for place, each in enumerate(given)])
        return _answer(request, await self.invite(given, key))

    async def _line(self, place: int, given: object, key: str) -> dict[str, Any]:
        """One line's report. The key is the line's own: the same child on two lines is two events."""
        try:
            invited = await self.invite(_object(given), f"{key}:{place}")
        except Problem as problem:
            wrong = {"outcome": "refused", "error_code": problem.error_code, "message": problem.message}
            return {"index": place, **wrong, "fields": problem.flat.get("fields", [])}
        return {"index": place, "message": _MESSAGES[invited.outcome], **_told(invited)}

    async def invite(self, given: Mapping[str, Any], key: str) -> Invited:
        """The same key with the same words is the same invitation. Raises Problem."""
        try:
            invitation = read_invitation(given, self._club)
        except WrongFields as wrong:
            code = "missing_fields" if wrong.message == MISSING else "wrong_fields"
            raise Problem(400, wrong.message, error_code=code, fields=wrong.fields) from None
        payload = _payload(invitation)
        arrival = Arrival("trigger", _event_key(key, invitation.parent_phone, payload), Kind.INVITE, payload)
        result = await self._take(Handle(kind=HandleKind.PHONE, value=invitation.parent_phone), arrival)
        return _invited(invitation, result)

    async def _take(self, parent: Handle, arrival: Arrival) -> Mapping[str, Any]:
        for _ in range(_TRIES - 1):
            try:
                return await self._turns.take_at_once(parent, arrival)
            except ConflictError:
                continue
        return await self._turns.take_at_once(parent, arrival)

    def _let_in(self, request: web.Request) -> Throttle:
        shown = _digest(request.headers.get("x-api-key", ""))
        # Every key is compared, so that the time tells nothing.
        known = [throttle for key, throttle in self._keys.items() if hmac.compare_digest(key, shown)]
        if not known:
            raise self._refused(request.remote or "")
        return known[0]

    def _refused(self, caller: str) -> Problem:
        """Who guesses is soon told nothing any more; a right key is never held up by wrong ones."""
        now = self._clock.now()
        wait = self._guesses.wait(caller, now)
        if wait is not None:
            return _too_many(wait)
        self._guesses.take(caller, now)
        return Problem(403, "The API key is missing or wrong.")

    def _make_wait(self, throttle: Throttle, places: int) -> None:
        wait = throttle.wait(self._clock.now(), places)
        if wait is not None:
            raise _too_many(wait)


def _too_many(wait: timedelta) -> Problem:
    return Problem(429, headers={"Retry-After": str(math.ceil(wait.total_seconds()))})


def parse_keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",") if key.strip()]


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest()


def _event_key(key: str, phone: str, payload: Mapping[str, Any]) -> str:
    """A key that is used again for somebody else must not reach into the first one's event."""
    whole = json.dumps([key, phone, payload], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def _given(body: bytes) -> dict[str, Any] | list[Any]:
    try:
        # Amounts stay as they were written: a float is no money.
        given = json.loads(body, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise Problem(400, "The body is not JSON.", error_code="not_json") from None
    if isinstance(given, list) and not 1 <= len(given) <= MOST_LINES:
        raise Problem(400, f"A list takes 1 to {MOST_LINES} invitations.", error_code="wrong_number_of_lines")
    return given if isinstance(given, list) else _object(given)


def _object(given: object) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise Problem(400, "This is not a JSON object with the fields of one invitation.", error_code="not_an_object")
    return given


def _payload(invitation: Invitation) -> dict[str, Any]:
    team = invitation.team
    return {
        "child_name": invitation.child_name,
        "parent_name": invitation.parent_name,
        "manager_name": invitation.manager_name,
        "team_name": team.name if team else None,
        "age_group": str(invitation.age_group) if invitation.age_group else None,
    }


def _invited(invitation: Invitation, result: Mapping[str, Any]) -> Invited:
    message_id = result["message_id"]
    return Invited(
        invitation,
        outcome=result["outcome"],
        status=RegistrationStatus(result["status"]),
        message_id=None if message_id is None else str(message_id),
        registration_id=result["registration_id"],
    )


def _answer(request: web.Request, invited: Invited) -> web.Response:
    return success(request, _MESSAGES[invited.outcome], _told(invited), _flat(invited))


def _flat(invited: Invited) -> dict[str, Any]:
    invitation = invited.invitation
    return {
        "player": invitation.child_name,
        "parent": invitation.parent_name,
        "team": invitation.team_title,
        "status": invited.status,
        "message_id": invited.message_id,
    }


def _told(invited: Invited) -> dict[str, Any]:
    return {**_flat(invited), "outcome": invited.outcome, "registration_id": invited.registration_id}


def _report(request: web.Request, results: Sequence[Mapping[str, Any]]) -> web.Response:
    """Line by line: the good ones count, whatever the others are."""
    refused = sum(each["outcome"] == "refused" for each in results)
    data = {"results": results, "taken": len(results) - refused, "refused": refused}
    if refused == len(results):
        raise Problem(400, "None of these invitations can be read.", error_code="no_line_usable", data=data)
    return success(request, f"{data['taken']} taken, {refused} refused", data)
