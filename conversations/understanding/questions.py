"""Where in a message a parent asks something: "Kate Jones, how much is it?" is an answer and a question."""

import re
from collections.abc import Iterator

from conversations.understanding.phrases import phrases, spoken
from conversations.understanding.readers.wording import level, words
from conversations.understanding.spelling import corrector

Span = tuple[int, int]

_CLASSES = {
    "WH": "what whats wot wots wat wats when whens wen where wheres who whos why whys y how hows which wich",
    "AUX": "is are do does did can will would should shall has have had was were am must may could might d r u s dus "
    "much many long old often far soon come about do_you if_i if_we happens time night nights day days age ages "
    "date team season year years kind sort sees see gets get uses use runs run has takes pays collects size sizes "
    "size_is kit "
    "exactly else",
    "CAN": "do does did can could is are will would should shall am may has have must was were",
    "YOU": "i we you u ya he she it they this that there anyone anybody everyone",
    "THING": "training kit the_kit the_fee the_fees fees payment payments parents siblings girls boys matches "
    "the_training my_data my_details the_price the_website the_club the_season the_coach the_coaches coaches "
    "the_manager players your_club the_matches my_payment my_money kids children",
    "LEAD": "hi hello hey ok okay and but so also oh btw by_the_way sorry please pls thanks thank_you just "
    "quick_question question one_question a_question quick_one well um er then first actually omega hiya morning "
    "evening yes_but no_but before_that before_i_do one_thing good_morning good_evening cheers great",
    "TELL": "i_was_wondering im_wondering was_wondering just_wondering wondering i_wonder can_you_tell_me "
    "could_you_tell_me can_u_tell_me can_you_say tell_me do_you_know do_u_know i_want_to_know i_wanted_to_know "
    "id_like_to_know i_would_like_to_know i_need_to_know want_to_know wanted_to_ask any_idea can_you_explain "
    "please_explain can_i_ask could_i_ask can_i_just_ask may_i_ask i_wanted_to_ask want_to_ask",
    "TOPIC": "cost costs price fee fees discount discounts direct_debit cash cheque card training trainings practice "
    "kit match matches fixtures website sibling siblings robot season refund trial trials coach coaches parking "
    "venue pitch boots pads shinpads how_much what_night what_time payments monthly insurance league free "
    "instalments data session sessions age_group boot dbs paypal bank charge charged",
    "VALUE": "#th #st #nd #rd # last_day end_of_the_month end_of_month start_of_the_month size small medium large xl "
    "number shirt",
}
_LEADS = "LEAD? LEAD? LEAD?"
_OPENING = phrases(
    f"""
    ^ {_LEADS} TELL
    ^ {_LEADS} WH AUX
    ^ {_LEADS} whats/wots/wats/wheres/whens/whos/hows *
    ^ {_LEADS} what/wot/when/where/who/why/how $
    ^ {_LEADS} why *
    ^ {_LEADS} hw/how/ow much/mch/long/many
    ^ {_LEADS} !do_it CAN YOU
    ^ {_LEADS} CAN THING
    ^ {_LEADS} any discount/discounts/chance/news/update/idea
    ^ {_LEADS} anyone/anybody there
    ^ {_LEADS} r u/you
    """,
    _CLASSES,
)
# Said rather than asked, and still to be answered.
_HARDSHIP = phrases("""
    cant/cannot/can_not/couldnt ...2 afford
    struggling/struggle ...2 money/pay/financially/afford/bills
    too expensive/much_money/dear $/for
    on benefits/universal_credit/a_low_income/low_income
""")
_INNER = phrases(
    "WH AUX ...8 TOPIC\nCAN YOU/THING ...6 TOPIC\nhow much\nwhat/wot/which night/time\nr u a\nare you a", _CLASSES
)
_TOPICAL = phrases("TOPIC", _CLASSES)
# Answers, wishes and commands that are put like questions: the readers and the commands take them.
_REQUEST = phrases(
    f"""
    ^ {_LEADS} CAN YOU ...4 VALUE
    ^ {_LEADS} how/what about ...3 VALUE
    ^ {_LEADS} CAN YOU ...3 change/edit/correct/fix/redo/go_back/start_again/start_over/undo/amend/alter/skip
    ^ {_LEADS} can/could/may/would/is i/we/you/u/there ...4 speak/talk/chat/someone/somebody/person/human/volunteer/\
call_me/ring_me
    ^ {_LEADS} can/could/may/shall/do/should i/we/you/u ...6 later/tomorrow/tonight
    ^ {_LEADS} CAN YOU ...3 resend/repeat/send_it/link/again
    ^ {_LEADS} where/wheres ...2 link
    CAN YOU ...5 register/join/sign/enrol
    can/could/will/would you/u/someone/anyone help
    why not
    can i/we/you/he please? $
    are you sure
    what/wot/how do_you_mean/does_that_mean/do_u_mean/should_i_write/do_i_write/do_i_put/do_i_say/do_i_send/\
was_the_question
    ^ what/who/how/where/when/why ever $
    who knows
    how/what about you
    """,
    _CLASSES,
)
_TAG = phrases(
    """
    ^ LEAD? is that/this/it ok/okay/alright/fine/right/enough/good/correct/possible/allowed/all_right/everything/all $
    ^ ok/okay/right/alright/yes/yeah/yea/yh/isnt_it/innit/got_it/you_know/correct/agreed/clear $
    ^ does/will/would that/this/it work/do/help ...2 $
    ^ anything/what else $
    ^ do you need anything/more ...3 $
    """,
    _CLASSES,
)
_CLAUSE = re.compile(r"[^\s,;!?\n.](?:[^,;!?\n.]|[.,](?=\S))*(?P<end>[.,;!?\n]*)")
_AND = re.compile(
    r"\b(?:and|or|also)\s+(?=(?:wh(?:at|en|ere|o|y|ich)|wot|wen|how|is|are|do|does|can|will)\b)", re.IGNORECASE
)
_GREETINGS = frozenset(
    [
        "hi",
        "hello",
        "hey",
        "hiya",
        "ok",
        "okay",
        "and",
        "but",
        "also",
        "so",
        "oh",
        "btw",
        "sorry",
        "please",
        "pls",
        "thanks",
        "thank",
        "you",
        "just",
        "well",
        "um",
    ]
)
_correct = corrector(
    ["training", "discount", "payment", "website", "sibling", "matches", "season", "monthly"], ["sessions"]
)


def is_question(text: str) -> bool:
    return any(True for _ in asked(text))


def asked(text: str) -> Iterator[str]:
    """The parts of the message that ask."""
    text = level(text)
    return (part for start, end in _spans(text) for part in _AND.split(text[start:end]))


def without_questions(text: str) -> str:
    """What is left to be read as answers."""
    text = level(text)
    for start, end in sorted([*_spans(text), *_tags(text)], reverse=True):
        text = text[:start] + "\n" + text[end:]
    rest = re.sub(r"\s*\n\s*", "\n", text).strip(" \n,;-")
    return "" if all(word in _GREETINGS for word in words(rest)) else rest


def _spans(text: str) -> Iterator[Span]:
    for clause in _CLAUSE.finditer(text):
        start = _question_start(clause.group(), "?" in clause["end"])
        if start is not None:
            yield clause.start() + start, clause.end()


def _tags(text: str) -> Iterator[Span]:
    marked = (clause for clause in _CLAUSE.finditer(text) if "?" in clause["end"])
    return (clause.span() for clause in marked if _TAG.search(spoken(clause.group())))


def _question_start(clause: str, marked: bool) -> int | None:  # noqa: FBT001 - a question mark, or none
    said = spoken(clause, _correct)
    if _REQUEST.search(said) or (marked and _TAG.search(said)):
        return None
    if _OPENING.search(said) or _HARDSHIP.search(said) or (marked and _TOPICAL.search(said)):
        return 0
    inner = _INNER.search(said)
    return _offset(clause, said[: inner.start()].count(" ")) if inner else None


def _offset(clause: str, before: int) -> int:
    """Where the word stands that has so many before it."""
    places = [match.start() for match in re.finditer(r"[^\W_]+(?:'[^\W_]+)*", clause)]
    return places[before] if before < len(places) else 0
