"""Commands that everybody has at any time. A command is a whole message: "please don't stop" is none."""

import re
from collections.abc import Mapping
from unicodedata import category, normalize

from bot.model.acts import (
    Act,
    Back,
    CarryOn,
    EraseMe,
    Help,
    MyData,
    Start,
    StartAgain,
    Stop,
    WantPerson,
    Withdraw,
    WrongChild,
    WrongNumber,
)
from bot.model.messages import Inbound, Medium, OptOut

Command = type[
    Stop
    | Start
    | Help
    | MyData
    | EraseMe
    | CarryOn
    | StartAgain
    | Withdraw
    | WantPerson
    | Back
    | WrongChild
    | WrongNumber
]
_WORDS: Mapping[str, Command] = (
    dict.fromkeys(
        ("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout", "opt out", "opt-out"), Stop
    )
    | dict.fromkeys(("start", "unstop"), Start)
    | dict.fromkeys(("help", "info"), Help)
    | dict.fromkeys(("data", "my data"), MyData)
    | dict.fromkeys(
        (
            "delete my data",
            "delete data",
            "erase my data",
            "delete me",
            "erase me",
            "forget me",
            "delete everything",
        ),
        EraseMe,
    )
    | dict.fromkeys(("carry on", "continue", "go on"), CarryOn)
)
_REOPENS = {"yes"}  # by SMS, where it is closed, as at the carrier
_AROUND = re.compile(r"^(?:(?!\?)[\W_])+|(?:(?!\?)[\W_])+$")
_PHRASES: Mapping[Command, re.Pattern[str]] = {
    StartAgain: re.compile(
        r"(?:please |can (?:i|we) )?(?:start|begin) (?:again|over|afresh|from the beginning)[.!? ]*"
    ),
    Withdraw: re.compile(
        r"(?:(?:sorry,? |actually,? )?(?:i|we|he|she|they)(?:'ve| have)? (?:don'?t|doesn'?t|do not|does not|no longer|"
        r"decided not to) (?:wants? )?(?:to )?(?:register|play|continue|carry on|do this)"
        r"(?: (?:him|her|them|\w+))?(?: any ?more| after all)?|"
        r"(?:please |(?:i|we) (?:want|would like|need) to )?(?:withdraw|take (?:him|her|them|\w+) (?:out|off the list))"
        r"(?: (?:him|her|them|\w+|the registration|my (?:son|daughter|child)))?)[.! ]*"
    ),
    WrongChild: re.compile(
        r"(?:oh |oops,? |sorry,? |no,? )*(?:(?:that'?s|that was|it'?s|this is|you have|you'?ve got) )?(?:for )?"
        r"(?:the )?wrong (?:child|kid|son|daughter)\b[.! ]*"
    ),
    WantPerson: re.compile(
        r"(?:person|human|(?:can|could|may) (?:i|we) (?:please )?(?:talk|speak|chat) (?:to|with) (?:some ?(?:one|body)|"
        r"a (?:real )?(?:person|human|volunteer)|the manager|the coach)(?: please)?|"
        r"(?:i )?(?:want|need|would like|wish) to (?:complain|make a complaint)(?: about .{1,80})?[.! ]*|"
        r"(?:i )?(?:want|need|would like) (?:to )?(?:talk|speak) to (?:some ?one|a (?:real )?person|a human))[.!? ]*"
    ),
    MyData: re.compile(
        r"(?:please |(?:can|could|may) (?:i|you) (?:please )?)?(?:see|show me|send me|give me|get|have) "
        r"(?:all |a copy of )*(?:my|the) (?:personal )?(?:data|information|info)"
        r"(?: you (?:hold|have|keep)(?: on| about)? ?(?:me|us)?)?[.!? ]*|"
        r"what (?:data|information|info|details) do you (?:hold|have|keep) (?:on|about) (?:me|us)[.!? ]*|"
        r"subject access request[.! ]*"
    ),
    EraseMe: re.compile(
        r"(?:hi,? |hello,? )?(?:please |pls |(?:can|could|will|would) you |"
        r"(?:i|we)(?:'d| would)? (?:want|like|need|wish|ask)(?: you)?(?: to have)? (?:to )?){0,3}"
        r"(?:(?:delete|erase|remove|wipe|get rid of|forget)(?: all| everything)?(?: of)? "
        r"(?:(?:my|our|this|the) (?:personal )?(?:data|details|info|information|records?|account)"
        r"|(?:about|on) (?:me|us)|what(?:ever)? you (?:hold|have|keep|know)(?: on| about)? (?:me|us)"
        r"|(?:everything|all)(?: that)? you (?:hold|have|keep|know)(?: on| about)? (?:me|us))|"
        r"(?:my|our) (?:personal )?(?:data|details|info|information)(?: to be)? (?:deleted|erased|removed|wiped)|"
        r"(?:be|exercise my right to be) forgotten|(?:my )?right to (?:be forgotten|erasure))"
        r"(?: (?:that )?you (?:hold|have|keep)(?: on| about)? ?(?:me|us)?)?"
        r"(?:,? (?:please|pls|thanks|thank you|now|completely|permanently|from your (?:system|records))){0,3}[.!? ]*"
    ),
    Back: re.compile(r"(?:go |please go )?back[.! ]*"),
    WrongNumber: re.compile(
        r"(?:sorry,? )?(?:you have (?:the |got the )?|this is the |it'?s the )?wrong (?:number|person)\b.{0,60}"
    ),
}


def command_in(text: str) -> Command | None:
    said = " ".join(text.lower().split())
    word = _WORDS.get(_bare(text))
    return word or next((command for command, phrase in _PHRASES.items() if phrase.fullmatch(said)), None)


def is_command(text: str) -> bool:
    return command_in(text) is not None


def command_act(letter: Inbound) -> Act | None:
    command = command_in(letter.text)
    return None if command is None else command(words=letter.text, letters=(letter,))


def as_meant(letter: Inbound, *, is_closed: bool, stops_here: bool) -> Inbound:
    """A STOP or START that the carrier, a button or a closed SMS makes of other words."""
    if stops_here or letter.opt_out is OptOut.STOP:
        return letter.model_copy(update={"text": "STOP", "button": None})
    if letter.opt_out is OptOut.HELP:
        return letter.model_copy(update={"text": "HELP"})
    reopens = letter.medium is Medium.SMS and _bare(letter.text) in _REOPENS
    if is_closed and (letter.opt_out is OptOut.START or reopens):
        return letter.model_copy(update={"text": "START"})
    return letter


def _bare(text: str) -> str:
    """Without what may stand around a word: quotes, emoji, full-width letters. A question mark stays."""
    said = normalize("NFKC", text)
    if not said.isascii():
        said = "".join(letter for letter in said if category(letter) != "Cf")
    return " ".join(_AROUND.sub("", said.lower()).split())
