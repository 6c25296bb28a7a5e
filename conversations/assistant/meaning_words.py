"""What makes words a yes, a no, or neither, when they are read with what stands around them.

All is matched against lower-case words without apostrophes: "can't wait" is "cant wait".
"""

import re

from conversations.understanding.readers.medical_words import CONDITION, WELL
from conversations.understanding.readers.wording import any_of
from conversations.understanding.readers.yes_no import CONSENT, SAME_ADDRESS


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(*patterns)}\b")


_DOUBT = (
    r"unsure|not (?:\w+ )?(?:sure|certain)|maybe|perhaps|possibly|probably|prob|might|depends?|depending|whether",
    r"could(?! (?:\w+ )?(?:walk|stand|talk|crawl))",
    r"wonder\w*|i (?:think|guess|suppose|reckon)|we (?:think|guess|suppose)|think about|sometimes|mostly|usually|half",
    r"part of|sort of|kind of|nearly|almost|h+m+|dunno|(?:dont|do not) know|no idea|if|not yet|later|yet to|undecided",
    r"complicated|check with|talk to|speak to|have a think|see what|let me|get back|hold on|hang on",
)
_EXCEPTION = (
    r"but|except|excluding|apart from|other than|aside from|besides|bar|although|tho|though|however|only|until|till",
    r"unless|instead|mind you",
)
_OTHERS = (r"says?|said|told|tells|ask|asks|asked|wrote|writes|forwarded|fwd|fw|reckons|according to|claims|quote",)
_PAST = (
    r"used to|previously|formerly|once|back then|in the past|years ago|had been|grew out|grown out",
    r"when (?:s?he|i|we|they) (?:was|were)|as a (?:baby|toddler|kid|child)|last (?:year|season|month|time)",
)
_DENIAL = (
    r"not|no|never|nor|neither|none|nobody|without|rather|refuse|stop|wrong|cant|cannot|dont|doesnt|didnt|isnt|arent",
    r"wasnt|werent|wont|wouldnt|couldnt|shouldnt|hasnt|havent|aint|hardly|nope|nah",
)
DOUBTED = _words(*_DOUBT, *_OTHERS)
OTHERWISE = _words(*_DOUBT, *_EXCEPTION, *_OTHERS)
PAST = _words(*_PAST)
DENIED = _words(*_DENIAL)
TURNED = re.compile(  # by the clause that follows
    r"^(?:(?:well|and|oh|so|er|erm|um) )*"
    + any_of(*_EXCEPTION, *_DOUBT, r"actually|or|wait|at least|s?he used")
    + r"\b"
)
TURNED_DOWN = re.compile(r"^(?:(?:well|and|oh|so) )*(?:no|not|never|nope|nah|dont|i dont|we dont)\b")
TAKEN_BACK = _words(
    r"actually no|scrap (?:that|it)|on second thoughts?|second thought|ignore (?:that|this|me|it)|sorry no|no wait",
    r"wait no|(?:only|just) (?:joking|kidding)|i take (?:it|that) back|oh no|as if|yeah right|like hell|(?:my"
    r"|the) arse",
)
# What a summary is not while something is put right: in "that looks good, the postcode is M32 9AA".
PUTS_RIGHT = re.compile(
    r"\d|@|\b(?:should|spelt|spelled|spelling|typo|chang\w+|moved?|wrong|missing|forgot\w*|missed|add|put|except|apart"
    r"|aside|besides|but|mind you|only|just|though|although|however|not|never|isnt|doesnt|arent|dont|wasnt"
    r"|actually|since"
    r"|instead|now|has an?|with an?|old|needs?|rather|almost|nearly|most|bar)\b"
)
CORRECTS = re.compile(
    r"\d|@|\b(?:spelt|spelled|spelling|typo|should (?:be|say|read|have)|(?:is|are|got) wrong|its wrong|instead of"
    r"|(?<!no )(?<!any )(?:mistakes?|errors?)|reading (?:it|through)|looking (?:at|for|through)|hang on|hold on|wait"
    r"|double|middle name|surname|other way round|my foot|muddled|(?:my|the|his|her) ex|correct (?:my|his|her|the))\b"
)
AFTER_ALL = re.compile(  # what takes an earlier no back, and is no mere wish
    r"\b(?:after all|changed (?:my|our|his|her|their) minds?|yes|yeah|yep|aye|reconsider\w*|thought again"
    r"|(?:had|have) a think|thought about it|come round|still want|do want)\b",
    re.IGNORECASE,
)
WHOLE = re.compile(r"\b(?:100|110|1000) ?(?:%|percent)|\b10 ?/ ?10\b")
PASSED_ON = _words(
    r"forwarded|forwarding|fwd|fw|copied|wrote|messaged me|sent me|what (?:they|he|she) (?:said|wrote|put)"
)
DENIED_BEFORE = re.compile(
    r"\b(?:not|isnt|arent|wasnt|werent|doesnt|dont|didnt|hasnt|havent|hadnt|aint|never|no longer|without|nor)"
    r"(?: \w+){0,2} ?$"
)
NONE_BEFORE = re.compile(
    r"\b(?:no|used to have|used to get|grew out of|grown out of|free of|free from)(?: \w+){0,1} ?$"
)

# Said politely, these take nothing back: "yes if it's not too late".
SOFTENED = _words(
    r"if (?:its|it is|thats|that is|im|we are|were|i am) (?:not too late|ok\w*|alright|all right|fine|possible|cool)"
    r"(?: with you)?",
    r"if (?:theres|there is|youve|you have|youve got|theyve) (?:still |got |any )*(?:a |any )?(?:place|space|room"
    r"|spot)s?"
    r"(?: left| for (?:him|her|them|one more))?",
    r"if (?:you|u|ya)(?:ll| will)? (?:\w+ )?(?:have|take) (?:us|him|her|them)|if possible|if (?:you|u) dont mind",
    r"(?:is it|am i|are we) (?:not )?too late|if not (?:then)?|if (?:i|we) (?:can|may)|(?:though|but) (?:im|hes"
    r"|shes) (?:a bit )?(?:nervous|shy)",
)
ASKED_BESIDES = re.compile(
    r"\bbut (?:can|could|how|what|whats|when|where|wheres|which|do|does|is|are|will|would|who)\b[^.!?]*\?"
)
# As a yes they sound like something else.
IDIOMS = _words(
    r"(?:could|can|would|will) (?:you|u|ya|someone) (?:please |pls |just )?(?=sign|register|enrol|put|book)",
    r"(?:can(?:t|not| not)|cudnt|couldnt) (?:bloody |hardly )?wait|(?:would(?:nt| not)) miss (?:it|this)(?: for \w+)*",
    r"couldnt (?:be happier|ask for more)|why not|(?:without (?:a )?)?(?:no )?doubt about it|without (?:a )?doubt"
    r"|no doubt",
    r"(?:how could (?:i|we) say|cant say) no|no (?:problem|worries|probs|bother|brainer)|not a problem"
    r"|never been surer",
    r"^(?!(?:my|our|a|another|his|her) (?:mate|friend|pal|neighbour|brother|sister|cousin|boss)|no|nobody)"
    r"(?:[a-z]+ ){1,2}(?:says|said) (?:yes|yeah|aye|yep|ok|definitely|hed love|shed love)",
    r"(?:wont|never) (?:stop|shut up) (?:talking|asking|going on|about|on)(?: about)?|nothing (?:id|wed) like more",
    r"(?:dont|do not) (?:even )?need to ask|need you ask|need i say more|(?:not |dont )?half(?= keen)|asks? every day",
)
WANTED = _words(
    r"(?:sign|count|put|get|enter|book|pop|stick) (?:us|him|her|me|them|it|my \w+|[a-z]+) (?:\w+ )?(?:up|in|down|on)",
    r"(?:sign|register) (?:him|her|us|them|me|our \w+|my \w+)|sign (?:me |us |him |her )?up|abs\w*l\w*t\w*ly"
    r"|signed up|join|joining|register|registering|registered|enrol\w*|go for it|go ahead",
    r"(?:were|we are|hes|shes|im|i am|he is|she is|theyre|count us|all) (?:all |well |deffo |so |totally )*in",
    r"(?:id|wed|hed|shed|theyd|would|wud|d) (?:really |absolutely |proper |just )*(?:love|like|be (?:over the moon"
    r"|delighted"
    r"|happy|glad|made up|thrilled|chuffed|great|grand|lovely|brilliant|class|fab\w*|ace|mint))",
    r"make (?:his|her|their|my|our) (?:day|week|month|year|summer|life)",
    r"(?:im|were|we are|hes|shes|theyre|he is|she is|i am) (?:\w+ )?(?:keen|up for it|up for this|dead keen|game"
    r"|buzzing"
    r"|made up|over the moon|excited|thrilled|delighted|chuffed|on board|happy to|happy with|good to go"
    r"|well up for it)",
    r"lets (?:do (?:it|this)|go|get|have)|sounds? (?:good|great|grand|fab\w*|brill\w*|perfect|ace|lovely|spot on"
    r"|class|mint)",
    r"(?:wants?|wanna|would want|dying|desperate|itching|raring|ready|chomping at the bit) (?:to|in)?",
    r"(?:yes|yeah|yep|aye|yup|course|definitely|deffo|defo|absolutely|certainly|please do|go on then|go on|too right)",
    r"(?:give|giving) it a (?:go|try|shot|whirl|bash)|after all|wheres? (?:do )?(?:i|we) sign|where do (?:i|we) sign",
    r"(?:up for it|bring it on|crack on|fire away|lets be having you|happy days|sold|consider it done|over the moon)",
    r"nothing (?:he|she)d (?:love|like) more|looking forward|excited|buzzing",
)
RIGHT = _words(
    r"(?:cant|couldnt) fault (?:it|that|any \w+)|(?:everythings|alls) (?:\w+ )?(?:good|grand|right|correct|fine"
    r"|perfect|ok)",
    r"thats (?:the place|where we (?:are|live))|youve found us|we live (?:there|here)|bingo",
    r"(?:bang|spot) on|(?:all|thats|that is|its|it is|everything|looks?|seems?|is|are) (?:all |very "
    r"|really )*(?:good|grand"
    r"|right|correct|fine|perfect|great|lovely|sound|ok|okay|in order|as it should be|accurate|ace|brill\w*"
    r"|tickety boo)",
    r"no (?:changes?|corrections?|amendments|mistakes?|errors?|edits)(?: \w+)?|nothing (?:to|needs|wrong|else"
    r"|i)(?: \w+)*",
    r"(?:cant|couldnt|dont|can not) (?:see|spot|find) (?:any|anything|a|no) ?(?:mistakes?|errors?|wrong|problems?"
    r"|thing)?",
    r"(?:thats|that is|yes|aye|yep|yeah|its) (?:us|it|the one|our house|ours|our gaff|our place|him|her|me|mine)",
    r"happy with (?:that|all that|it|everything)|100 ?(?:percent)?|hundred percent|correct|perfect|tickety boo"
    r"|all good",
    r"you(?:ve)? (?:got|nailed|have) (?:it|that)(?: \w+)*|got it in one|nailed it|bob on|on the money|good to go|yes",
    r"send it|crack on|go ahead|lgtm|ship it|thumbs up|fine by me|works for me|couldnt be better|to a t|a ok"
    r"|wouldnt change",
)
LEAVING = _words(
    r"(?:give|giving|gave) (?:it|this|football|footy) (?:all )?(?:a miss|up)|(?:pack|packed|packing|jack|jacked|jacking"
    r"|chuck|chucked|knock|knocked|packin) (?:it|football|footy)? ?(?:in|on the head)",
    r"(?:were|we are|weve|im|hes|shes|he is|she is) (?:all )?(?:(?:moving|moved|relocating)(?! (?:the|his|her"
    r"|my)\b)|emigrating|off to|leaving)",
    r"(?:take|took|cross|strike) (?:him|her|us|me|them|our \w+|my \w+|[a-z]+) off|remove (?:him|her|us|me|them|my \w+)",
    r"(?:not|wont be|wont|isnt|arent|aint) (?:\w+ ){0,2}(?:this year|this time|this season|for us|for him|for her"
    r"|for me"
    r"|interested|coming|doing|joining|playing|signing|registering|bother\w*|continue|continuing|carrying on|returning"
    r"|fussed|keen|be able)",
    r"no longer|(?:dont|doesnt|do not|does not|didnt|wont) (?:\w+ )?(?:want|wanna|fancy|wish|need|like)(?: \w+)*",
    r"(?:gone|going|went) off (?:it|football|the idea)|lost (?:all )?interest|given (?:it )?up|quit\w*|had enough",
    r"(?:pull|pulling|pulled|back|backing|drop|dropping|bow|opt|opting) (?:him |her |us )?out|withdraw|withdrawing"
    r"|cancel",
    r"leave (?:it|him out|her out|us out|this)|leaving (?:it|the club)|count (?:us|him|her|me) out|(?:have to "
    r"|ill )pass",
    r"(?:another|a different|other|new) (?:club|team|sport)|(?:signed|playing|sticking|staying|gone|going) (?:for"
    r"|with|at)",
    r"(?:hes|shes|were|we are|im) (?:out|done|finished)|no (?:thanks|thank you|ta|cheers)|thanks but no|cheers but no",
    r"changed (?:his|her|our|my|their) minds?|(?:stop|stopped|stopping) (?:playing|football|footy)|forget (?:it"
    r"|about it)",
    r"(?:prefers?|rather|chosen|picked|taken up) (?:\w+ ){0,2}(?:rugby|cricket|tennis|swimming|dance|ballet|gymnastics"
    r"|karate|hockey|not|athletics|netball|boxing|do|play)|decided against|decided not|too (?:far|much for)",
)
STAYING = re.compile(
    r"\b(?:not|never|wont|isnt|arent|aint|dont|doesnt|hasnt|havent|didnt)(?: \w+){0,2} ?$"
)  # before words of leaving
AGREED = _words(r"yes|course (?:he|she|they|we|i|it) (?:do|does|did|is|are|has|have)|aye|yeah|yep")
UNDECIDED = _words(
    *_DOUBT,
    r"(?:never|not|dont|doesnt|wont|isnt|arent|didnt|hasnt|havent|cant|cannot|aint|wouldnt)|no|nor",
    r"but|unless|until|except|already|used to|ask|asks|asked|forwarded|wrote|(?:dad|mum|friend|mate|he|she) says?|said",
    r"let me|let you know|(?:his|her) (?:brother|sister|mate|friend|cousin)s?|last (?:year|season)",
    r"hear from you|wrong number|who is|whos|happy (?:at|where)|next (?:year|season|door)|in a bit|busy|wait|instead",
)
LEAVING_OPEN = _words(*_DOUBT, r"forwarded|wrote|asks?|asked|wonder|thinking|next (?:game|week|door)|first week")

OF_LAST_SEASON = re.compile(
    r"\b(?:play\w*|last (?:season|year)|new|first|never|before|return\w*|back|again|used to|already|joined)\b",
    re.IGNORECASE,
)
NEVER = re.compile(
    r"\b(?:never|first (?:time|season|year|team|club)|new to|newbie|not (?:yet )?played"
    r"|(?:did|has|had|was)(?:n'?t| not) (?:\w+ )?(?:play\w*|with|here))\b",
    re.IGNORECASE,
)
AGAIN = re.compile(
    r"\b(?:back (?:again|with|for)|again|return\w*|another (?:year|season)|(?:with|for) (?:you|us) (?:last|before)"
    r"|second (?:year|season))\b",
    re.IGNORECASE,
)

# By what a yes, a no or a none is known to be about this; else it counts only as the answer to this very question.
ABOUT: dict[str, re.Pattern[str] | None] = {
    "consent": CONSENT.mentions,
    "same": SAME_ADDRESS.mentions,
    "played_for_us": OF_LAST_SEASON,
    "previous_team": re.compile(r"\b(?:teams?|clubs?|play\w*|first|new|never)\b", re.IGNORECASE),
    "medical": re.compile(
        rf"{CONDITION.pattern}|{WELL.pattern}|\b(?:medic\w*|meds|health\w*|issues?|conditions?|problems?)\b",
        re.IGNORECASE,
    ),
}
