"""Words that stand for one another in what parents want: who it is about, what is written, what is done with it."""

from collections.abc import Iterator
from itertools import pairwise

from conversations.understanding.weighing import features, words_of

_CLASSES = {
    "he": "he she they him her them hes shes he's she's they're theyre",
    "his": "his her hers their my our",
    "kid": "son daughter lad girl boy child kid kids boys girls lads children lass lasses nephew niece "
    "grandson granddaughter stepson stepdaughter player",
    "sibling": "brother sister twin twins cousin sibling siblings triplets bro sis",
    "text": "text texts texting texted message messages messaging messaged msg msgs sms notification "
    "notifications pings whatsapp whatsapps reminders",
    "phone": "number phone mobile",
    "someone": "person people human someone somebody anyone anybody volunteer coach manager secretary adult voice",
    "ring": "ring call phone bell speak talk chat contact talking speaking ringing calling",
    "other": "other another second third next more younger older youngest eldest little big",
    "join": "join joins joining play plays playing register registering sign signing enrol enrolling add adding",
    "leave": "quit leave leaving drop dropping pull pulling withdraw withdrawing cancel scrap stop end bin "
    "pack packing packed chuck",
    "sport": "rugby swimming dance dancing karate netball gymnastics ballet tennis cricket hockey judo "
    "athletics boxing basketball golf running drama",
    "when": "tonight tomorrow later weekend monday tuesday wednesday thursday friday saturday sunday morning "
    "evening afternoon soon tmrw tomoz",
    "busy": "busy work working shift driving meeting tea dinner bed shower train bus car shopping shops hospital",
    "pay": "pay paid payment payments fee fees money cost costs price dd debit debited charge charged cash",
    "kin": "husband wife partner mum dad nan gran grandma grandad mother father hubby missus ex",
    "scam": "scam scams scammer con fraud fraudster phishing dodgy hoax fake spam fishy suspicious legit "
    "genuine kosher",
    "bank": "bank card account details sort code info information data",
    "done": "done finished complete completed sorted sort registered official officially through in signed",
    "need": "need needs want wants require missing outstanding left remaining owe owed",
    "got": "got get received receive had have has you",
    "not": "not don't dont doesn't doesnt didn't didnt won't wont isn't isnt can't cant cannot never no "
    "nothing wouldn't",
    "where": "where whereabouts venue pitch ground address postcode park",
    "day": "day days date dates night nights evening evenings time times when",
    "wear": "wear boots studs trainers shoes footwear kit shirt shirts shorts socks strip gear clothes",
    "training": "training practice practise session sessions train trains",
    "match": "match matches game games fixture fixtures league",
    "allowed": "allowed can could may able ok okay alright must should",
    "is": "is are am was were be been being",
    "trainers": "coaches coach managers helpers staff",
}
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}


def features_of(text: str) -> Iterator[str]:
    """Of the words as they stand, and of what they stand for."""
    yield from features(text)
    kinds = [f"#{_CLASS_OF[word]}" if word in _CLASS_OF else word for word in words_of(text)]
    yield from (kind for kind in kinds if kind.startswith("#"))
    marked = ["^", *kinds, "$"]
    yield from (f"{one} {other}" for one, other in pairwise(marked) if "#" in one + other or one == "^" or other == "$")
    yield from (f"{one} _ {other}" for one, other in zip(kinds, kinds[2:], strict=False) if "#" in one + other)
