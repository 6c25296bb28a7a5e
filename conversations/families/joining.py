"""The second guardian's side: asked by the first, sees nothing before a yes, and then goes on where things stand."""

from collections.abc import Mapping
from typing import Any

from bot.engine.routing import route
from bot.model.asked import AskedToJoin
from bot.model.events import Event, Kind
from bot.model.messages import Option, Template
from bot.model.people import Registration
from bot.model.profile import JoinAsked
from bot.model.turn import Say, Turn
from conversations.form.announcing import completed_template
from conversations.form.asking import words
from conversations.form.family import handles_of
from conversations.trust import proof
from conversations.words import guardian_texts as texts
from conversations.words import texts as talk_texts
from conversations.words.alarm_texts import NOT_BY_MESSAGE
from conversations.words.naming import name_of

_SECTION = "join"
_ENDS_THE_TALK = {"completed", "declined", "withdrawn", "ended_by_club", "outside_ages"}


def join(turn: Turn, event: Event) -> None:
    if "joined" in event.payload:
        _go_on(turn, event.payload)
    else:
        _ask(turn, JoinAsked.model_validate(event.payload))


def reply(turn: Turn, *, yes: bool | None) -> None:
    """A yes or a no to it; other words are asked about again."""
    question = turn.asked
    if not isinstance(question, AskedToJoin) or question.child_id not in turn.contact.profile.asked_to_join:
        return
    asked = turn.contact.profile.asked_to_join[question.child_id]
    if yes is None:
        turn.put(question.model_copy(update={"missed": question.missed + 1}))
        options = [Option(id=f"{_SECTION}.None:{title}", title=title) for title in talk_texts.YES_NO]
        wording = texts.ASK_AGAIN[min(question.missed, len(texts.ASK_AGAIN) - 1)]
        turn.say(wording.format(**words(turn, None) | _named(asked)), *options)
        return
    turn.put(None)
    if yes and proof.is_needed(turn):
        proof.ask(
            turn, _SECTION, texts.WILL_YOU.format(**words(turn, None) | _named(asked)), child_id=question.child_id
        )
        return
    turn.contact.profile.asked_to_join.pop(question.child_id)
    (_yes if yes else _no)(turn, asked)


def joined_by_code(turn: Turn, wish: Mapping[str, Any], _key: str) -> None:
    asked = turn.contact.profile.asked_to_join.pop(wish["child_id"], None)
    if asked is not None:
        _yes(turn, asked)


def not_theirs(turn: Turn) -> None:
    """The number is somebody else's: who asked hears it, and nothing of it is kept."""
    everything, turn.contact.profile.asked_to_join = turn.contact.profile.asked_to_join, {}
    for asked in everything.values():
        _answer(turn, asked, "wrong_number")


def heard(turn: Turn, event: Event) -> None:
    """What another guardian did."""
    registration = turn.find(event.payload["registration_id"])
    if registration is None:
        return
    news = event.payload["news"]
    if news in _ENDS_THE_TALK and turn.registration is registration:
        turn.put(None)
    name = event.payload["name"] or texts.THE_OTHER
    closed = completed_template(turn, registration) if news == "completed" else None
    if (number := event.payload.get("number")) is not None:
        asked = registration.facts.asked_guardians
        if number in asked:
            asked[number] = asked[number].model_copy(update={"said": news})
    said = texts.NEWS[news].format(**words(turn, registration) | {"name": name})
    turn.say(said[0].upper() + said[1:], closed=closed)


def _ask(turn: Turn, asked: JoinAsked) -> None:
    """Once: who is a guardian already is not asked."""
    if any(each.child.id == asked.child_id for each in turn.registrations):
        _answer(turn, asked, "already")
        return
    turn.contact.profile.name = turn.contact.profile.name or asked.name
    values = {
        "parent_first_name": turn.contact.first_name or "",
        "asker_first_name": asked.asker or "",
        "child_first_name": asked.child,
        "season": turn.club.season.name,
    }
    template = Template(name="second_guardian", variables=values)
    if route(turn.contact.handles, template, None, turn.now) is None:
        _answer(turn, asked, "unreachable")
        return
    turn.says.append(Say(template, registration_id=asked.registration_id))
    turn.contact.profile.asked_to_join[asked.child_id] = asked
    turn.put(AskedToJoin(child_id=asked.child_id, options=talk_texts.YES_NO))


def _yes(turn: Turn, asked: JoinAsked) -> None:
    """The registration is theirs to read from the next turn on; not while harm to the child is looked into."""
    if any(matter.concerns(asked.child_id) for matter in turn.matters.open):
        turn.say(NOT_BY_MESSAGE)
        return
    turn.joined.append(asked.child_id)
    key = f"joined:{asked.child_id}:{turn.events[-1].id}"
    turn.tell(turn.contact.id, Kind.JOIN, key, joined=asked.child_id, joined_by=handles_of(turn), asker=asked.asker)
    _answer(turn, asked, "joined")


def _no(turn: Turn, asked: JoinAsked) -> None:
    turn.say(texts.THANKS_NO)
    _answer(turn, asked, "refused")
    if turn.registration is not None:
        turn.go_on(turn.registration)


def _answer(turn: Turn, asked: JoinAsked, news: str) -> None:
    key = f"{news}:{asked.registration_id}:{turn.events[-1].id}"
    turn.tell(
        asked.asker_id,
        Kind.FAMILY,
        key,
        news=news,
        registration_id=asked.registration_id,
        name=asked.name,
        number=asked.number,
    )


def _go_on(turn: Turn, payload: Mapping[str, Any]) -> None:
    """Where the registration stands; it may have been begun again since."""
    registration = _living(turn, payload["joined"])
    if registration is None:
        turn.say(texts.GONE)
        return
    turn.conversation.registration_id = registration.id
    turn.put(None)
    turn.say(texts.WELCOME.format(child=name_of(registration), asker=payload["asker"] or texts.THE_OTHER))
    turn.go_on(registration)


def _living(turn: Turn, child_id: str) -> Registration | None:
    season = turn.club.season.name
    return next((each for each in turn.registrations if each.child.id == child_id and each.season == season), None)


def _named(asked: JoinAsked) -> dict[str, str]:
    return {"asker": asked.asker or texts.THE_OTHER, "child": asked.child}
