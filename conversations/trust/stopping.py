"""STOP closes the medium it is written on. What is registered, and what is owed, stays.

One on WhatsApp also ends all reminders and invitations (`bot.model.people.has_stopped`). One by SMS may be forged: who
also writes on WhatsApp is asked there, once.
"""

from bot.model.messages import Inbound, Medium, Option, Text
from bot.model.people import Reach, reaches
from bot.model.turn import Say, Turn
from conversations.words import texts as talk_texts
from conversations.words import trust_texts as texts

_BUTTON = "stop.here:"


def stop(turn: Turn, inbound: Inbound) -> None:
    """Confirmed once; by SMS the carrier does that."""
    reach = _reach(turn, inbound)
    if reach.opted_out_at is not None:
        return
    reach.opted_out_at = turn.now
    if inbound.medium is Medium.WHATSAPP:
        turn.contact.profile.asks_to_stop = False
        turn.says.append(Say(Text(text=texts.STOPPED, parting=True), only_by=Medium.WHATSAPP))
    elif not any(each.opted_out_at for each in _on_whatsapp(turn)):
        turn.contact.profile.asks_to_stop = True
        ask_where_open(turn)


def start(turn: Turn, inbound: Inbound) -> None:
    _reach(turn, inbound).opted_out_at = None
    turn.contact.profile.asks_to_stop = False
    if inbound.medium is Medium.WHATSAPP:  # by SMS the carrier answers by itself
        turn.say(talk_texts.WELCOME_BACK)


def ask_where_open(turn: Turn) -> None:
    """Whether WhatsApp shall be closed too: there, by a button, as soon as it may be written to."""
    if turn.contact.profile.asks_to_stop and any(each.window_open(turn.now) for each in _on_whatsapp(turn)):
        turn.contact.profile.asks_to_stop = False
        options = tuple(Option(id=f"{_BUTTON}{title}", title=title) for title in texts.STOP_HERE_OPTIONS)
        turn.says.append(Say(Text(text=texts.STOP_HERE_TOO, options=options), only_by=Medium.WHATSAPP))


def stops_here_too(letter: Inbound) -> bool:
    return letter.button == f"{_BUTTON}{texts.STOP_HERE_OPTIONS[0]}"


def stays_here(turn: Turn, letter: Inbound) -> bool:
    if letter.button != f"{_BUTTON}{texts.STOP_HERE_OPTIONS[1]}":
        return False
    turn.say(texts.STAYS_HERE)
    return True


def is_closed(turn: Turn, inbound: Inbound) -> bool:
    return _reach(turn, inbound).opted_out_at is not None


def _reach(turn: Turn, inbound: Inbound) -> Reach:
    known = next(known for known in turn.contact.handles if known.handle == inbound.sender)
    return known.on(inbound.medium)


def _on_whatsapp(turn: Turn) -> list[Reach]:
    return reaches(turn.contact.handles, Medium.WHATSAPP)
