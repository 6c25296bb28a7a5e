"""Voice notes: heard by an effect, and read as letters that decide nothing.

What decides something, or changes what is confirmed, is put back as it was heard, with buttons. A yes to that is as if
the words had been typed; whatever else comes is read by itself.
"""

from collections.abc import Callable, Mapping, Sequence
from textwrap import shorten
from typing import Any

from bot.club.registration import State
from bot.model.acts import MyData, Start, Stop, WrongNumber
from bot.model.forms import steps
from bot.model.messages import Inbound, Option
from bot.model.people import Registration
from bot.model.profile import Spoken
from bot.model.sounds import is_sound, without_sounds
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.asking import context_of
from conversations.form.consents import SECTION as CONSENTS
from conversations.form.consents import chosen_before
from conversations.form.forms import Consents
from conversations.form.open_section import open_section
from conversations.managing.opened import opened
from conversations.managing.replies import yes_or_no
from conversations.talk.put_again import put_again
from conversations.talk.read_here import Read, read_changes, read_locally
from conversations.understanding.commands import command_in
from conversations.understanding.consent_choice import changed_mind, read_choice
from conversations.understanding.questions import without_questions
from conversations.understanding.readers import READERS
from conversations.understanding.vocabulary import said_in
from conversations.understanding.wishes import is_leaving
from conversations.words import spoken_texts as texts

_BUTTON = "spoken."
_LONGEST_QUOTED = 400  # characters
_FEW = 3  # words of a typed yes or no to what was heard
_COMMANDS = (Stop, Start, WrongNumber, MyData)  # other commands put a question themselves
_ASIDES = {"withdraw", "start_again", "second_guardian", "join"}
_DONE_AT_ONCE = {"nudge_all"}  # of a manager's commands: others are shown back
_NAMES_A_YES = {"review": "correct", "waiting": "wants", "place": "taken"}
_CONFIRMED = {"guardian", "child", "address", "home", "child_address", "own_contact", "emergency", "payment"}


def listen(turn: Turn, letters: Sequence[Inbound]) -> list[Inbound]:
    """What else came with a voice note is read now; its words follow."""
    if not turn.listens:
        return list(letters)
    return [rest for letter in letters if (rest := _without_what_is_heard(turn, letter)) is not None]


def _without_what_is_heard(turn: Turn, letter: Inbound) -> Inbound | None:
    if letter.is_spoken or not any(map(is_sound, letter.media)):
        return letter
    for place, media in enumerate(letter.media):
        if is_sound(media):
            turn.perform(
                "transcribe",
                f"voice:{letter.key}:{place}",
                url=media.url,
                content_type=media.content_type,
                letter=letter.model_copy(update={"text": ""}).model_dump(mode="json"),
                place=place,
                contact=turn.contact.id,
            )
    rest = without_sounds(letter)
    return rest if rest.text.strip() or rest.media else None


def as_confirmed(turn: Turn, letters: Sequence[Inbound]) -> list[Inbound]:
    """What was heard before, now that they said that it is meant, as if it had been typed."""
    told = [_as_confirmed(turn, letter) for letter in letters]
    return [letter for letter in told if letter is not None]


def _as_confirmed(turn: Turn, letter: Inbound) -> Inbound | None:
    heard, turn.contact.profile.spoken = turn.contact.profile.spoken, None
    is_pressed = (letter.button or "").startswith(_BUTTON)
    meant = _meant(turn, letter, heard)
    if meant is None and not is_pressed:
        return letter
    if heard is None or meant is None or heard.place != _place(turn):
        turn.say(texts.STALE)
    elif meant:
        return letter.model_copy(update={"text": heard.text, "button": None, "in_reply_to": None})
    else:
        turn.say(texts.LEFT)
    put_again(turn)
    return None


def _meant(turn: Turn, letter: Inbound, heard: Spoken | None) -> bool | None:
    """By its own button, or in a few typed words right after it."""
    if heard is None:
        return None
    if letter.button is not None:
        titles = {f"{_BUTTON}{heard.key}:{title}": title == texts.OPTIONS[0] for title in texts.OPTIONS}
        return titles.get(letter.button)
    if letter.is_spoken or letter.media or len(letter.text.split()) > _FEW:
        return None
    said = READERS["yes_no"].read(letter.text, context_of(turn, None))
    return said if isinstance(said, bool) else None


def hold_back(turn: Turn, letters: Sequence[Inbound]) -> list[Inbound]:
    """What may be read as it stands. A volunteer, who has the talk, hears all of it."""
    until = turn.conversation.handed_over_until
    if until is not None and turn.now < until:
        return list(letters)
    deciding = [letter for letter in letters if letter.is_spoken and letter.text and _decides(turn, letter.text)]
    if deciding:
        _put_back(turn, deciding[-1])
    return [letter for letter in letters if letter not in deciding]


def _put_back(turn: Turn, letter: Inbound) -> None:
    key = letter.key[-24:]
    turn.contact.profile.spoken = Spoken(key=key, text=letter.text, place=_place(turn))
    options = [Option(id=f"{_BUTTON}{key}:{title}", title=title) for title in texts.OPTIONS]
    turn.say(texts.HEARD.format(text=shorten(letter.text, _LONGEST_QUOTED, placeholder=" …")), *options)


def _place(turn: Turn) -> str:
    """A yes to what was heard then answers nothing that was asked since."""
    asked = turn.asked.place if turn.asked else ""
    return f"{turn.conversation.registration_id}:{asked}"


def _decides(turn: Turn, text: str) -> bool:
    """A command stands for itself, whatever is open."""
    command = command_in(text)
    return command in _COMMANDS if command else any(decides(turn, text) for decides in _DECIDING)


def _answers_beside(turn: Turn, text: str) -> bool:
    """A withdrawal, another guardian, a change by digits: questions whose yes does it."""
    is_open = turn.asked_section in _ASIDES or turn.contact.profile.proof.open is not None
    return is_open and isinstance(READERS["yes_no"].read(text, context_of(turn, None)), bool)


def _manages(turn: Turn, text: str) -> bool:
    said = said_in(text) if turn.manager else None
    if said is not None and said.command in _DONE_AT_ONCE:
        return True
    return opened(turn) is not None and yes_or_no(turn, text) is not None


def _consents(turn: Turn, text: str) -> bool:
    registration = turn.registration
    if registration is None:
        return False
    if open_section(turn, registration) == CONSENTS:
        return bool(read_choice(without_questions(text), [step.name for step in steps(Consents)]))
    return bool(changed_mind(text, registration.answers.get(CONSENTS, {}) or chosen_before(registration)))


def _leaves_the_list(turn: Turn, text: str) -> bool:
    registration = turn.registration
    return registration is not None and registration.state is State.WAITING_LIST and is_leaving(text)


def _answers(turn: Turn, text: str) -> bool:
    """The first no, the yes to the summary, a place; and what is confirmed already."""
    registration = turn.registration
    told = without_questions(text).strip()
    if registration is None or not told:
        return False
    section = open_section(turn, registration)
    read = read_locally(turn, registration, section, told) if section else Read()
    if read.values.get("wish", {}).get("to_register") is False:
        return True
    if any(name in read.values.get(each, {}) for each, name in _NAMES_A_YES.items()):
        return True
    changes = read if section else read_changes(turn, registration, told, read)
    return registration.confirmed_at is not None and _changes_something(turn, registration, changes)


def _changes_something(turn: Turn, registration: Registration, read: Read) -> bool:
    known = sharing.view(turn, registration)
    changed = {
        (section, name)
        for section, values in read.values.items()
        for name, value in values.items()
        if section in _CONFIRMED and name in known.get(section, {}) and not _only_adds(section, known[section], value)
    }
    return bool(changed or read.reopens)


def _only_adds(section: str, known: Mapping[str, Any], value: Any) -> bool:
    """A condition told in a voice note is put to what is known at once: nobody waits for a button with that."""
    before = known.get("medical")
    if section != "child" or not isinstance(value, dict) or not isinstance(before, dict):
        return False
    return str(before.get("description", "")) in str(value.get("description", "")) and bool(value.get("has_issues"))


_DECIDING: tuple[Callable[[Turn, str], bool], ...] = (
    _answers_beside,
    _manages,
    _consents,
    _leaves_the_list,
    _answers,
)
