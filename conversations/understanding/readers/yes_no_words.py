"""The words of yes and no, without apostrophes and in lower case."""

import re

from conversations.understanding.readers.wording import any_of, listed

YES_EMOJI = "👍👌✅✔☑🆗💯🙆"
NO_EMOJI = "👎❌✖🚫🙅⛔"

OPEN_YES = listed(
    """
    yes yeah yea yep yup yh yeh ye yess yesss yass aye ya yah si oui sure certainly definitely absolutely
    affirmative indeed agreed approved confirmed totally yessir y deffo defo
    """
)
OPEN_NO = listed(
    """
    no nope nah naw na noo nooo non nay never negative negatory n nahh disagree
    """
)
UNSURE = re.compile(
    r"\b"
    + any_of(
        r"maybe|perhaps|possibly|probably|depends?|depending|sometimes|partly|mostly|usually|often|occasionally",
        r"complicated|unsure|uncertain|not (?:\w+ )?(?:sure|certain|confident)|not always|not yet|not able",
        r"(?:dont|do not|didnt|did not) (?:\w+ )?know|dunno|no (?:idea|clue)|not a clue|havent a clue|who knows",
        r"(?:cant|cannot) (?:say|tell|decide)|couldnt|could be|might|either|neither|both",
        r"part of|part time|most of|half|some of|on and off",
        r"or|if|unless|but|except|although|however|though|ask|check|hmm+|errr?|wait|hang on|hold on",
        r"let me (?:see|think|look|find|talk|speak)|get back to (?:you|u|ya)|let (?:you|u) know",
        r"used to (?:be|live|stay)|forwarded|fwd",
        r"else|another|others?|different|alternatives?|apart from|aside from|nearly|almost|(?<!to )(?<!needs )chang\w+",
        r"no (?:corrections?|mistakes?|questions?|answer)|(?:do not|dont) have (?:an|the|that|any)",
    )
    + r"\b"
)
DOUBT = re.compile(
    r"\b(?:used to|not (?:\w+ )?sure|unsure|maybe|perhaps|depends|dunno|might be|could be|forwarded|fwd|no idea)\b"
)
# These answer nothing, and leave an answer before them standing: "yes, I'll send it later".
ASIDE = re.compile(
    r"\b"
    + any_of(
        r"soon|later|(?<!not )right now|never ?mind|tell me|have a (?:good|nice|great|lovely)",
        r"(?:good|great|nice) (?:question|job|work|night|morning|evening|luck)",
    )
    + r"\b"
)
# Made of nothing but these, a clause means yes …
GOOD = listed(
    """
    yes yeah yep yup ok okay okey okie dokie k kk fine great good perfect correct right true exactly sure lovely
    brilliant cool excellent awesome wonderful confirm confirmed agree agreed agrees happy works accurate
    proceed spot deal grand sound sounds super yay fantastic ideal suits approve approved consent accept
    accepted totally absolutely definitely certainly indeed course alright factual fact facts amazing
    affirmative
    """
)
BAD = listed("wrong incorrect false inaccurate untrue disagree invalid rather")
NOT = listed(
    """
    not isnt dont doesnt wont cant cannot wouldnt wasnt never no didnt nope nah without stop decline refuse
    neither aint nobody hardly
    """
)
# … and with these in between it still does.
FILLER = listed(
    """
    that thats thatll its it is this the a an all i im we me my would will be am are you your do does done so
    very really just by with for to of on go ahead thanks thank cheers ta mate x xx xxx have has need want
    wanted like love looks seems everything details now then too also absolutely as and much ever enough sir
    maam say said answer from let lets carry bingo spot here there can may at moment worries problem problems
    probs issues bother sense makes make case way thing one id pretty quite indeed completely statement in oh
    well um erm ah aw yay continue please nice got did meant mean saying hard nope yes today most lot what
    exactly know believe think information again matter question proceed correction necessary
    """
)
# What may follow a no at once: in "no signal" or "no more jokes" it answers nothing.
AFTER_NO = listed(
    """
    is to he she they hes shes theyre his her its it we were ive im i id ill you youre that thats this there theyve weve
    sorry unfortunately never not thanks thank way need longer actually mate love x new different same please dont
    doesnt didnt do and so maam sir just afraid played moved lives for correct way all neither nope nah cannot cant
    wont would will don hell definitely absolutely none
    """
)
KNOWN = GOOD | BAD | NOT | FILLER
_LITTLE = r"(?: (?:to|so|that|it|this|any|do|is|right|correct|please|thanks|thank|you))*$"
_OURS = (
    r"(?: (?:play|played|playing|for|you|us|last|season|year|there|at|the|club|your|team|that|it|right|correct|true|"
    r"work|me|be|been|necessary|so|ok|okay|what|i|want|wanted|sorry|thanks))*$"
)
_NOT_RIGHT = r"not (?:right|correct|true|ok|okay|the case|accurate|fine)\b"
YES_PHRASE = re.compile(
    "^"
    + any_of(
        r"no (?:problem|worries|worry|probs|bother|issues?|prob)s?\b|not a problem|of course(?! not)|why not",
        r"by all means|you bet|10 ?4",
        r"go (?:ahead|for it|on)|please do\b(?! not)|fair enough|sounds good|too right|without (?:a )?doubt",
        r"roger(?: that)?",
        r"(?:id|i would|we would|wed) (?:love|like) (?:to|that|it)(?: please| thanks)?$|uh ?huh|m+ ?h+m+",
        r"(?:count|sign) (?:us|me|him|her|them) (?:in|up)(?: please)?$|(?:we|i)(?:re| are|m| am) in$",
        r"(?:i|we) (?:do|am|are|will|would|did|have|can|agree|consent|confirm)$",
        r"(?:he|she|it|they) (?:is|does|did|has|will)$",
        r"(?:(?:that|it|this) )?(?:(?:will|would|should|ll) )?works?(?: for (?:me|us)| great| fine| well| too)?$",
        r"nothing (?:to|needs) (?:change|changing|correct)|(?:all )?(?:looks|seems) (?:good|right|fine)",
        r"(?:(?:thats|that is|its|it is) (?:us|it|ours|the (?:one|place)|(?:our|my) (?:house|home|place)"
        r"|where we (?:are|live))"
        r"|(?:yes )?we (?:do )?live (?:there|here)|got it in one|bingo|youve found us)(?: thanks| ta| x+)*$",
        r"(?:that|it|this)s?(?: is)? (?:exactly )?what i (?:want(?:ed)?|need(?:ed)?|asked|said|meant)(?: to do)?$",
    )
)
NO_PHRASE = re.compile(
    "^"
    + any_of(
        r"please (?:dont|do not)\b",
        r"(?:i |we )?(?:id |would |i would |we would )?(?:rather|prefer) not\b"
        r"(?! (?:to )?(?:give|say|tell|share|send|disclose|reveal) (?:you |out )?(?:my|his|her|our|their|that|it)\b)",
        r"not (?:that|this)(?: one)?$",
        r"not (?:really|at all|today|now|interested|for me|happening|right now|at the moment|necessary|quite)\b",
        r"(?:its|thats|it is|that is) not(?: it| us| him| her)?$|not (?:for us|a chance)\b|by no means",
        r"no (?:way|thanks|thank)|hell no|please no|(?:absolutely|definitely|certainly|of course|probably) not",
        r"ill pass",
        r"(?:i|we) (?:do not|dont|wont|will not|would not|wouldnt) (?:want|wish|like|agree|consent|think|believe)\b"
        + _LITTLE,
        r"(?:i|we) (?:do not|dont|wont|am not|did not|didnt|have not|havent|will not|would not|wouldnt)$",
        r"(?:im|were) not$",
        r"(?:he|she|it|they) (?:isnt|is not|doesnt|does not|didnt|did not|hasnt|has not|wont)\b"
        + _OURS
        + r"|i (?:think|guess) not",
        r"(?:dont|do not) (?:want|wish|like)(?: (?:that|to|it|any|one|please))*$",
        r"(?:that|it|this)(?: is|s)? " + _NOT_RIGHT + r"|(?:that|it|this) (?:isnt|wasnt|doesnt|wont)\b" + _OURS,
    )
)
