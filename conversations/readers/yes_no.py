"""Yes, no, or neither. Clause by clause: what opens a clause counts, what contradicts it makes it unclear."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.model.forms import UNCLEAR, Context, Finds, Found, Unclear
from conversations.readers.wording import asks, level, listed, pieces, words

_YES_EMOJI = "👍👌✅✔☑🆗💯🙆"
_NO_EMOJI = "👎❌✖🚫🙅⛔"

_OPEN_YES = listed(
    """
    yes yeah yea yep yup yh yeh ye yess yesss yass aye ya yah si oui sure surely certainly definitely absolutely
    affirmative indeed agreed approved confirmed totally yessir y deffo defo
    """
)
_OPEN_NO = listed(
    """
    no nope nah naw na noo nooo non nay never negative negatory n nahh disagree
    """
)
_UNSURE = re.compile(
    r"\b(?:maybe|perhaps|possibly|depends?|depending|sometimes|partly|mostly|usually|often|occasionally|complicated|"
    r"unsure|uncertain|not (?:\w+ )?sure|not (?:\w+ )?(?:certain|confident)|dont (?:\w+ )?know|do not (?:\w+ )?know|"
    r"dunno|no idea|not a clue|havent a clue|no clue|who knows|either|neither|both|cant (?:say|tell|decide)|couldnt|"
    r"part of|part time|half|some of|on and off|not always|not really sure|if|unless|but|except|although|however|"
    r"though|later|ask|check|hmm+|errr?|soon|think so maybe|might|could be|probably|wait|hang on|not yet|else|another|others?|different|alternatives?|"
    r"no (?:corrections?|changes?|mistakes?|questions?|answer)|(?:do not|dont) have (?:an|the|that|any)|not able)\b"
)
# Made of nothing but these, a clause means yes …
_GOOD = listed(
    """
    yes yeah yep yup ok okay okey okie dokie k kk fine great good perfect correct right true exactly sure lovely
    brilliant cool excellent awesome wonderful confirm confirmed agree agreed agrees happy works work accurate
    proceed spot deal grand sound sounds super yay fantastic ideal suits approve approved consent accept
    accepted totally absolutely definitely certainly indeed course alright factual fact facts amazing
    affirmative
    """
)
_BAD = listed("wrong incorrect false inaccurate untrue disagree invalid rather")
_NOT = listed(
    """
    not isnt dont doesnt wont cant cannot wouldnt wasnt never no didnt nothing nope nah without stop decline
    refuse neither aint
    """
)
# … and with these in between it still does.
_FILLER = listed(
    """
    that thats thatll its it is this the a an all i im we me my would will be am are you your do does done so
    very really just by with for to of on go ahead thanks thank cheers ta mate x xx xxx have has need want
    wanted like love looks seems everything details now then too also absolutely as and much ever enough sir
    maam say said answer from let lets carry bingo spot here there can may at moment worries problem problems
    probs issues bother sense makes make case way thing one id pretty quite indeed completely he she they his
    her theyre hes shes statement in oh well um erm ah aw yay continue please today most lot what exactly know
    believe think information again matter question proceed correction necessary both hard
    """
) - {"both"}
_YES_PHRASE = re.compile(
    r"^(?:no (?:problem|worries|probs|bother|issues?|prob)s?\b|of course|go (?:ahead|for it|on)|(?:id|i would|we would|wed) (?:love|like) (?:to|that|it)(?: please| thanks)?$|"
    r"why not|uh ?huh|m+ ?h+m+|roger(?: that)?|you bet|by all means|please do|fair enough|sounds good|not a problem|10 ?4|"
    r"(?:i|we) (?:do|am|are|will|would|did|have|can|agree|consent|confirm)$|(?:he|she|it|they) (?:is|does|did|has|will)$|too right|without (?:a )?doubt|"
    r"nothing (?:to|needs) (?:change|changing|correct)|(?:all )?(?:looks|seems) (?:good|right|fine))"
)
_NO_PHRASE = re.compile(
    r"^(?:(?:i |we )?(?:id |would |i would |we would )?(?:rather|prefer) not\b|not (?:really|at all|today|now|interested|for me|happening|this|right now|at the moment|necessary|that|quite)\b|"
    r"no (?:way|thanks|thank)|(?:i|we) (?:do not|dont|wont|will not|would not|wouldnt) (?:(?:want|wish|like|agree|consent|think|believe)\b(?: (?:to|so|that|it|this|any|do|is|right|correct|please|thanks|thank|you))*$)|(?:i|we) (?:do not|dont|wont|am not|did not|didnt|have not|havent|will not|would not|wouldnt)$|"
    r"(?:he|she|it|they) (?:isnt|is not|doesnt|does not|didnt|did not|hasnt|wont)\b|(?:im|were) not$|(?:dont|do not)(?: (?:want|wish|like|do|that|to|it|so|any|think|please))*$|ill pass|"
    r"(?:absolutely|definitely|certainly|of course|probably) not|i (?:think|guess) not|hell no|please no|"
    r"(?:that|it|this)(?: is|s)? not (?:right|correct|true|ok|okay|the case|accurate|fine)\b|thats not (?:right|correct|true|ok|the)|its not (?:right|correct|true|ok|the)|"
    r"(?:that|it|this) (?:isnt|wasnt|doesnt|wont)\b)"
)
_CLAUSE = re.compile(r"[.!?;\n]+|,|\s-+\s|\.\.+")
_COURTESY = re.compile(  # "Cool, what time is training?" answers nothing yet
    r"\W*(?:ok(?:ay)?|cool|great|nice|lovely|good|fine|sounds (?:good|great)|thanks|right|perfect)\s*,[^.!?\n]*\?",
    re.IGNORECASE,
)
_SHRUG = re.compile(r"(?:\.\.+|…)\s*$")


@dataclass(frozen=True)
class YesNoReader:
    """`yes` and `no` are what these mean in the words of one question ("lives with me")."""

    name: str = "yes_no"
    yes: re.Pattern[str] | None = None
    no: re.Pattern[str] | None = None
    mentions: re.Pattern[str] | None = None  # by which an answer is known within a longer message
    finds: Finds = field(default=Finds.BY_WORD)

    def read(self, text: str, context: Context) -> bool | Unclear:  # noqa: ARG002 - the words say it all
        text = level(text)
        if _SHRUG.search(text) and not _opens(words(text)):
            return UNCLEAR
        meant = list(self._clauses(text))
        if (not words(text) and not _plain_emoji(text)) or _COURTESY.match(text):
            return UNCLEAR
        if not meant or UNCLEAR in meant[:1] or (UNCLEAR in meant and None not in meant):
            return UNCLEAR
        decided = [clause for clause in meant if isinstance(clause, bool)]
        agreed = bool(decided) and all(clause is decided[0] for clause in decided) and UNCLEAR not in meant
        return decided[0] if agreed else UNCLEAR

    def find(self, text: str, context: Context) -> list[Found[bool]]:
        text = level(text)
        found = [(self._in_piece(text[start:end], context), start, end) for start, end in pieces(text)]
        return [Found(value, start, end) for value, start, end in found if isinstance(value, bool)]

    def _in_piece(self, piece: str, context: Context) -> bool | Unclear:
        spoken = words(piece)
        mentioned = self.mentions is not None and self.mentions.search(piece)
        return self.read(piece, context) if mentioned or (len(spoken) <= 3 and _opens(spoken[:1])) else UNCLEAR

    def _clauses(self, text: str) -> Iterator[bool | Unclear | None]:
        emoji = {mark in _YES_EMOJI for mark in text if mark in _YES_EMOJI + _NO_EMOJI}
        yield from emoji
        start = 0
        for end in [*(match.end() for match in _CLAUSE.finditer(text)), len(text)]:
            clause, start = text[start:end], end
            spoken = words(clause)
            if spoken:
                yield _asked(clause) if asks(clause) and not _opens(spoken) else self._meaning(spoken)

    def _meaning(self, spoken: list[str]) -> bool | Unclear | None:
        clause = " ".join(spoken)
        own = (self.yes and self.yes.search(clause), self.no and self.no.search(clause))
        if any(own) and not all(own) and not _UNSURE.search(clause):
            return bool(own[0]) if not _contradicts(spoken, yes=bool(own[0])) else UNCLEAR
        return _general(spoken, clause)


def _plain_emoji(text: str) -> bool:
    signs = [sign for sign in text if sign.isprintable() and unicodedata.category(sign) == "So"]
    return bool(signs) and all(sign in _YES_EMOJI + _NO_EMOJI for sign in signs)


def _asked(clause: str) -> Unclear | None:
    """A question after an answer leaves the answer standing, unless it asks for something else."""
    return UNCLEAR if re.search(r"\b(?:else|another|others?|instead|different)\b", clause, re.IGNORECASE) else None


def _opens(spoken: list[str]) -> bool:
    return bool(spoken) and (spoken[0] in _OPEN_YES or spoken[0] in _OPEN_NO or spoken[0] in ("ok", "okay"))


def _contradicts(spoken: list[str], *, yes: bool) -> bool:
    return bool((_OPEN_NO | _NOT if yes else _OPEN_YES) & set(spoken))


def _general(spoken: list[str], clause: str) -> bool | Unclear | None:
    negations = sum(word in _NOT or word in _BAD for word in spoken)
    if _UNSURE.search(clause):
        return UNCLEAR
    if _YES_PHRASE.search(clause):
        return True if _rest_is_plain(spoken) else UNCLEAR
    if spoken[0] in _OPEN_NO or _NO_PHRASE.search(clause):
        return UNCLEAR if _OPEN_YES & set(spoken[1:]) else False
    if spoken[0] in _OPEN_YES:
        return UNCLEAR if negations else True
    known = all(word in _GOOD or word in _FILLER or word in _NOT or word in _BAD for word in spoken)
    if not known:
        return None
    if any(word in _GOOD or word in _BAD for word in spoken):
        return negations == 0 if negations < 2 else UNCLEAR
    return UNCLEAR if negations else None


def _rest_is_plain(spoken: list[str]) -> bool:
    return len(spoken) <= 8


YES_NO = YesNoReader()
CONSENT = YesNoReader(
    "consent",
    yes=re.compile(
        r"^(?:happy to|feel free|keep me|you (?:can|may)|fine (?:with|by) me|sign me up|messages? (?:are |is )?(?:ok|fine))\b"
    ),
    no=re.compile(
        r"\b(?:dont|do not|no|not|never|stop) (?:want |wish |send |contact |message |text |email |any |me )*(?:messages?|texts?|emails?|contact|me)\b"
    ),
    mentions=re.compile(
        r"\b(?:messag\w+|contact\w*|consent\w*|texts|emails|communicat\w+|updates|news\w*)\b", re.IGNORECASE
    ),
)
SAME_ADDRESS = YesNoReader(
    "same_address",
    yes=re.compile(
        r"\b(?:same (?:address|place|house|home|as (?:me|mine|ours|us))|(?:lives?|living|stays?) (?:here|with (?:me|us))|(?:he|she|they)(?:s|re| is| are)? (?:here|with (?:me|us))|both live|at home with (?:me|us))\b"
    ),
    no=re.compile(
        r"\b(?:(?:different|separate|another|other|not the same|own|new) (?:address|place|house|home|one)|(?:lives?|living|stays?) (?:elsewhere|somewhere else|with (?:his|her|their|the|my)|at (?:his|her|their))|elsewhere|(?:he|she|they)(?:s|re| is| are)? with (?:his|her|their)|not with (?:me|us))\b"
    ),
    mentions=re.compile(r"\b(?:same|different|lives?|address|elsewhere)\b", re.IGNORECASE),
)
