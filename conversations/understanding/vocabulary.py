"""The words of commands, as managers type them: a table. What is not in it is left to the parent's side.

A sure one is a command in itself; the others are parents' words, too, and need a child or a team of theirs beside them.
"""

import re
from dataclasses import dataclass

from conversations.understanding.readers.wording import any_of, listed
from conversations.understanding.spelling import corrector

_START = r"^\W*"
_KIND = re.compile(
    r"^\W*(?:(?:hi+|hello|hiya|hey|good (?:morning|afternoon|evening)|morning|evening|please|pls|plz|ok|okay|and|also|"
    r"now|just|so|thanks|sorry|omega|there|team|bot|(?:can|could|would|will) (?:you|u|ya|we|i)(?: please)?|"
    r"(?:i|we)(?:'d| would)? (?:like|want|need)(?: you)? to|i'?m (?:trying|looking) to|(?:lets|let's)|help me|"
    r"i have to|time to|"
    r"(?:do|would) you mind)\b[\s,.!:-]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,.!?]*\b(?:please|pls|plz|thanks|thank you|thx|ta|cheers|now|asap|today|for me)[\s.!?]*$", re.IGNORECASE
)
_LEADS = r"(?:(?:send|give|do|get|resend)\s+)?(?:out\s+)?(?:an?\s+|the\s+|new\s+|another\s+)*"
_SHOW = r"(?:(?:whats|what's|what is|check|show(?: me)?|see|give me|get(?: me)?|send(?: me)?|tell me|view)\s+)?"
_DONE = any_of(
    r"registered|register|finished?|missing|outstanding|stuck|signed up|sign up|completed?|signed|answered",
    r"replied|responded|done|left|paid|pay",
)
_NOT_YET = any_of(
    r"not|n'?t|still|yet|to be|left to|already|in|players|kids|children|have|has|been|are|is|needs? to|\s"
)
_REPORT = r"(?:\s+(?:update|report|check))?(?:\s+(?:of|for|on|with))?"
_SO_FAR = r"(?:\s+(?:yet|so far|up))*(?:\s+(?:in|for|from|of|on))?"
_WHERE = r"how is|how's|hows|how are|where is|where's|wheres"
_LOOKED_AT = 500  # characters, for politeness and the command's words

SURE: tuple[tuple[str, str], ...] = (
    ("unpaid", r"unpaid\b|who owes(?: us)?(?: money)?\b"),
    ("unpaid", r"(?:who'?s?|how many)\b.{0,20}?(?:n'?t|not|still to|yet to)\s+(?:yet\s+)?pa(?:id|y)\b(?:\s+yet)?"),
    ("add_manager", r"(?:add|make|appoint|create|invite|register)(?:\s+(?:an?|the|new))*\s+(?:manager|coach)s?"),
    ("add_manager", r"new manager"),
    ("remove_manager", r"(?:remove|delete|drop|sack|cancel|take off)(?:\s+(?:an?|the|old))*\s+(?:manager|coach)s?"),
    ("nudge_all", r"(?:nudge|remind|chase|prod|poke)(?:\s+up)?\s+(?:them all|all|everyone|everybody|them|the rest)$"),
    ("season_invite", r"(?:new\s+)?season\s+(?:invites?|invitations?)"),
    ("season_invite", r"invite\s+(?:everyone|everybody|all|them all|last season'?s?)\b.{0,30}\bseason(?:'?s)?"),
    ("invite", rf"{_LEADS}(?:invites?|invitations?|inviting|invt|inv)\b(?:\s+(?:out|to|for)(?=\s))?"),
    ("remind", rf"{_LEADS}(?:remind(?:ers?|s|ing)?|nudg(?:e|es|ing)|chas(?:e|ing)|prod|poke)(?:\s+(?:up|to|for))*"),
    (
        "status",
        rf"{_SHOW}(?:the\s+|my\s+|a\s+|an\s+)*(?:status(?:es)?|progress){_REPORT}",
    ),
    (
        "status",
        rf"(?:who|how many)(?:'?s| is| are| has| have|se)?\s*{_NOT_YET}*{_DONE}{_SO_FAR}",
    ),
    ("status", r"(?:how are we (?:doing|getting on)|where are we(?: up to| at)?|(?:give me |send me )?an update)$"),
    ("status", rf"(?:{_WHERE})(?=\s+(?:my|the) (?:teams?|squads?|registrations?))"),
    ("teams", r"(?:(?:which|what|list|show|my|our|all|the|me|see|are)\s+)*teams?(?:\s+list)?$"),
    ("teams", r"(?:which|what) teams?\s+(?:do i (?:run|have|manage)|have i(?: got)?|are mine|am i (?:on|with))$"),
    ("commands", r"(?:manager )?(?:help|commands?|menu|options|help commands|what are the commands)$"),
    ("commands", r"what can (?:you|i) do(?: here)?$|how do i (?:invite|remind|nudge|cancel|move)(?: \w+)*$"),
    (
        "cancel",
        r"(?:cancel(?:ling)?|withdraw|uninvite|un-invite)\b(?!\s+(?:my|our|it|that|this|the (?:direct|dd|payment))\b)",
    ),
    ("move", r"(?:move|moving|transfer)\b"),
    ("money", r"money\b(?:\s+(?:of|for|on|from))?"),
    ("link", r"(?:(?:send|make)\s+)?(?:a\s+|the\s+)?(?:payment\s+)?link\b(?:\s+(?:of|for|to))?"),
    ("birthdays", r"(?:birthdays|dates? of birth|dobs?)\b(?:\s+(?:of|for|in))?"),
    ("photos", r"(?:missing\s+photos?|photos?\s+missing|photos)\b(?:\s+(?:missing|of|for|in))*"),
    ("more", r"more$"),
    ("lift", r"lift\b(?:\s+(?:the|a))?(?:\s+suspension)?(?:\s+(?:of|for|from))?"),
    ("offer", r"offer\b(?:\s+(?:a|the))?(?:\s+place)?(?:\s+(?:to|for))?"),
    ("complaints", r"(?:(?:show|list|open|the|all|any|data)\s+)*complaints?(?:\s+(?:list|open))?$"),
    ("close_complaint", r"(?:close|end|settle|answer)\s+(?:(?:the|data)\s+)*complaint"),
    ("allow", r"allow\b"),
    ("cancel", r"refuse\b"),
)
UNSURE: tuple[tuple[str, str], ...] = (
    ("invite", r"(?:register|registering|add|sign\s?up|sign|enrol|enroll|new (?:player|kid|child|starter))"),
    ("cancel", r"(?:remove|delete|drop|take(?:\s+(?:off|out))?|end)"),
    ("move", r"(?:switch|change|put|swap)"),
    ("status", rf"(?:show(?: me)?|list|check|{_WHERE}|what about|(?:any )?update(?: on)?)"),
    ("status", r"(?:any news|what'?s happening|what'?s going on)(?: of| on| about| from| with)?"),
)
# The command's words stand around what it is about.
AROUND: tuple[tuple[str, str], ...] = (
    ("remind", r"(?:send|give)\s+(?P<about>.+?)\s+an?\s+(?:reminder|nudge|prod)(?P<more>)"),
    ("add_manager", r"(?:add|make|appoint)\s+(?P<about>.+?)\s+(?:as\s+|an?\s+|the\s+|new\s+)*manager\b(?P<more>.*)"),
)
_AT_THE_END = re.compile(r"^(?P<rest>.{2,60}?)\s+(?P<word>status|progress|update)[\s?.!]*$", re.IGNORECASE)
_TYPOS = {
    "nugde": "nudge", "nudg": "nudge", "ndge": "nudge", "nuge": "nudge", "nudgge": "nudge", "nudeg": "nudge",
    "chsae": "chase", "chse": "chase", "chaes": "chase", "chaze": "chase",
    "tems": "teams", "temas": "teams", "taems": "teams", "teems": "teams", "teasm": "teams",
    "mvoe": "move", "moev": "move", "mov": "move", "movee": "move", "stat": "status", "stats": "status",
    "sttus": "status", "stutus": "status", "statis": "status", "staus": "status", "satus": "status",
    "remnd": "remind", "rmind": "remind", "canel": "cancel", "cancle": "cancel", "cansel": "cancel",
    "invit": "invite", "invte": "invite", "ivite": "invite", "inivte": "invite", "envite": "invite",
}  # fmt: skip
_CORRECT = corrector(
    ["status", "invite", "remind", "cancel", "transfer", "withdraw", "invitation", "reminder", "commands", "manager"],
    listed("invited invites private statue states stated reminds reminded remains command cancels cancer managed"),
)


@dataclass(frozen=True)
class Said:
    command: str
    rest: str
    sure: bool


def said_in(text: str) -> Said | None:
    told = _kindly(text)
    head, *below = told.split("\n", 1)
    head, beyond = _spelled(head[:_LOOKED_AT]), head[_LOOKED_AT:]
    whole = "\n".join([head + beyond, *below])
    bare = head.rstrip(" ?!.")
    for command, pattern in AROUND:
        around = re.fullmatch(pattern, bare, re.IGNORECASE)
        if around is not None:
            return Said(command, _rest(f"{around['about']} {around['more']}"), sure=True)
    for sure, table in ((True, SURE), (False, UNSURE)):
        for command, pattern in table:
            match = re.match(rf"{_START}(?:{pattern})(?![\w'])", bare, re.IGNORECASE)
            if match is not None:
                return Said(command, _rest(whole[match.end() :]), sure)
    late = _AT_THE_END.match(_TAIL.sub("", head))
    return Said("status", late["rest"], sure=False) if late and not below else None


def _kindly(text: str) -> str:
    """Without the politeness around it."""
    told = text.translate(_LEVEL).strip()
    told = (_KIND.sub("", told[:_LOOKED_AT], count=1) + told[_LOOKED_AT:]).strip()
    while len(told) <= _LOOKED_AT and "\n" not in told and _TAIL.search(told):
        told = _TAIL.sub("", told)
    return told


def _spelled(head: str) -> str:
    """Its first words, put right where a letter slipped."""
    words = head.split(" ")
    for place, word in enumerate(words[:2]):
        bare = word.strip(".,:;!?-")
        right = _TYPOS.get(bare.lower()) or _CORRECT(bare.lower())
        if bare and right != bare.lower():
            words[place] = word.replace(bare, right)
    return " ".join(words)


def _rest(text: str) -> str:
    return text.strip(" :,.-!?\n\t")


_LEVEL = {ord(one): "'" for one in "\u2018\u2019\u00b4`"} | {0xA0: " "}
