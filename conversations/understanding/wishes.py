"""What parents say beside the open question that is no answer to it: later, leave us alone, is this genuine, what now.

Each is one small family of shapes. A message that also gives an answer (a number, an address, a name we asked for) is
left to the readers: a wish is only taken where nothing else stands.
"""

import re
from enum import StrEnum

from conversations.understanding.readers.wording import any_of, level


class Wish(StrEnum):
    LATER = "later"
    LEAVE = "leave"
    GENUINE = "genuine"  # is this a scam, are you a robot
    NUMBER = "number"  # how did you get my number
    STANDING = "standing"  # is he registered, have you got my payment, what do I do now


_TAPBACK = re.compile(
    r"\s*(?:loved|liked|disliked|laughed at|emphasi[sz]ed|questioned|reacted \S+ to|removed an? \w+ from)"
    r"\s+[\"'\u201c]",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"\d{3,}|@|\d+[/.]\d+")  # a date, a number or an address stands beside it
_LATER = re.compile(
    r"\b"
    + any_of(
        r"not (?:right )?now|not yet|not at the moment|in a (?:bit|minute|min|while|moment|sec)|bit busy",
        r"busy (?:right )?now",
        r"(?:can|could|may|shall) (?:i|we) (?:do|finish|answer|sort|fill|send|reply).{0,20} (?:later|tonight|tomorrow)",
        r"(?:i|we)(?:'ll|ll| will| can| shall)? (?:do|finish|answer|sort|fill|get|look|send|reply|be|come|have|let)"
        r".{0,25} (?:later|tonight|tomorrow|soon|next week|this evening|after work|at the weekend"
        r"|when i(?! (?:see|saw|pay|drop|collect|pick)\b).{0,20})",
        r"(?:at|in) (?:work|a meeting)|(?:just )?driving|on (?:a|the) (?:train|bus|shift|call)",
        r"let me (?:check|ask|speak|talk|think|see)(?: (?:to|with))?(?: (?:his|her|their|my|the) \w+)?(?: first)?",
        r"(?:need|have|want) to (?:check|ask|speak|talk|think)\b.{0,30}",
        r"(?:check|ask|speak|talk) (?:with|to) (?:his|her|their|my) \w+ first|think about it|no time (?:now|today)",
        r"give me (?:a|an|some|\d+) (?:min\w*|sec\w*|bit|moment|hours?|days?|while|few)",
    )
    + r"\b",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    r"\b"
    + any_of(
        r"(?:stop|quit) (?:messag\w*|text\w*|writ\w*|contact\w*|send\w*|spam\w*|harass\w*)",
        r"(?:do not|don'?t|never) (?:messag\w*|text|write|contact)(?: to)? (?:me|us)(?: again| any ?more)?",
        r"(?:remove|take|delete) (?:me|us|my (?:number|details)) (?:from|off|out)",
        r"(?:unsubscribe|leave) (?:me|us)(?: alone)?|no more (?:messages|texts)|how (?:do|can) i (?:stop|unsubscribe)",
    )
    + r"\b",
    re.IGNORECASE,
)
_GENUINE = re.compile(
    r"\b"
    + any_of(
        r"(?:is|s) (?:this|it|that) (?:a |an |some )?(?:scam|spam|fake|fraud|phishing|con|genuine|legit\w*|real|joke)",
        r"(?:scam|phishing|fraud)\b.{0,3}\?|how do i know (?:this|it|that|you)|are you (?:a )?(?:genuine|legit\w*)",
        r"(?:is|s) (?:this|it) (?:really|actually) (?:the club|from|you)",
    )
    + r"\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:how|where) (?:did|have|do|has) (?:you|u|ya|they) (?:get|got|find|have|come by) (?:my|our|this) "
    r"(?:number|phone|details|contact)\b|\bwho gave (?:you|u) (?:my|our|this) (?:number|details)\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b"
    + any_of(
        r"(?:is|are) (?:he|she|they|we|\w+) (?:registered|signed up|all set|in|done|sorted)(?: yet| now)?\s*\?",
        r"(?:have|did|has) (?:you|u|ya|the club|it) (?:got|get|receive\w*|had) (?:my|our|the) (?:payment|money|fee)",
        r"(?:has|have|did) (?:my|our|the) (?:payment|money|fee)s? (?:gone|go|come|arrive\w*|been)",
        r"what (?:do|should|must) (?:i|we) (?:need to )?(?:do )?(?:now|next)|what(?:'s|s| is| happens) next|"
        r"where are we (?:up to|at)|is (?:that|it) (?:everything|all)\s*\?",
    ),
    re.IGNORECASE,
)
_LEAVING = re.compile(r"\W*(?:please )?leave(?: (?:the |this |your )?(?:waiting )?list)?(?: please)?\W*", re.IGNORECASE)
_IN_ORDER = (
    (Wish.LEAVE, _LEAVE),
    (Wish.GENUINE, _GENUINE),
    (Wish.NUMBER, _NUMBER),
    (Wish.STANDING, _STANDING),
    (Wish.LATER, _LATER),
)
_LONGEST = 140  # characters: a story is no wish


def is_tapback(text: str) -> bool:
    """What a phone writes when somebody only reacts to a message: it answers nothing."""
    return _TAPBACK.match(text) is not None


def is_leaving(text: str) -> bool:
    """The one word that ends waiting for a place."""
    return _LEAVING.fullmatch(text) is not None


def beside(text: str, wish: Wish) -> str:
    """What else was said."""
    return next(shape for each, shape in _IN_ORDER if each is wish).sub(" ", level(text))


def wish_in(text: str) -> Wish | None:
    said = level(text)
    if len(said) > _LONGEST or _ANSWERS.search(said):
        return None
    return next((wish for wish, shape in _IN_ORDER if shape.search(said)), None)
