"""What `python -m bot understand` prints: the acts each line would be, and what of it nothing accounted for.

By the same readers that the talk uses, and in its order: harm first, then reactions, commands, a manager's lines,
wishes, questions, and answers to the section that is open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.club.club import Club
from bot.club.registration import State
from bot.model.forms import Context, Form, dump
from conversations.form import faq
from conversations.form.forms import SECTIONS
from conversations.form.journey import JOURNEY
from conversations.talk.commands import command_in
from conversations.understanding import safeguarding
from conversations.understanding.child_writing import is_child
from conversations.understanding.harm.involved import without_names
from conversations.understanding.introductions import read_introduction
from conversations.understanding.leftovers import says_more
from conversations.understanding.questions import asked, without_questions
from conversations.understanding.sections.reading import read_section
from conversations.understanding.vocabulary import said_in
from conversations.understanding.wishes import is_tapback, wish_in

Act = dict[str, Any]
_NAMES = {"person": "want_person", "wrong_number": "leave"}  # where a command's own name is another
_WISHES = {"later": "later", "leave": "leave", "genuine": "ask", "number": "ask", "standing": "ask"}


@dataclass(frozen=True)
class Scene:
    """What is open when the line is read, and from whom it comes."""

    context: Context
    section: str | None = None
    is_manager: bool = False


def understand_lines(
    lines: Iterable[str], club: Club, today: date, *, section: str | None, state: str | None, is_manager: bool
) -> Iterator[dict[str, Any]]:
    """Raises ValueError, naming what there is, for a section or a state that nobody has."""
    scene = Scene(Context(club, today), section or _asked_in(state), is_manager)
    if scene.section is not None and scene.section not in SECTIONS:
        raise ValueError(f"no section {scene.section!r}; there are {', '.join(SECTIONS)}")
    return (understood(line.rstrip("\r\n"), scene) for line in lines)


def understood(text: str, scene: Scene) -> dict[str, Any]:
    alone = _alone(text, scene)
    acts, rest = ([alone], "") if alone else _beside(text, scene)
    left = [part for part in (line.strip(" ,.;") for line in rest.splitlines()) if part and says_more(part)]
    for act in acts:
        act["plain"] = len(acts) == 1 and not left
    return {"acts": acts, "rest": left}


def _asked_in(state: str | None) -> str | None:
    if state is None:
        return None
    if state not in set(State):
        raise ValueError(f"no state {state!r}; there are {', '.join(State)}")
    return next(iter(JOURNEY[State(state)].sections), None)


def _alone(text: str, scene: Scene) -> Act | None:
    """What is done by itself, whatever else stands in the message."""
    if safeguarding.is_concern(without_names(scene.context.club, text)):
        return _act("harm", text)
    if is_tapback(text):
        return _act("reaction", text)
    command = command_in(text)
    if command is not None:
        return _act(_NAMES.get(command, command), text)
    if is_child(text):
        return _act("child_writes", text)
    said = said_in(text) if scene.is_manager else None
    return _act(said.command, text, rest=said.rest) if said is not None and said.sure else None


def _beside(text: str, scene: Scene) -> tuple[list[Act], str]:
    """What may stand together: wishes, another child, questions, and answers; and the rest."""
    wish = wish_in(text)
    if wish is not None:
        return [_act(_WISHES[wish], text, about_what=str(wish))], ""
    told = read_introduction(text, scene.context).values if scene.section is None else {}
    if told.get("child") and told.get("team"):
        return [_act("another_child", text, child=told["child"], team=told["team"])], ""
    questions = [_act("ask", question) for question in asked(text) if _is_known(question, scene)]
    answers, rest = _answers(without_questions(text) if questions else text, scene)
    return [*questions, *answers], rest


def _is_known(question: str, scene: Scene) -> bool:
    return faq.answer(question, scene.context.club, {}) is not None


def _answers(text: str, scene: Scene) -> tuple[list[Act], str]:
    if scene.section is None:
        return [], text
    form: type[Form] = SECTIONS[scene.section]
    reading = read_section(form, text, scene.context, {})
    values = dump(form, reading.values)
    answers = [
        _act("answer", reading.words.get(name, text), field=f"{scene.section}.{name}", value=value)
        for name, value in values.items()
    ]
    unusable = [
        _act("unusable", reading.words.get(name, text), field=f"{scene.section}.{name}", why=problem.sentence)
        for name, problem in reading.problems.items()
    ]
    return [*answers, *unusable], reading.rest if answers or unusable else text


def _act(name: str, words: str, **more: Any) -> Act:
    return {"act": name, **more, "words": words.strip(), "about": None}
