"""What parents tell that has changed since: an illness that is over, or more of one, and a new address."""

import re
from typing import Any

from bot.model.forms import dump
from bot.model.people import Registration
from bot.model.turn import Turn
from conversations.form import sharing
from conversations.form.asking import context_of
from conversations.form.forms import SECTIONS
from conversations.understanding.readers import READERS
from conversations.understanding.readers.medical import MEDICAL, Medical, names_condition
from conversations.understanding.readers.medical_words import CONDITION
from conversations.understanding.readers.wording import level, words
from conversations.understanding.sections.reading import read_section

_LEAD = re.compile(r"^\W*(?:(?:oh|and|also|sorry|forgot|just|btw|by the way|i|to|say|mention)\W+)+", re.IGNORECASE)
_OVER = re.compile(
    r"\b(?:(?:doesn'?t|does not|hasn'?t|has not) (?:have|got|get|had|suffer)|no longer|any ?more|gr[eo]wn? out of"
    r"|cleared up|(?:has|it'?s|is) gone"
    r"|(?:remove|delete|scrap|lose|take (?:off|out|away)|cross (?:off|out)|get rid of) (?:the|his|her|that)"
    r"|take (?:the|his|her|that) .{2,30} (?:off|out|away))\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"\b(?:that|it|this|them)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:[,.;]|\band\b)\s*")
_MOVED = re.compile(
    r"\b(?:moved|moving|new (?:address|house|home|place)|changed? (?:of )?address|address (?:is|has)(?: now)?)\b",
    re.IGNORECASE,
)
_HAS_MOVED = re.compile(
    r"\b(?:we|i)(?:'ve| have)?(?: just| now)? (?:moved|changed) (?:house|home|address)\b|\b(?:our|my) new address\b",
    re.IGNORECASE,
)
_I_AM = re.compile(
    r"\b(?:i'?m|i am) (?:actually |really )?(?:his|her|their|[^\W\d_]+'s) (?P<who>[^.,;!?\n]{2,25})", re.IGNORECASE
)
_STREET = re.compile(r"\b(?P<number>\d{1,4}[A-Za-z]?)[ ,]+[^\W\d_]{3,}")
Told = tuple[dict[str, dict[str, Any]], tuple[tuple[str, str], ...]]  # new values, and what is to be asked again
NOTHING: Told = ({}, ())
_ASK_HEALTH: Told = ({}, (("child", "medical"),))


def told_of_health(turn: Turn, registration: Registration, text: str) -> Told:
    """Whatever is asked just then: put to what is known, or taken from it where it is named, and shown back."""
    known = sharing.mine(turn, registration, "child").get("medical")
    if known is None:
        return NOTHING
    is_over = bool(_OVER.search(level(text)))
    if is_over and known["has_issues"] and (CONDITION.search(text) or _THAT.search(text)):
        return _taken_away(known, text)
    if not names_condition(text):
        return NOTHING
    told = MEDICAL.read(_LEAD.sub("", text), context_of(turn, registration))
    if is_over or not isinstance(told, Medical) or not told.has_issues:
        return _ASK_HEALTH
    if told.description.casefold() in known["description"].casefold():
        return NOTHING
    both = ". ".join(part for part in (known["description"], told.description) if part)
    return _health({"has_issues": True, "description": both, "note": known["note"]})


def told_of_a_move(turn: Turn, registration: Registration, text: str) -> Told:
    """ "We moved, now 15 Moorfold Avenue M41 5AA": the house is asked for where only the postcode is told."""
    if not sharing.mine(turn, registration, "address") or not _MOVED.search(text):
        return NOTHING
    reading = read_section(SECTIONS["address"], text, context_of(turn, registration), {})
    if "postcode" not in reading.values:
        return ({}, (("address", "postcode"), ("address", "house"))) if _HAS_MOVED.search(level(text)) else NOTHING
    told = dump(SECTIONS["address"], reading.values)
    street = _STREET.search(text)
    if "house" not in told and street:
        told["house"] = street["number"]
    return {"address": told}, () if "house" in told else (("address", "house"),)


def told_of_themselves(turn: Turn, registration: Registration, text: str) -> Told:
    """ "Actually I'm his nan": who they are to the child, where they had said otherwise."""
    match, known = _I_AM.search(level(text)), sharing.mine(turn, registration, "guardian").get("relationship")
    told = READERS["relationship"].read(match["who"], context_of(turn, registration)) if match and known else known
    return ({"guardian": {"relationship": told}}, ()) if isinstance(told, str) and told != known else NOTHING


def _taken_away(known: dict[str, Any], text: str) -> Told:
    """Only what they name: what else is known stays. Where it is not sure what is over, they are asked."""
    said = set(words(text))
    parts = [part for part in _PARTS.split(known["description"]) if part]
    left = [part for part in parts if not set(words(part)) <= said]
    if len(left) == len(parts):
        return _ASK_HEALTH
    note = known["note"] if left else ""
    return _health({"has_issues": bool(left), "description": ", ".join(left), "note": note})


def _health(medical: dict[str, Any]) -> Told:
    return {"child": {"medical": medical}}, ()
