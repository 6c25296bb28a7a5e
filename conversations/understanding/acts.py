"""From letters to acts: what stands alone first, then what may stand beside answers, then the answers themselves.

It reads and does nothing. Each recogniser takes the letters that are left, and stops the reading, or leaves some.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from bot.club import season
from bot.club.registration import State
from bot.model.acts import (
    About,
    Act,
    AddGuardian,
    AnotherChild,
    Ask,
    ChangeMind,
    ChildWrites,
    Identify,
    Later,
    Leave,
    LeaveList,
    PassOver,
    Pick,
    Reaction,
    Reply,
    Tell,
    Thank,
    TurnTo,
    Twins,
    UseCode,
)
from bot.model.asked import AskedBeside, AskedGuess, AskedSecondGuardian, AskedToJoin, AskedWho, read_asked
from bot.model.messages import Inbound
from conversations.understanding.another_child import besides, read_another, speaks_of_more, speaks_of_twins
from conversations.understanding.child_writing import is_child
from conversations.understanding.consent_choice import changed_mind
from conversations.understanding.introductions import read_introduction
from conversations.understanding.naming_a_child import names_only, without_naming
from conversations.understanding.options import said_to
from conversations.understanding.questions import without_questions
from conversations.understanding.readers import READERS
from conversations.understanding.readers.outright import is_bare_reply, is_only_kind
from conversations.understanding.readers.wording import words as words_of
from conversations.understanding.scene import OtherChild, Scene
from conversations.understanding.second_guardian_words import Whom, asks_whether_two_can, whom, wishes_another
from conversations.understanding.wishes import Wish, beside, is_leaving, is_tapback, wish_in
from conversations.words.naming import same_name
from conversations.words.texts import YES_REGISTER

_OVER = {State.DECLINED, State.WITHDRAWN}
_YES_OR_NO = {"wish", "past", "waiting", "place", "review", "address_check", "child_address_check", "home"}
_STANDS = {
    State.INITIAL_CONTACT,
    State.RETURNING_PLAYER_CHECK,
    State.INFO_COLLECTION,
    State.REVIEW,
    State.KIT,
    State.PHOTO,
}  # elsewhere the account answers how it stands
_LIGHT = {"another", "next_child"}  # only offers: other words are read as if they had not been made
_TAKES_OK = {"next_child"}
_MOST_MISSED_JOINING = 2
_MOST_MISSED_GUARDIAN = 1
_SHORT = 40  # characters: free words that are longer may be the answer
_CODE = re.compile(r"\b([12])00-([a-z0-9]+)-(u\d{1,2})-(\d{4})((?:-[a-z']+)*)", re.IGNORECASE)
_RETURNING = "1"
_CONSENTS = "consents"


@dataclass
class _Reading:
    """What is left to be read, and what was read."""

    letters: list[Inbound]
    scene: Scene
    acts: list[Act] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of it, with what a number picks in its place."""
        return said_to(self.scene.asked, self.letters)

    @property
    def plain(self) -> str:
        return "\n".join(letter.text for letter in self.letters)

    @property
    def is_typed(self) -> bool:
        return not any(letter.button or letter.media for letter in self.letters)

    def take(self, act: Act) -> None:
        """Nothing is left."""
        self.acts.append(replace(act, letters=tuple(self.letters), words=act.words or self.plain))
        self.letters = []

    def pass_over(self) -> None:
        """What was asked beside the journey: the words are about something else."""
        self.acts.append(PassOver(letters=tuple(self.letters)))
        asked = self.scene.asked
        self.scene = replace(self.scene, asked=read_asked(asked.before) if isinstance(asked, AskedGuess) else None)


def understand(letters: Sequence[Inbound], scene: Scene) -> list[Act]:
    """Of letters that are no commands, and of one medium. A bare yes or no only replies: no word is left."""
    reading = _Reading(list(letters), scene)
    for read in _OF_A_BARE_REPLY if is_bare_reply(reading.text) else _IN_ORDER:
        read(reading)
        if not reading.letters:
            return reading.acts
    reading.take(Tell())
    return reading.acts


def _reactions(reading: _Reading) -> None:
    if all(is_tapback(letter.text) for letter in reading.letters):
        reading.take(Reaction())


def _guessed(reading: _Reading) -> None:
    """To what was asked back: a topic, or a yes or no with nothing beside it; else it is as if it had not been."""
    asked = reading.scene.asked
    if not isinstance(asked, AskedGuess):
        return
    text, buttons = reading.text, [letter.button for letter in reading.letters if letter.button]
    picked = dict(zip(asked.options, asked.topics, strict=False)).get(text) if len(asked.topics) > 1 else None
    said = READERS["yes_no"].read(text, reading.scene.context)
    if not all(button.startswith(f"{asked.place}:") for button in buttons):
        reading.pass_over()
    elif picked is not None:
        reading.take(Pick(topic=picked))
    elif said in (True, False) and (is_bare_reply(text) or not _answers(reading.scene, text)):
        reading.take(Reply(to="guess", yes=said is True))
    else:
        reading.pass_over()


def _joining(reading: _Reading) -> None:
    """To whether they help with a child; other words are asked about again while there is nothing else they mean."""
    scene = reading.scene
    if not (scene.is_joining and isinstance(scene.asked, AskedToJoin)):
        return
    said = READERS["yes_no"].read(reading.text, scene.outside)
    if said in (True, False):
        reading.take(Reply(to="join", yes=said is True))
    elif scene.state is not None or scene.asked.missed >= _MOST_MISSED_JOINING:
        reading.pass_over()
    else:
        reading.take(Reply(to="join", yes=None))


def _child_writing(reading: _Reading) -> None:
    """Until an adult has given their own details, it may be the child who holds the phone."""
    if not reading.scene.knows_guardian and any(is_child(letter.text) for letter in reading.letters):
        reading.take(ChildWrites())


def _guardians(reading: _Reading) -> None:
    scene, text = reading.scene, reading.text
    if scene.state is None or scene.state in _OVER or any(letter.media for letter in reading.letters):
        return
    if isinstance(scene.asked, AskedSecondGuardian):
        return  # it was looked at before
    if wishes_another(text, scene.outside, runs_teams=scene.runs_teams):
        reading.take(_adding(whom(text, scene.outside)))
    elif asks_whether_two_can(text):
        reading.take(Ask(about=About.GUARDIANS))


def _the_other_guardian(reading: _Reading) -> None:
    """Whom they named: anything that is no answer is asked about once, and then read as other words are."""
    asked, state, text = reading.scene.asked, reading.scene.state, reading.text
    is_asked = isinstance(asked, AskedSecondGuardian) and state is not None and state not in _OVER
    if not isinstance(asked, AskedSecondGuardian) or not is_asked or any(letter.media for letter in reading.letters):
        return
    outside, complete = reading.scene.outside, asked.name is not None and asked.phone is not None
    said = READERS["yes_no"].read(text, outside)
    read = whom(text, outside)
    if said is False or (said is True and complete):
        reading.take(Reply(to=asked.section, yes=said))
    elif read.phone or read.problem or (read.name and not complete):
        reading.take(_adding(Whom(read.name or asked.name, read.phone or asked.phone, read.problem)))
    elif asked.missed >= _MOST_MISSED_GUARDIAN:
        reading.pass_over()
    else:
        reading.take(Reply(to=asked.section, yes=None))


def _adding(other: Whom) -> AddGuardian:
    return AddGuardian(name=other.name, phone=other.phone, problem=other.problem)


def _leaving_the_list(reading: _Reading) -> None:
    """Also while a place is offered."""
    is_waiting = reading.scene.state is State.WAITING_LIST
    if is_waiting and all(is_leaving(letter.text) for letter in reading.letters):
        reading.take(LeaveList())


def _another_child(reading: _Reading) -> None:
    """ "I want to register his sister Lily Shaw, U11 Panthers": the open one is kept, and she is begun.

    What else answers the open question comes first; the other one's turn will come.
    """
    scene, text = reading.scene, reading.plain
    if scene.state is None or not reading.is_typed:
        return
    if speaks_of_twins(text):
        if scene.section != "child":  # there the readers say so
            reading.take(Twins())
        return
    if not speaks_of_more(text):
        return
    another = read_another(text, scene.outside, knows_child=scene.knows_child)
    told = read_introduction(text, scene.outside).values if another is None else another
    name, team = told.get("child"), told.get("team")
    if name and any(same_name(str(name), each) for each in scene.names):
        return
    if another is not None and _answers(scene, besides(text)):
        reading.acts.append(AnotherChild(told=another, is_later=True, words=text))
        reading.letters = [reading.letters[-1].model_copy(update={"text": besides(text)})]
    elif another is not None or (name and team):
        reading.take(AnotherChild(told=dict(told)))


def _answers(scene: Scene, text: str) -> bool:
    if scene.section in _YES_OR_NO or not text:
        return False
    reading = scene.reading_of(text)
    return reading is not None and bool(reading.values)


def _wishes(reading: _Reading) -> None:
    """Where they stand alone; of a burst with answers in it nothing is taken here."""
    found = [_wish_of(reading.scene, letter) for letter in reading.letters]
    wish = found[-1]
    if wish is None or None in found or _answers_too(reading, wish):
        return
    if not (wish is Wish.LATER and reading.scene.state in _OVER) and not (
        wish is Wish.STANDING and reading.scene.state not in _STANDS
    ):
        reading.take(_WISHES[wish])


def _wish_of(scene: Scene, letter: Inbound) -> Wish | None:
    if letter.button is not None or letter.media:
        return None
    return Wish.GENUINE if _asks_who_invited(scene, letter.text) else wish_in(letter.text)


def _asks_who_invited(scene: Scene, text: str) -> bool:
    """ "Who is Alex?", of the manager whom the invitation names."""
    said = words_of(text)
    asks_who = said[:1] in (["who"], ["who's"], ["whos"])
    return asks_who and bool(scene.invited_by) and str(scene.invited_by).split()[0].casefold() in said


def _answers_too(reading: _Reading, wish: Wish) -> bool:
    """ "Driving just now, size M": what answers the open section is read as that."""
    scene = reading.scene
    if scene.section is None or scene.section in _YES_OR_NO:
        return False
    if scene.section == "photo":
        return wish is Wish.LATER  # there it is an answer
    text = "\n".join(beside(letter.text, wish) for letter in reading.letters)
    is_free = scene.section == "follow_up" and len(text) <= _SHORT
    found = scene.reading_of(text)
    return found is not None and bool(found.values) and not is_free


_WISHES: dict[Wish, Act] = {
    Wish.LATER: Later(),
    Wish.LEAVE: Leave(),
    Wish.GENUINE: Ask(about=About.GENUINE),
    Wish.NUMBER: Ask(about=About.NUMBER),
    Wish.STANDING: Ask(about=About.STANDING),
}


def _codes(reading: _Reading) -> None:
    """200-tigers-u10-2627 (new), 100-tigers-u10-2627-sam-jones (returning)."""
    match = next(filter(None, (_CODE.search(letter.text) for letter in reading.letters)), None)
    if match is None or match[4] != season.code(reading.scene.outside.club.season.name):
        return
    name = match[5].replace("-", " ").strip().title() if match[1] == _RETURNING else ""
    reading.take(UseCode(team=match[2], age_group=match[3], child=name if " " in name else ""))


def _identity(reading: _Reading) -> None:
    if reading.scene.may_identify and isinstance(reading.scene.asked, AskedWho):
        reading.take(Identify())


def _questions(reading: _Reading) -> None:
    """What the club file knows is answered, and the rest of the message is read on."""
    if reading.scene.reads_all:
        return
    left = []
    for letter in reading.letters:
        answer = reading.scene.answer(letter.text) if letter.button is None else None
        if answer is None:
            left.append(letter)
            continue
        rest = without_questions(letter.text)
        reading.acts.append(Ask(answer=answer, words=letter.text, letters=(letter,), is_alone=False))
        if rest.strip() or letter.media:
            left.append(letter.model_copy(update={"text": rest}))
    if not left and isinstance(asked := reading.acts[-1], Ask):
        reading.acts[-1] = replace(asked, is_alone=True)
    reading.letters = left


def _change_of_mind(reading: _Reading) -> None:
    scene = reading.scene
    if scene.state is None or len(reading.letters) != 1 or not reading.is_typed:
        return
    if scene.section == _CONSENTS or scene.is_silent:
        return
    for purpose, given in changed_mind(reading.plain, scene.consents).items():
        reading.take(ChangeMind(purpose=purpose, given=given))


def _replies(reading: _Reading) -> None:
    """To a question beside the journey: anything but a yes or a no is asked again, or read as other words are."""
    asked, context, text = reading.scene.asked, reading.scene.context, reading.text
    if reading.scene.state is None or not isinstance(asked, AskedBeside):
        return
    is_light = asked.section in _LIGHT
    is_ok = asked.section in _TAKES_OK and text.lower().strip(" .!") in {"ok", "okay"}
    said = READERS["yes_no"].read(text, context)
    if is_light and is_only_kind(text, context) and not is_ok:
        reading.take(Thank())
    elif said in (True, False) or not is_light:
        reading.take(Reply(to=asked.section, yes=said if isinstance(said, bool) else None))
    else:
        reading.pass_over()


def _other_child_named(reading: _Reading) -> None:
    """Another of theirs by name, or the button of an invitation that is not the open one's."""
    scene = reading.scene
    named = next((each for each in scene.others if names_only(reading.plain, each.first_name, scene.child)), None)
    if named is not None:
        _turn_to(reading, named)
        return
    invited = next((each for each in scene.others if each.is_invited), None)
    accepts = any(letter.button == YES_REGISTER for letter in reading.letters)
    if accepts and invited is not None and scene.state is not State.INITIAL_CONTACT:
        reading.acts.append(TurnTo(registration_id=invited.registration_id, by_invitation=True))


def _turn_to(reading: _Reading, child: OtherChild) -> None:
    """What remains is read without the words that only named the child."""
    rest = [
        letter.model_copy(update={"text": without_naming(letter.text, child.first_name)}) for letter in reading.letters
    ]
    rest = [letter for letter in rest if letter.text or letter.media]
    reading.acts.append(TurnTo(registration_id=child.registration_id, words=reading.plain, is_alone=not rest))
    reading.letters = rest


# Who reads first. What reads nothing leaves all to the next.
_IN_ORDER: tuple[Callable[[_Reading], None], ...] = (
    _reactions,
    _guessed,
    _joining,
    _child_writing,
    _the_other_guardian,
    _guardians,
    _leaving_the_list,
    _another_child,
    _wishes,
    _codes,
    _identity,
    _questions,
    _change_of_mind,
    _replies,
    _other_child_named,
)
_OF_A_BARE_REPLY = (_guessed, _joining, _the_other_guardian, _replies, _other_child_named)
