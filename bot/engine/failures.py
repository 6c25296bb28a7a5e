"""Carries out the policy for messages that failed: a fallback is a new row linked to the old one."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from bot.engine.policies import POLICIES, Fallback, Policy
from bot.engine.routing import route
from bot.model.events import Arrival, Kind
from bot.model.messages import Content, Medium, Reason, Template, Text
from bot.model.people import KnownHandle
from bot.model.turn import Notice
from bot.store import contacts, inbox, notices, outbox, turns
from bot.store.database import Connection, Database
from bot.store.outbox import Draft, Pending


@dataclass(frozen=True)
class Failure:
    message: Pending
    reason: Reason
    code: str | None = None


async def follow_up(tx: Connection, database: Database, failures: Sequence[Failure], now: datetime) -> None:
    """Within the transaction that records the failures, so that each is followed up exactly once."""
    if not failures:
        return
    known = await turns.load_handles(tx, [each.message.contact_id for each in failures])
    for failure in failures:
        policy = POLICIES[failure.reason]
        handles = known[failure.message.contact_id]
        await _remember(tx, database, failure, handles, now)
        chain = await outbox.chain(tx, failure.message)
        await _report(tx, database, failure, now)
        if _is_for_the_talk(failure) or _is_forgotten(failure.message):
            continue
        draft = _next(chain, policy, handles, now)
        if draft is not None:
            await outbox.write(tx, [draft], now)
        elif policy.tells_staff or policy.fallback:
            await _tell_staff(tx, database, failure, now)


def _next(chain: Sequence[Pending], policy: Policy, handles: list[KnownHandle], now: datetime) -> Draft | None:
    """`chain` is the message and what it was a fallback of, the newest first."""
    failed = chain[0]
    tries = sum(1 for each in chain if each.medium is failed.medium and each.content == failed.content)
    if tries <= len(policy.delays):
        return _again(failed, failed.medium, failed.handle_id, failed.content, policy.delays[tries - 1])
    if policy.fallback is Fallback.TEMPLATE and any(isinstance(each.content, Template) for each in chain):
        return None
    tried = frozenset(each.medium for each in chain if policy.fallback is Fallback.OTHER_MEDIUM)
    way = route(handles, failed.content, failed.closed, now, without=tried) if policy.fallback else None
    return _again(failed, way.medium, way.known.id, way.content) if way else None


def _again(failed: Pending, medium: Medium, handle_id: int, content: Content, due_in: timedelta = timedelta()) -> Draft:
    return Draft(
        contact_id=failed.contact_id,
        handle_id=handle_id,
        medium=medium,
        content=content.model_dump(mode="json"),
        closed=failed.closed.model_dump(mode="json") if failed.closed else None,
        event_id=failed.event_id,
        registration_id=failed.registration_id,
        fallback_of=failed.id,
        at_most_once=failed.at_most_once,
        failure_to=failed.failure_to,
        due_in=due_in,
        is_outside=medium is Medium.WHATSAPP and isinstance(content, Template),
    )


async def _report(tx: Connection, database: Database, failure: Failure, now: datetime) -> None:
    """At once to whom it matters, whatever is tried next; and to the talk, which has words for a closed window."""
    message, about = failure.message, {"message_id": failure.message.id}
    arrivals = []
    if message.failure_to is not None:
        key = f"undelivered:{message.id}"
        arrivals.append(Arrival("receipt", key, Kind.UNDELIVERED, about, message.failure_to))
    if _is_for_the_talk(failure):
        arrivals.append(Arrival("receipt", f"closed:{message.id}", Kind.CLOSED, about, message.contact_id))
    await inbox.put(tx, database, arrivals, now)


def _is_for_the_talk(failure: Failure) -> bool:
    """The window was closed after all, and nothing is written down that says the same outside it."""
    message = failure.message
    is_open_talk = message.registration_id is not None and isinstance(message.content, Text)
    return failure.reason is Reason.WINDOW_CLOSED and message.closed is None and is_open_talk


def _is_forgotten(message: Pending) -> bool:
    """Its words were emptied meanwhile: there is nothing to be said again."""
    return isinstance(message.content, Text) and not message.content.text


async def _remember(
    tx: Connection, database: Database, failure: Failure, handles: list[KnownHandle], now: datetime
) -> None:
    """What the failure says of the handle on this medium, in the database and in what is routed by next."""
    policy = POLICIES[failure.reason]
    message = failure.message
    known = next(each for each in handles if each.id == message.handle_id)
    medium = Medium.SMS if policy.opts_out else message.medium  # only SMS is stopped at the carrier
    reach = known.on(medium)
    before = asdict(reach)
    if policy.remember is not None:
        reach.unreachable_until = now + policy.remember
    if policy.opts_out and reach.opted_out_at is None:
        reach.opted_out_at = now
    if failure.reason is Reason.WINDOW_CLOSED:
        reach.window_closed_at = now
    if asdict(reach) != before:
        await contacts.save_reach(tx, database, [(known.id, medium, reach)])


async def _tell_staff(tx: Connection, database: Database, failure: Failure, now: datetime) -> None:
    """One notice for a wrong setting however many messages it stops; otherwise one for each message."""
    ours = failure.reason is Reason.MISCONFIGURED
    subject = failure.code if ours else failure.message.id
    notice = Notice(
        key=f"undelivered:{failure.reason}:{subject}:{now:%Y-%m-%d}",
        kind="undelivered",
        detail={
            "message_id": failure.message.id,
            "reason": failure.reason,
            "code": failure.code,
            "registration_id": None if ours else failure.message.registration_id,
        },
    )
    await notices.put(tx, database, [(failure.message.contact_id, notice)], now)
