"""Where the readers found nothing, a guess is asked back: a yes does it, a no puts the open question again.

Other words are read as if it had not been asked. It never does anything by itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

from bot.club.registration import HAS_LEFT, State
from bot.model.asked import AskedGuess, Guessed, read_asked, stored_asked
from bot.model.complete import must_know
from bot.model.messages import Inbound, Medium, Option
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import faq
from conversations.form.asking import context_of, known_in_answers, words
from conversations.form.open_section import open_section
from conversations.form.topics import likeness, topics
from conversations.helping.handover import hand_over
from conversations.registering import enquiries
from conversations.talk import from_the_state
from conversations.talk.asides import ASIDES, open_aside
from conversations.talk.put_again import put_again
from conversations.trust import proof, stopping
from conversations.understanding.guesses.guess import Guess, guess
from conversations.understanding.readers.outright import is_outright_yes
from conversations.understanding.safeguarding import is_half_sure
from conversations.understanding.vocabulary import said_in
from conversations.words import guess_texts, texts
from conversations.words.naming import name_of

_MOST_RUNNING = 2
_OVER = HAS_LEFT | {State.COMPLETED, State.SUSPENDED, State.WAITING_LIST}


@dataclass(frozen=True)
class Asking:
    """What is asked back, where it makes sense, and what a yes brings."""

    question: str
    yes: Callable[[Turn, AskedGuess], None]
    is_apt: Callable[[Turn], bool] = lambda _turn: True


def ask_back(turn: Turn, letters: Sequence[Inbound], text: str) -> bool:
    """Whether something was; where a guess was just passed over a second one may follow, and no third."""
    running = _running(turn)
    if running >= _MOST_RUNNING or not _may_guess(turn, letters, text):
        return False
    found = guess(text, likeness(turn.club))
    if found is None or not ASKING[found.what].is_apt(turn) or (_waits_for_a_yes(turn) and len(found.topics) < 2):
        return False
    if _is_said_at_once(turn, found.what):
        return True
    _put(turn, found, text, running)
    return True


def reply(turn: Turn, *, yes: bool | None) -> None:
    asked = turn.asked
    if not isinstance(asked, AskedGuess):
        return
    if asked.registration_id != turn.conversation.registration_id:  # another child is spoken of since
        pass_over(turn)
        put_again(turn)
        return
    if yes and len(asked.topics) > 1:
        _say(turn, asked, guess_texts.WHICH.format(topics=" or ".join(asked.options)))
        return
    turn.put(read_asked(asked.before))
    if yes:
        ASKING[asked.field].yes(turn, asked)
    else:
        _mistaken(turn)


def pick(turn: Turn, topic: str) -> None:
    asked = turn.asked
    if isinstance(asked, AskedGuess):
        turn.put(read_asked(asked.before))
        _answer(turn, topic, asked.words)


def pass_over(turn: Turn) -> None:
    """The open question is as it was before."""
    turn.put(read_asked(turn.asked.before) if isinstance(turn.asked, AskedGuess) else None)


def _waits_for_a_yes(turn: Turn) -> bool:
    """The summary's yes, or the one that opens a registration again, is not to be one to a guess."""
    registration = turn.registration
    if registration is None or isinstance(turn.asked, AskedGuess):
        return False
    return registration.state in HAS_LEFT or open_section(turn, registration) == "review"


def _running(turn: Turn) -> int:
    """How many were asked back just before."""
    question = turn.began.question
    return question.get("missed", 0) + 1 if question.get("section") == "guess" else 0


def _may_guess(turn: Turn, letters: Sequence[Inbound], text: str) -> bool:
    """Typed words that are no yes, no manager's line, and nothing that perhaps tells of harm."""
    is_typed = not any(letter.button or letter.media for letter in letters)
    managed = turn.manager is not None and said_in(text) is not None
    half_sure = any(is_half_sure(letter.text) for letter in letters)
    return is_typed and not (managed or half_sure or is_outright_yes(text, context_of(turn, turn.registration)))


def _is_said_at_once(turn: Turn, what: Guessed) -> bool:
    """By SMS nothing is closed or ended by a number; of several children nobody is guessed at."""
    by_sms, registration = proof.is_needed(turn), turn.registration
    if what == "stop" and by_sms:
        turn.say(turn.fresh(texts.HOW_TO_STOP))
        return True
    if what != "withdraw" or registration is None:
        return False
    if len(ours := _playing(turn)) > 1:
        turn.say(f"{guess_texts.LEAD} {guess_texts.WITHDRAW_WHICH.format(first=name_of(ours[0]))}")
        return True
    if by_sms:
        open_aside(turn, registration, "withdraw")
    return by_sms


def _put(turn: Turn, found: Guess, text: str, running: int) -> None:
    known = topics(turn.club)
    titles = tuple(known[key].title for key in found.topics)
    registration = turn.registration
    asked = AskedGuess(
        field=found.what,
        registration_id=registration.id if registration else None,
        options=titles if len(titles) > 1 else texts.YES_NO,
        missed=running,
        topics=found.topics,
        words=text,
        before=stored_asked(turn.asked),
    )
    pattern = guess_texts.TOPIC.format(topic=titles[0].lower()) if len(titles) == 1 else ASKING[found.what].question
    question = pattern.format(**words(turn, registration))
    _say(turn, asked, f"{guess_texts.LEAD} {question}" if running == 0 else _shorter(asked, question))


def _shorter(asked: AskedGuess, question: str) -> str:
    return f"{texts.STILL_NOT} {question}" if asked.topics else texts.ONLY_YES_OR_NO.format(question=question)


def _say(turn: Turn, asked: AskedGuess, text: str) -> None:
    turn.put(asked)
    turn.say(text, *(Option(id=f"{asked.place}:{title}", title=title) for title in asked.options))


def _mistaken(turn: Turn) -> None:
    """In full, however often it was missed: the guess came between."""
    registration = turn.registration
    if turn.asked is not None:
        turn.put(turn.asked.model_copy(update={"missed": 0}))
    if registration is None:
        enquiries.go_on(turn, guess_texts.MISTAKEN)
    elif open_section(turn, registration) is None:
        turn.say(guess_texts.NOTHING_MORE)
    else:
        turn.go_on(registration, guess_texts.MISTAKEN)


def _answer(turn: Turn, topic: str, question: str) -> None:
    turn.say(faq.answer_on(topic, question, turn.club, known_in_answers(turn)))
    put_again(turn)


def _stop(turn: Turn, _asked: AskedGuess) -> None:
    """Only where the carrier vouches for who writes."""
    letter = turn.hearing[-1]
    if letter.medium is Medium.WHATSAPP:
        stopping.stop(turn, letter)
    else:
        turn.say(turn.fresh(texts.HOW_TO_STOP))


def _hand_over(turn: Turn, asked: AskedGuess) -> None:
    """The volunteer reads what it was that they wrote."""
    hand_over(turn, [turn.hearing[-1].model_copy(update={"text": asked.words, "button": None})])


def _withdraw(turn: Turn, _asked: AskedGuess) -> None:
    registration = turn.registration
    if registration is not None and proof.is_needed(turn):
        open_aside(turn, registration, "withdraw")
    elif registration is not None:
        ASIDES["withdraw"].yes(turn, registration)


def _another(turn: Turn, _asked: AskedGuess) -> None:
    enquiries.welcome_next(turn)


def _later(turn: Turn, asked: AskedGuess) -> None:
    from_the_state.later(turn, asked.words)


def _the_one_topic(turn: Turn, asked: AskedGuess) -> None:
    _answer(turn, asked.topics[0], asked.words)


def _state(turn: Turn) -> State | None:
    return turn.registration.state if turn.registration else None


def _is_open(turn: Turn) -> bool:
    """Of a registration: elsewhere what is said without a guess tells how it stands."""
    return turn.registration is not None and open_section(turn, turn.registration) is not None


def _is_registering(turn: Turn) -> bool:
    return turn.registration is not None


def _playing(turn: Turn) -> list[Registration]:
    return [each for each in turn.registrations if each.season == turn.club.season.name and each.state not in HAS_LEFT]


ASKING: dict[Guessed, Asking] = {
    "stop": Asking(guess_texts.STOP, _stop),
    "person": Asking(guess_texts.PERSON, _hand_over),
    "withdraw": Asking(texts.WITHDRAW, _withdraw, lambda turn: _is_registering(turn) and _state(turn) not in HAS_LEFT),
    "another_child": Asking(texts.ANOTHER_CHILD, _another, _is_registering),
    "later": Asking(guess_texts.LATER, _later, lambda turn: _is_registering(turn) and _state(turn) not in _OVER),
    "status": Asking(guess_texts.STATUS, lambda turn, _asked: from_the_state.how_it_stands(turn), _is_open),
    "genuine": Asking(guess_texts.GENUINE, lambda turn, _asked: from_the_state.is_genuine(turn)),
    "topics": Asking(guess_texts.TOPICS, _the_one_topic),
}
must_know("ASKING", ASKING, get_args(Guessed))
