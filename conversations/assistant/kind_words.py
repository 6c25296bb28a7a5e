"""What may be said whatever is so: kindness, and that the bot does not know. Nothing in it is a yes to a wish.

The tables are read as in conversations/understanding/phrases.py; a name of the talk stands as "him".
"""

from conversations.understanding.phrases import phrases, vocabulary
from conversations.understanding.readers.wording import level, words

_CLASSES = {
    "OPEN": "oh ah aw aww ha haha wow well gosh goodness",
    "SORRY": "sorry im_sorry im_so_sorry unfortunately im_afraid well so",
    "VERY": "so very really quite such truly absolutely always a_bit",
    "WARM": "lovely great wonderful fantastic brilliant nice sweet fun exciting amazing kind happy super beautiful",
    "SAD": "hard tough sad difficult tiring stressful a_lot rotten awful horrible exhausting frustrating busy "
    "confusing",
    "HIM": "him her them he she they you everybody everyone",
    "WHOSE": "your his her their the a an my",
    "TIME": "holiday holidays weekend day evening morning week trip time summer christmas easter party birthday "
    "wedding break journey game_of_football",
    "WHERE": "spain france italy greece portugal turkey wales scotland ireland cornwall the_sun the_sunshine",
    "WELL": "well soon better happy poorly ill unwell",
    "KIND": "WARM SAD understandable funny WARM_fun WARM_TIME WARM_name WARM_story WARM_one SAD_TIME SAD_one",
    "THATS": "that this it thats its that_is it_is",
    "LOVES": "loves enjoys likes adores",
    "PLAY": "football playing kicking_a_ball running being_outside the_game goals his_football her_football",
    "TOLD": "letting_me_know telling_me sharing_that asking your_patience your_message your_time your_question "
    "your_kind_words that this being_patient explaining the_explanation getting_in_touch writing your_interest",
    "KEEPER": "goalkeepers keepers strikers defenders children kids dads mums grandparents grans",
    "HEARD": "hear read hear_that hear_it hear_about_that hear_from_you meet_you read_that",
    "DONT_KNOW": "dont_know do_not_know cant_say cannot_say cant_tell cannot_tell cant_help cannot_help am_not_sure "
    "not_sure dont_have_that_information do_not_have_that_information dont_have_any_information have_no_information "
    "dont_have_information cannot_answer_that cant_answer_that couldnt_say dont_have_an_answer",
    "THAT": "that this it that_one",
    "FOR": "for to_talk_to to_speak_to to_ask and",
    "VOLUNTEER": "a_volunteer volunteers one_of_the_volunteers one_of_our_volunteers the_volunteers",
    "HELPS": "does do will would can knows know will_know can_help will_help can_tell_you will_tell_you "
    "can_answer_that should_know might_know would_know may_know can_answer will_answer can_advise might may",
}
_TABLE = """
    ^ OPEN? thanks/thank_you VERY/ever_so? much/a_lot? HIM? $
    ^ OPEN? many? thanks/thank_you VERY/ever_so? much? for TOLD HIM? $
    ^ OPEN? hello/hi/hey/welcome/good_morning/good_afternoon/good_evening HIM? $
    ^ OPEN? hello/hi? HIM? its/it_is? VERY? WARM/good to HEARD HIM? $
    ^ OPEN? THATS is/sounds/must_be/must_have_been? like? a? VERY? KIND to? HEARD? for_HIM? $
    ^ OPEN? sounds like? a? VERY? KIND $
    ^ OPEN? what/how a? VERY? WARM/star/shame/pity name/story/thought/family/thing_to_say/TIME? for_HIM? $
    ^ OPEN? WARM/good_thinking $
    ^ OPEN? bless HIM $
    ^ OPEN? good luck HIM? $
    ^ OPEN? happy birthday to? HIM? $
    ^ OPEN? youre/you_are VERY? welcome HIM? $
    ^ OPEN? i understand/see/know_the_feeling/know_how_that_is HIM? $
    ^ it can be a_lot/VERY_SAD/SAD $
    ^ SORRY $
    ^ im/i_am? VERY? sorry to hear/read that/it? HIM? has/is/was been? VERY? WELL/SAD $
    ^ im/i_am? VERY? sorry to hear/read about? that/it/this? $
    ^ im/i_am? VERY? sorry for/about your/the loss/trouble/confusion/wait/delay $
    ^ i? VERY? hope that? HIM feels/feel/gets/get/is/are WELL WELL? soon? $
    ^ i? VERY? hope that? HIM has/have/enjoys/enjoy WHOSE? WARM/good? TIME in? WHERE? $
    ^ have WHOSE? WARM/good? TIME in? WHERE? HIM? $
    ^ enjoy WHOSE? WARM/good? TIME/WHERE/football in? WHERE? HIM? $
    ^ its/it_is? how? VERY? WARM to_see/to_hear/to_read? that? HIM LOVES PLAY $
    ^ KEEPER are VERY? WARM $
    ^ get well soon HIM? $
    ^ take care HIM? $
"""
_COURTESIES = phrases(_TABLE, _CLASSES)
_OURS = vocabulary(_TABLE, *_CLASSES.values())  # a sentence begins with a capital, too, and is no name
_NOT_KNOWN = phrases(
    """
    ^ SORRY? but? i/im? DONT_KNOW with/about? THAT? SORRY? $
    ^ SORRY? but? i/im? DONT_KNOW with? about asked SORRY? $
    ^ SORRY? but? thats/that_is/it_is/its one/something/a_question for? VOLUNTEER HELPS? $
    ^ SORRY? but? thats/that_is/it_is/its not? something i DONT_KNOW/can_help_with/know SORRY? $
    ^ but/so? VOLUNTEER HELPS with? you? THAT? if_you_write_person? $
    ^ but/so? you_can? please? just? write person FOR? VOLUNTEER? HELPS? with? you? THAT? $
    """,
    _CLASSES,
)


def is_courteous(text: str, names: frozenset[str]) -> bool:
    return _COURTESIES.fullmatch(_spoken(text, names)) is not None


def tells_nothing(text: str, names: frozenset[str], asked: frozenset[str]) -> bool:
    """It says that the bot does not know, perhaps about what, and that a volunteer does."""
    head, about, what = _spoken(text, names).partition("about ")
    is_asked = bool(what) and asked.issuperset(what.split())
    return _NOT_KNOWN.fullmatch(f"{head}about asked " if is_asked else f"{head}{about}{what}") is not None


def _spoken(text: str, names: frozenset[str]) -> str:
    called = names - _OURS
    return "".join(f"{'him' if word in called else word} " for word in words(level(text)))
