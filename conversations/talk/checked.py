"""What became of a model's proposals, and how one is held against the form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.model.acts import Act
from bot.model.forms import Again, Answers, Context, Step, Unclear, dump, missing
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.assistant.snapshot import Refusal
from conversations.assistant.tools import FIELDS
from conversations.form import sharing
from conversations.form.forms import SECTIONS
from conversations.form.open_section import open_section
from conversations.talk.learning import learn
from conversations.understanding.quoting import clauses, is_denied, is_theirs, read_words, sentences_of
from conversations.understanding.readers.medical import NO_ISSUES, Medical

NOT_THEIRS = "These are not the parent's own words: copy them as they stand, in one piece."
NOT_ASKED = "That is not asked for now."
NOT_SO = "These words do not clearly say so where they stand."
_UNREADABLE = "These words cannot be read as that."

Values = dict[str, dict[str, Any]]  # section → field → as it is stored


@dataclass
class Checked:
    """`unusable` was understood and cannot be: the parent is told why."""

    told: str  # all that was unread
    recorded: Values = field(default_factory=dict)
    corrected: Values = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    unusable: list[str] = field(default_factory=list)
    act: Act | None = None  # what is done in place of the next question
    notes: str = ""
    put_back: tuple[str, str] | None = None  # section and field of a yes or no that the parent has to say plainly

    @property
    def took_something(self) -> bool:
        return bool(self.recorded or self.corrected or self.act or self.notes or self.put_back)

    @property
    def is_worth_another(self) -> bool:
        """What is not asked for now is no better in other words: it will be asked."""
        return self.act is None and any(refusal.why != NOT_ASKED for refusal in self.refused)

    def refuse(self, tool: str, about: str, said: str, why: str) -> None:
        self.refused.append(Refusal(tool=tool, about=about, words=said[:200], why=why))


def value_of(
    checked: Checked, tool: str, name: str, said: str, context: Context, *, known: Any = None, asked: bool = False
) -> dict[str, Any] | None:
    """As it is stored; None when it was refused, or the parent has to be told something."""
    section, step = FIELDS[name]
    value = read_words(step, said, known, context)
    why = _objection(checked, step, said, value, context, known, asked=asked)
    if why:
        checked.refuse(tool, name, said, why)
    elif isinstance(value, Again):
        checked.unusable.append(value.sentence)
    else:
        return dump(SECTIONS[section], {step.name: value})
    return None


def _objection(
    checked: Checked, step: Step, said: str, value: Any, context: Context, known: Any, *, asked: bool
) -> str:
    if not is_theirs(step, said, checked.told, known, context):
        return NOT_THEIRS
    if isinstance(value, Unclear):
        return _UNREADABLE
    if isinstance(value, Medical) and not value.has_issues:
        return "" if _is_plainly_well(step, checked.told, context, known) else NOT_SO
    if isinstance(value, bool) or value == "":
        is_so = is_said(step, said, value, checked.told, context, asked=asked)
    else:
        is_so = not is_denied(said, checked.told)
    return "" if is_so else NOT_SO


def is_said(step: Step, quote: str, value: Any, told: str, context: Context, *, asked: bool) -> bool:
    """A yes, a no or a "none": as the whole sentence reads by itself, and nothing else in the message otherwise.

    The same few words answer many questions: where this one is not asked by itself they must name what it is about.
    """
    whole = sentences_of(quote, told)
    reads = [step.reader.read(sentence, context) for sentence in whole]
    found = [each.value for each in step.reader.find(told, context)]
    others = [step.reader.read(part, context) for part in clauses(told)]
    against = any(isinstance(each, bool) and each is not value for each in (*found, *others))
    return bool(whole) and (value in found or (asked and all(read == value for read in reads))) and not against


def _is_plainly_well(step: Step, told: str, context: Context, known: Any) -> bool:
    """A condition that is forgotten may cost a life: only what the bot reads by itself says that there is none."""
    return known is None and any(found.value == NO_ISSUES for found in step.reader.find(told, context))


def take(turn: Turn, registration: Registration, section: str, values: Answers | None, kept: Values) -> None:
    if values and learn(turn, registration, section, values):
        kept.setdefault(section, {}).update(values)


def answered(turn: Turn, registration: Registration, section: str) -> Mapping[str, Any]:
    """What another guardian left unfinished is asked of this one from its beginning."""
    if section == open_section(turn, registration):
        return sharing.mine(turn, registration, section)
    return sharing.view(turn, registration).get(section, {})


def asked_alone(turn: Turn, registration: Registration, context: Context) -> tuple[str, Step] | None:
    """The one open question, when it is one."""
    section = open_section(turn, registration)
    if section is None:
        return None
    steps = missing(SECTIONS[section], answered(turn, registration, section), context)
    named = [step for step in steps if (turn.asked_section, turn.asked_field) == (section, step.name)]
    alone = named or steps
    return (section, alone[0]) if len(alone) == 1 else None
