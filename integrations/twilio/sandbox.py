"""A twin of Twilio without Twilio: takes and refuses what it would, reports what it would, and fails on demand."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import uuid4

import structlog

from bot.model.messages import (
    NOT_DELIVERED,
    Accepted,
    Handle,
    Inbound,
    Media,
    Medium,
    Outgoing,
    Reason,
    SentEarlier,
    Status,
    Template,
)
from bot.model.templates import Wordings
from bot.model.texts import length
from bot.ports import Clock, Incoming, Refused, Unavailable, Unsure
from integrations.twilio import parsing
from integrations.twilio.codes import meaning
from integrations.twilio.phone import fields, handle
from integrations.twilio.wording import WHATSAPP, address, body, short_enough

_log = structlog.get_logger()
_WINDOW = timedelta(hours=24)
_LONGEST_TEMPLATE = 1024
_KEPT = 10_000
# Twilio itself obeys these on SMS, and still posts them to us.
_STOP = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
_START = frozenset({"START", "YES", "UNSTOP"})

_ENDED = NOT_DELIVERED | {Status.SENT, Status.DELIVERED, Status.READ}

Where = Literal["call", "receipt", "forget"]


@dataclass
class Sent:
    message: Outgoing
    carrier_id: str
    body: str
    at: datetime
    status: Status = Status.QUEUED


class SandboxChannel:
    def __init__(
        self, incoming: Incoming, clock: Clock, wordings: Wordings, *, delay: float = 0.0, number: str = "+441615550100"
    ) -> None:
        self.sent: deque[Sent] = deque(maxlen=_KEPT)
        self._incoming = incoming
        self._clock = clock
        self._wordings = wordings
        self._delay = delay
        self._number = number
        self._heard: dict[str, datetime] = {}
        self._stopped: set[str] = set()
        self._lost: list[Inbound] = []
        self._failures: defaultdict[Where, deque[str]] = defaultdict(deque)
        self._tasks: set[asyncio.Task[None]] = set()

    def fail_next(self, code: str | int, where: Where = "call", times: int = 1) -> None:
        """`code` is one of Twilio's, an HTTP status, `reset` (nothing taken) or `timeout` (taken, but not answered)."""
        self._failures[where].extend([str(code)] * times)

    def open_window(self, to: Handle) -> None:
        """As if the person had just written on WhatsApp."""
        self._heard[f"{WHATSAPP}{to.value}"] = self._clock.now()

    async def send(self, message: Outgoing) -> Accepted:
        words = self._checked(message)
        failure = self._next_failure("call")
        if failure and failure != "timeout":
            raise _failure(failure)
        sent = Sent(message, _new_id(), words, self._clock.now())
        self.sent.append(sent)
        self._start(sent)
        if failure:
            raise Unsure("The sandbox does not answer")
        return Accepted(carrier_id=sent.carrier_id, status=Status.QUEUED)

    async def find(self, message: Outgoing, since: datetime) -> Sequence[SentEarlier]:
        to, words = address(message), body(message, self._wordings)
        return [
            SentEarlier(carrier_id=sent.carrier_id, status=sent.status, sent_at=sent.at, body=sent.body)
            for sent in self.sent
            if address(sent.message) == to and sent.body == words and sent.at >= since
        ]

    async def says(  # noqa: PLR0913 - what a person can send
        self,
        sender: str,
        text: str = "",
        *,
        medium: Medium = Medium.WHATSAPP,
        button: str | None = None,
        media: Sequence[Media] = (),
        profile_name: str | None = None,
        in_reply_to: str | None = None,
        location: tuple[float, float] | None = None,
    ) -> Inbound:
        """A message as from a phone; `sender` is a number, or a business-scoped id."""
        inbound = Inbound(
            key=_new_id(),
            medium=medium,
            sender=handle(sender, medium),
            text=text,
            button=button,
            media=tuple(media),
            profile_name=profile_name,
            in_reply_to=in_reply_to,
            location=location,
        )
        return await self.hear(inbound)

    async def hear(self, inbound: Inbound) -> Inbound:
        raw = fields(inbound, self._number)
        self._note(raw["From"], inbound.text)
        await self._incoming.message(inbound, raw)
        return inbound

    async def heard(self, since: datetime) -> Sequence[Inbound]:
        return [each for each in self._lost if each.recovered and each.recovered >= since]

    async def forget(self, carrier_id: str) -> None:
        """As Twilio has it, not before it is known what became of the message."""
        if failure := self._next_failure("forget"):
            raise _failure(failure)
        if any(sent.carrier_id == carrier_id and sent.status not in _ENDED for sent in self.sent):
            raise Unavailable("The sandbox still has the message on its way")
        kept = [sent for sent in self.sent if sent.carrier_id != carrier_id]
        self.sent.clear()
        self.sent.extend(kept)
        self._lost = [each for each in self._lost if each.key != carrier_id]

    def loses(self, sender: str, text: str, *, medium: Medium = Medium.WHATSAPP) -> Inbound:
        """A message whose webhook never reaches us."""
        at = self._clock.now()
        self._lost.append(Inbound(key=_new_id(), medium=medium, sender=handle(sender, medium), text=text, recovered=at))
        self._note(fields(self._lost[-1], self._number)["From"], text)
        return self._lost[-1]

    async def settled(self) -> bool:
        """Returns when every receipt so far has been delivered: False when there was none to wait for."""
        waited = bool(self._tasks)
        while self._tasks:
            await asyncio.gather(*self._tasks)
        return waited

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _note(self, sender: str, text: str) -> None:
        word = text.strip().upper()
        if sender.startswith(WHATSAPP):
            self._heard[sender] = self._clock.now()
        elif word in _STOP:
            self._stopped.add(sender)
        elif word in _START:
            self._stopped.discard(sender)

    def _checked(self, message: Outgoing) -> str:
        to, words = address(message), short_enough(body(message, self._wordings))
        if to in self._stopped:
            raise Refused("The person has stopped SMS", reason=Reason.OPTED_OUT, code="21610")
        if not words:
            raise Refused("A message without words", code="21619")
        if _is_whatsapp_template(message) and length(words) > _LONGEST_TEMPLATE:
            raise Refused("The template is too long with its values", reason=Reason.MISCONFIGURED, code="21656")
        return words

    def _next_failure(self, where: Where) -> str | None:
        waiting = self._failures[where]
        return waiting.popleft() if waiting else None

    def _start(self, sent: Sent) -> None:
        task = asyncio.create_task(self._report(sent, self._next_failure("receipt") or self._objection(sent.message)))
        self._tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            _log.error("the sandbox could not hand in a receipt", error=repr(task.exception()))

    def _objection(self, message: Outgoing) -> str | None:
        if message.medium is not Medium.WHATSAPP or isinstance(message.content, Template):
            return None
        heard = self._heard.get(address(message))
        return None if heard and self._clock.now() - heard < _WINDOW else "63016"

    async def _report(self, sent: Sent, code: str | None) -> None:
        for status in _course(sent.message.medium, code):
            await self._clock.sleep(self._delay)
            sent.status = status
            await self._hand_in(sent, code if status in NOT_DELIVERED else None)

    async def _hand_in(self, sent: Sent, code: str | None) -> None:
        raw = {"MessageSid": sent.carrier_id, "MessageStatus": sent.status.value, "To": address(sent.message)}
        if code:
            raw["ErrorCode"] = code
        receipt = parsing.receipt(str(sent.message.id), raw)
        if receipt:
            await self._incoming.receipt(receipt, raw)


def _is_whatsapp_template(message: Outgoing) -> bool:
    return message.medium is Medium.WHATSAPP and isinstance(message.content, Template)


def _course(medium: Medium, code: str | None) -> tuple[Status, ...]:
    if code:
        # On SMS the network tries before it fails; WhatsApp fails at Meta's door.
        return (Status.FAILED,) if code.startswith("63") else (Status.SENT, Status.UNDELIVERED)
    delivered = (Status.SENT, Status.DELIVERED)
    return (*delivered, Status.READ) if medium is Medium.WHATSAPP else delivered


def _failure(code: str) -> Exception:
    means = meaning(code)
    if code == "reset":
        return Unsure("The sandbox hung up")
    if len(code) == 3 and code.startswith("5"):
        return Unsure(f"The sandbox answered {code}")
    if means.unavailable:
        return Unavailable(f"The sandbox answered {code}", retry_after=means.retry_after)
    return Refused(f"The sandbox answered {code}", reason=means.reason, code=code)


def _new_id() -> str:
    return f"SM{uuid4().hex}"
