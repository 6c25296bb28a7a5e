"""`python -m bot texts`: every text on one page, with what it costs as SMS."""

from collections.abc import Iterator, Mapping
from string import Formatter
from textwrap import indent
from types import ModuleType

from bot.club.club import Club
from bot.model.forms import steps
from bot.model.texts import is_gsm, plain, segments
from conversations.form.forms import SECTIONS
from conversations.words import (
    complaint_texts,
    data_texts,
    document_texts,
    erasing_texts,
    guardian_texts,
    guess_texts,
    manager_texts,
    spoken_texts,
    texts,
    update_texts,
)
from conversations.words import money_texts as money
from conversations.words.wordings import wordings_of

# As long as they are likely to be: the page shows what a message would cost.
_SAMPLES = {
    "bot": "Omega",
    "club": "Urmston Town Juniors",
    "season": "2026-27",
    "child": "Christopher",
    "team": "U10 Tigers",
    "link": "https://omega.example.org/reg_setup/BRQ000123456789",
    "signing_on": "£45",
    "monthly": "£27.50",
    "plan": "9 monthly payments of £27.50 for Christopher: the first on Wednesday 2 September, the second on ...",
}

Said = Mapping[str, str]  # name → text


def page_of_texts(club: Club) -> str:
    groups = {
        "Said in the talk": constants(texts),
        "Asked back where nothing was read": constants(guess_texts),
        "Said about money": constants(money),
        "Why a payment failed": money.WHY,
        "What became of a Direct Debit": money.LOST,
        "What the treasurer is told": money.DIFFERENCES,
        "News for managers": {**constants(update_texts), **update_texts.NEWS},
        "A second guardian": {**constants(guardian_texts), **guardian_texts.NEWS, **guardian_texts.SECTIONS},
        "A complaint about data": constants(complaint_texts),
        "Said to managers": dict(_of_managers()),
        "Said to managers of a file": constants(document_texts),
        "Said about voice notes": constants(spoken_texts),
        "Said of what we hold": {**constants(data_texts), **constants(erasing_texts)},
        "How a section is opened": texts.LEADS,
        "Questions": dict(_questions()),
        "Labels of the summary": {".".join(place): label for place, label in texts.LABELS.items()},
        "Outside the service window (templates)": {name: wording.text for name, wording in wordings_of(club).items()},
    }
    return "\n\n".join(f"# {title}\n\n{_drawn(said)}" for title, said in groups.items())


def constants(module: ModuleType) -> Said:
    return {name: text for name, text in vars(module).items() if name.isupper() and isinstance(text, str)}


def _of_managers() -> Iterator[tuple[str, str]]:
    for name, said in vars(manager_texts).items():
        if name.isupper() and isinstance(said, str):
            yield f"managers.{name}", said
        elif name.isupper() and isinstance(said, dict):
            yield from ((f"managers.{name}.{key}", text) for key, text in said.items())


def _questions() -> Iterator[tuple[str, str]]:
    for section, form in SECTIONS.items():
        for step in steps(form):
            name = f"{section}.{step.name}"
            yield f"{name} (with others)", step.ask.prompt
            if step.ask.question:
                yield name, step.ask.question
            if step.ask.example:
                yield f"{name} (example)", step.ask.example


def _drawn(said: Said) -> str:
    return "\n".join(f"{name}  [{_cost(text)}]\n{indent(text, '    ')}" for name, text in said.items() if text)


def _cost(text: str) -> str:
    """A template's numbered places count as ten letters each."""
    said = filled(text)
    sent = plain(said)
    count = f"{segments(sent)} SMS"
    if not is_gsm(sent):
        return f"{count}, NOT GSM-7: more than twice the price"
    return count if is_gsm(said) else f"{count}, made plainer for GSM-7"


def filled(text: str) -> str:
    parts = Formatter().parse(text)
    return "".join(words + (_SAMPLES.get(place, "x" * 10) if place is not None else "") for words, place, _, _ in parts)
