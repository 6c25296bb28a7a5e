"""What `python -m bot understand` prints: the acts each line is, what of it nothing accounted for, and what
would be asked back.

By what the talk itself reads with, in its order: harm first, then a manager's lines, commands, wishes, questions, and
answers to the section that is open.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from bot.club.club import Club
from bot.club.registration import State
from bot.model.acts import Act, Ask, Tell, WrongNumber
from bot.model.forms import Context, dump
from bot.model.messages import Handle, HandleKind, Inbound, Medium
from conversations.form import faq
from conversations.form.forms import SECTIONS
from conversations.form.journey import JOURNEY
from conversations.form.topics import likeness, topics
from conversations.understanding import safeguarding
from conversations.understanding.acts import understand
from conversations.understanding.commands import command_act
from conversations.understanding.guesses.guess import guess
from conversations.understanding.harm.involved import without_names
from conversations.understanding.introductions import read_introduction
from conversations.understanding.leftovers import says_more
from conversations.understanding.questions import asked
from conversations.understanding.scene import Scene
from conversations.understanding.vocabulary import said_in

_OF_NOBODY = Handle(kind=HandleKind.PHONE, value="+447700900000")
_SHOWN = {"words", "letters", "source", "answer", "is_alone", "is_later"}
_NAMES: dict[type[Act], str] = {WrongNumber: "leave"}  # where what it is called elsewhere is another name
Shown = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """One, as if somebody had written it where that is open."""

    text: str
    scene: Scene
    is_manager: bool

    @property
    def letter(self) -> Inbound:
        return Inbound(key="line", medium=Medium.WHATSAPP, sender=_OF_NOBODY, text=self.text)


def understand_lines(
    lines: Iterable[str], club: Club, today: date, *, section: str | None, state: str | None, is_manager: bool
) -> Iterator[Shown]:
    """Raises ValueError, naming what there is, for a section or a state that nobody has."""
    open_section = section or _asked_in(state)
    if open_section is not None and open_section not in SECTIONS:
        raise ValueError(f"no section {open_section!r}; there are {', '.join(SECTIONS)}")
    context = Context(club, today)
    scene = Scene(
        context=context,
        outside=context,
        answer=lambda text: faq.answer(text, club, {}),
        state=State(state) if state else State.INFO_COLLECTION if open_section else None,
        section=open_section,
        form=SECTIONS[open_section] if open_section else None,
        runs_teams=is_manager,
    )
    return (_understood(Line(line.rstrip("\r\n"), scene, is_manager)) for line in lines)


def _asked_in(state: str | None) -> str | None:
    if state is None:
        return None
    if state not in set(State):
        raise ValueError(f"no state {state!r}; there are {', '.join(State)}")
    return next(iter(JOURNEY[State(state)].sections), None)


def _understood(line: Line) -> Shown:
    acts, rest = _acts_of(line)
    left = [part for part in (said.strip(" ,.;") for said in rest.splitlines()) if part and says_more(part)]
    for act in acts:
        act["plain"] = len(acts) == 1 and not left
    return {"acts": acts, "rest": left, "guess": _guess(line, acts)}


def _guess(line: Line, acts: Sequence[Shown]) -> Shown | None:
    """What would be asked back, where nothing was read."""
    club = line.scene.outside.club
    found = None if acts or safeguarding.is_half_sure(line.text) else guess(line.text, likeness(club))
    if found is None:
        return None
    return {"what": found.what, "topics": [topics(club)[key].title for key in found.topics]}


def _acts_of(line: Line) -> tuple[list[Shown], str]:
    if safeguarding.is_concern(without_names(line.scene.outside.club, line.text)):
        return [_shown("harm", line.text)], ""
    said = said_in(line.text) if line.is_manager else None
    if said is not None and said.sure:
        return [_shown(said.command, line.text, rest=said.rest)], ""
    command = command_act(line.letter)
    acts = [command] if command else understand([line.letter], line.scene)
    told = next((act for act in acts if isinstance(act, Tell)), None)
    shown = [each for act in acts if not isinstance(act, Tell) for each in _of_act(act)]
    answers, rest = _told(told.words, line.scene) if told else ([], "")
    return [*shown, *answers], rest


def _of_act(act: Act) -> Iterator[Shown]:
    """Each question of a message by itself."""
    more = {each.name: getattr(act, each.name) for each in fields(act) if each.name not in _SHOWN}
    questions = list(asked(act.words)) if isinstance(act, Ask) and act.answer else []
    name = _NAMES.get(type(act)) or re.sub(r"(?<!^)(?=[A-Z])", "_", type(act).__name__).lower()
    for words in questions or [act.words]:
        yield _shown(name, words, **more)


def _told(text: str, scene: Scene) -> tuple[list[Shown], str]:
    reading = scene.reading_of(text)
    if scene.form is None or reading is None:
        told = read_introduction(text, scene.outside).values
        whole = told.get("child") and told.get("team")
        return ([_shown("another_child", text, told=dict(told))], "") if whole else ([], text)
    answers = [
        _shown("answer", reading.words.get(name, text), field=f"{scene.section}.{name}", value=value)
        for name, value in dump(scene.form, reading.values).items()
    ]
    unusable = [
        _shown("unusable", reading.words.get(name, text), field=f"{scene.section}.{name}", why=problem.sentence)
        for name, problem in reading.problems.items()
    ]
    found = [*answers, *unusable]
    return found, reading.rest if found else text


def _shown(name: str, words: str, **more: Any) -> Shown:
    return {"act": name, **_plain(more), "words": words.strip(), "about": None} | _about(more)


def _about(more: Mapping[str, Any]) -> Shown:
    """The registration it is about, where it names one."""
    return {"about": more["registration_id"]} if "registration_id" in more else {}


def _plain(more: Mapping[str, Any]) -> Shown:
    renamed = {"about": "about_what"}
    return {renamed.get(name, name): value for name, value in more.items()}
