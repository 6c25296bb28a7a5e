"""Each act, done: one line an act, and the type checker knows them all."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from bot.model.acts import (
    About,
    Act,
    AddGuardian,
    AnotherChild,
    Ask,
    Back,
    CarryOn,
    ChangeMind,
    ChildWrites,
    EraseMe,
    Help,
    Identify,
    Invite,
    Later,
    Leave,
    LeaveList,
    MyData,
    PassOver,
    Pick,
    Reaction,
    Reply,
    Source,
    Start,
    StartAgain,
    Stop,
    Tell,
    Thank,
    TurnTo,
    Twins,
    UseCode,
    WantPerson,
    Withdraw,
    WrongChild,
    WrongNumber,
)
from bot.model.messages import Inbound
from bot.model.turn import Turn
from conversations.assistant import unread
from conversations.families import joining, second_guardian
from conversations.helping.handover import hand_over, wants_a_person
from conversations.managing.invite_lines import InviteLine, line_of
from conversations.managing.invites import propose
from conversations.privacy import erasure
from conversations.registering.enquiries import enquire, says_nothing, text_of
from conversations.registering.invitations import turn_to, use_code
from conversations.registering.returning import identify
from conversations.registering.waiting_list import leave_list
from conversations.talk import asides, common_commands, from_the_state, guessing
from conversations.talk.answering import answer
from conversations.talk.consent_answers import change_mind
from conversations.talk.manager_commands import is_no_parent_yet, not_understood
from conversations.talk.put_again import put_again
from conversations.talk.turn_scene import scene_of
from conversations.trust import silence, stopping
from conversations.understanding.acts import understand
from conversations.understanding.readers.courtesies import is_courtesy
from conversations.understanding.second_guardian_words import Whom
from conversations.words import texts


def listen(turn: Turn, letters: Sequence[Inbound]) -> None:
    """Letters that are no commands: understood once, and each act done in turn."""
    for act in understand(letters, scene_of(turn)):
        apply(turn, act)


def apply(turn: Turn, act: Act) -> None:  # noqa: C901, PLR0912, PLR0915 - one line an act
    match act:
        case Stop():
            stopping.stop(turn, act.letter)
        case Start():
            stopping.start(turn, act.letter)
        case Help():
            common_commands.give_help(turn)
        case WantPerson():
            _hand_over(turn, act)
        case WrongNumber():
            common_commands.wrong_number(turn)
        case MyData():
            common_commands.send_data(turn)
        case EraseMe():
            erasure.ask(turn)
        case CarryOn():
            common_commands.carry_on(turn)
        case StartAgain():
            common_commands.start_again(turn)
        case Withdraw():
            common_commands.withdraw(turn, act.letter.text)
        case Back():
            common_commands.back(turn)
        case WrongChild():
            common_commands.wrong_child(turn)
        case ChildWrites():
            turn.say(texts.CHILD_WRITING)
        case Later():
            from_the_state.later(turn, act.words)
        case Leave():
            turn.say(turn.fresh(texts.HOW_TO_STOP))
        case LeaveList():
            _leave_list(turn)
        case Ask():
            _ask(turn, act)
        case UseCode():
            use_code(turn, act.team, act.age_group, act.child)
        case Twins():
            from_the_state.one_at_a_time(turn)
        case AnotherChild():
            from_the_state.another_child(turn, act)
        case TurnTo():
            _turn_to(turn, act)
        case AddGuardian():
            second_guardian.add(turn, Whom(act.name, act.phone, act.problem))
        case ChangeMind():
            _change_mind(turn, act)
        case Reply():
            _reply(turn, act)
        case Thank():
            turn.say(texts.YOU_ARE_WELCOME)
        case Pick():
            guessing.pick(turn, act.topic)
        case PassOver():
            guessing.pass_over(turn)
        case Identify():
            identify(turn, act.letters)
        case Invite():
            propose(
                turn, [_line(turn, act.words, place, told) for place, told in enumerate(act.children, 1)], "assistant"
            )
        case Tell():
            _tell(turn, act.letters)
        case Reaction():
            """Answers nothing."""
        case _:
            assert_never(act)


def _hand_over(turn: Turn, act: WantPerson) -> None:
    """Silence for half a day is not for a model to bring about: other words are only offered a person."""
    if act.source is Source.MODEL and not wants_a_person(act.words):
        turn.say(texts.OFFER_HELP)
        put_again(turn)
        return
    hand_over(turn, act.letters)


def _leave_list(turn: Turn) -> None:
    if turn.registration is not None:
        leave_list(turn, turn.registration)


def _ask(turn: Turn, act: Ask) -> None:
    match act.about:
        case About.CLUB:
            turn.say(act.answer)
            if act.is_alone and unread.waiting(turn) is None and not is_no_parent_yet(turn, act.letters):
                put_again(turn)
        case About.GENUINE:
            from_the_state.is_genuine(turn)
        case About.NUMBER:
            from_the_state.where_from(turn)
        case About.STANDING:
            from_the_state.how_it_stands(turn)
        case About.GUARDIANS:
            second_guardian.tell_of_two(turn)
        case _:
            assert_never(act.about)


def _turn_to(turn: Turn, act: TurnTo) -> None:
    registration = turn.find(act.registration_id)
    if registration is not None:
        turn_to(turn, registration, is_alone=act.is_alone)


def _change_mind(turn: Turn, act: ChangeMind) -> None:
    if turn.registration is not None:
        change_mind(turn, turn.registration, act.purpose, given=act.given)


def _reply(turn: Turn, act: Reply) -> None:
    match act.to:
        case "join":
            joining.reply(turn, yes=act.yes)
        case "second_guardian":
            second_guardian.reply(turn, yes=act.yes)
        case "guess":
            guessing.reply(turn, yes=act.yes)
        case _:
            asides.reply(turn, act.to, yes=act.yes)


def _tell(turn: Turn, letters: Sequence[Inbound]) -> None:
    """What is open, or was answered: the section's readers know; a reading that is out has them first."""
    registration = turn.registration
    if silence.hold(turn, letters) or unread.join(turn, letters):
        return
    if registration is not None:
        answer(turn, registration, letters)
    elif is_no_parent_yet(turn, letters):
        _tell_of_others(turn, letters)
    elif not (says_nothing(turn, letters) and guessing.ask_back(turn, letters, text_of(letters))):
        enquire(turn, letters)


def _tell_of_others(turn: Turn, letters: Sequence[Inbound]) -> None:
    """A manager's: perhaps whom to invite, told freely."""
    if unread.may_be_read(turn, letters) and not all(is_courtesy(letter.text) for letter in letters):
        unread.ask(turn, letters)
    else:
        not_understood(turn)


def _line(turn: Turn, text: str, number: int, told: Mapping[str, str]) -> InviteLine:
    """Shown back as typed lines are: nobody is written to before the manager's own yes."""
    return line_of(
        turn,
        number,
        text,
        child=told.get("child_name", ""),
        parent=told.get("parent_name", ""),
        phone=told.get("parent_phone", ""),
        team=told.get("team", ""),
    )
