"""A file that a manager sends: a parent's contact card, or a list of children to invite."""

from bot.model.events import Event
from bot.model.messages import Inbound, Media
from bot.model.pictures import Flaw
from bot.model.turn import Turn
from conversations.form.asking import context_of
from conversations.managing import caps
from conversations.managing.invites import MOST_LINES, propose, supply_parent
from conversations.managing.lists import lines_of
from conversations.understanding.cards import cards_in, is_card
from conversations.understanding.readers import READERS
from conversations.words import document_texts
from conversations.words import manager_texts as texts

_LONGEST_CAPTION = 300
_PERHAPS_A_PHOTO = ("application/octet-stream", "application/pdf")  # of the manager's own child
_REASONS: dict[str, str] = {
    Flaw.TOO_LARGE: document_texts.TOO_LARGE,
    Flaw.EMPTY: document_texts.EMPTY,
    Flaw.GONE: document_texts.GONE,
}


def without_documents(turn: Turn, letter: Inbound) -> Inbound | None:
    """What is left of a manager's letter when its files are taken to be read; of anybody else's all."""
    if turn.manager is None:
        return letter
    documents = [media for media in letter.media if _is_document(turn, media)]
    is_ours = turn.contact.has(letter.sender)
    if not documents or not is_ours:
        return letter
    if caps.may_command(turn):
        for place, media in enumerate(documents):
            caption = letter.text[:_LONGEST_CAPTION]
            turn.perform("read_document", f"document:{letter.key}:{place}", **media.model_dump(), caption=caption)
    else:
        turn.say(texts.TOO_MANY_COMMANDS)
        turn.record("document", "too_many")
    others = tuple(media for media in letter.media if media not in documents)
    return letter.model_copy(update={"media": others, "text": ""}) if others else None


def _is_document(turn: Turn, media: Media) -> bool:
    declared = media.content_type.lower()
    asked_for = turn.asked_section
    if asked_for == "photo" and declared.startswith(_PERHAPS_A_PHOTO):
        return False
    return declared.startswith(("text/", "application/"))


def document_read(turn: Turn, event: Event) -> None:
    result = event.payload["result"]
    if turn.manager is None:  # no longer one
        return
    if "refused" in result:
        _refuse(turn, _REASONS.get(result["refused"], document_texts.WRONG_KIND), result["refused"])
    elif is_card(result["text"]):
        _take_card(turn, result["text"])
    else:
        _take_list(turn, result["text"], result["caption"])


def _take_card(turn: Turn, text: str) -> None:
    cards = cards_in(text)
    if len(cards) != 1:
        words = document_texts.ONE_CARD_EACH.format(count=len(cards)) if cards else document_texts.EMPTY
        _refuse(turn, words, "cards")
        return
    mobile, context = READERS["mobile"], context_of(turn, None)
    read = [mobile.read(number, context) for number in cards[0].numbers]
    supply_parent(turn, cards[0].name, [number for number in read if isinstance(number, str)])


def _take_list(turn: Turn, text: str, caption: str) -> None:
    lines = lines_of(text, turn, caption)
    if not lines:
        _refuse(turn, document_texts.EMPTY, Flaw.EMPTY)
    elif len(lines) > MOST_LINES:
        _refuse(turn, document_texts.TOO_MANY.format(count=len(lines), most=MOST_LINES), "too_many_lines")
    elif not any(line.child_name or line.phone for line in lines):
        _refuse(turn, document_texts.WRONG_KIND, "no_list")
    else:
        propose(turn, lines, "list")


def _refuse(turn: Turn, words: str, why: str) -> None:
    turn.say(words)
    turn.record("document", "refused", why=str(why))
