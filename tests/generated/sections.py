"""Messages of made-up parents: what is true is chosen first, then written down in a way people write.

Nothing here knows how the bot reads. Where not even a secretary could say what was meant, the truth of that field is
None: whatever is stored for it is wrong.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.generated import people, writing

REPAIRS = (
    "sorry",
    "actually",
    "no wait",
    "oops",
    "I mean",
    "correction:",
    "make that",
    "no,",
    "scrap that,",
    "wait no",
)
UNLISTED = ("ugh", "argh", "my bad", "doh", "*", "silly me", "brain fog", "fat fingers", "hang on", "tsk")
STYLES = (
    "commas", "lines", "numbered", "labelled", "echo", "dictated", "text-speak", "sentences", "dashes", "card",
    "stream",
)  # fmt: skip
_LEADS = (
    "Hi",
    "Hello!",
    "Hi there,",
    "Morning!",
    "Sorry for the late reply.",
    "Hiya",
    "Ok so",
    "Here you go:",
    "Thanks!",
)
_QUESTIONS = (
    "How much is it?",
    "What night is training?",
    "Do you need anything else?",
    "when does it start?",
    "Can I pay in cash?",
    "is there parking at the ground?",
)
_SIGNATURES = ("Thanks", "Cheers", "Thank you x", "Many thanks", "xx", "Kind regards", "Sent from my iPhone", "ta")
_LABELS: dict[str, dict[str, str]] = {
    "guardian": {
        "name": "Name",
        "relationship": "Relationship",
        "born": "DOB",
        "email": "Email",
        "consent": "Messages",
    },
    "child": {"name": "Name", "born": "Date of birth", "gender": "Gender", "medical": "Medical"},
    "address": {"postcode": "Postcode", "house": "House number"},
}
_ECHOES: dict[str, dict[str, str]] = {
    "guardian": {
        "name": "Your full name?",
        "relationship": "Mum, dad or other?",
        "born": "Your date of birth?",
        "email": "Your email address?",
        "consent": "May we message you?",
    },
    "child": {
        "name": "Full name?",
        "born": "Date of birth?",
        "gender": "Boy or girl?",
        "medical": "Any medical issues?",
    },
    "address": {"postcode": "Your postcode?", "house": "House number or name?"},
}
_SPOKEN: dict[str, dict[str, tuple[str, ...]]] = {
    "guardian": {
        "name": ("My name is {}", "I'm {}", "I am {}", "It's {}"),
        "relationship": ("I'm his {}", "I'm her {}", "I am the {}"),
        "born": ("I was born on {}", "my date of birth is {}", "my dob is {}", "born {}"),
        "email": ("my email is {}", "email {}", "my email address is {}"),
        "consent": ("{}",),
    },
    "child": {
        "name": ("His name is {}", "My son's name is {}", "It's {}", "{}"),
        "born": ("born on {}", "date of birth {}", "dob {}", "birthday is {}"),
        "gender": ("{}", "a {}"),
        "medical": ("{}",),
    },
    "address": {"postcode": ("my postcode is {}", "postcode {}"), "house": ("we live at number {}", "house number {}")},
}
_DISTANT = {  # what a later sentence that puts it right begins with
    "name": "my name is",
    "born": "my date of birth is",
    "email": "my email is",
    "postcode": "postcode is",
    "house": "house number is",
}


@dataclass
class Letter:
    """A message for one section, and what may be stored of it."""

    section: str
    text: str
    truth: dict[str, Any]  # by field: the value as stored, a `people.Medical`, or None: nothing may be stored
    kinds: tuple[str, ...]
    may: Mapping[str, Any] = field(default_factory=dict)  # what may be stored beside it, without being expected


@dataclass
class _Draft:
    """Each value as it is written, with the mishaps that befall it."""

    section: str
    random: Random
    style: str
    truth: dict[str, Any] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    kinds: list[str] = field(default_factory=list)
    may: dict[str, Any] = field(default_factory=dict)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def letters(seed: int, count: int) -> list[Letter]:
    random = Random(seed)
    return [_letter(random) for _ in range(count)]


def _letter(random: Random) -> Letter:
    section = random.choice(("guardian", "guardian", "child", "child", "address"))
    style = random.choice(STYLES)
    if style == "card" and section != "guardian":
        style = "commas"
    draft = _Draft(section, random, style, kinds=[style])
    _DRAFTS[section](draft)
    _befall(draft)
    text = _WRITTEN[style](draft)
    text = _around(draft, text)
    return Letter(section, text, draft.truth, tuple(draft.kinds), draft.may)


def _guardian(draft: _Draft) -> None:
    random, name = draft.random, people.name(draft.random)
    stored = random.choice(list(people.RELATIONSHIPS))
    born = people.adult(random)
    email = people.email(random, name)
    draft.truth = {"name": name, "relationship": stored, "born": born.isoformat(), "email": email}
    draft.said = {
        "name": name,
        "relationship": random.choice(people.RELATIONSHIPS[stored]),
        "born": _date(draft, born),
        "email": writing.said(email) if draft.style == "dictated" else email,
    }
    if random.random() < 0.4:
        yes = random.random() < 0.7
        words = (
            ("yes", "yes to messages", "yes you can message me")
            if yes
            else ("no", "no to messages", "no messages please")
        )
        bare = draft.style in ("numbered", "labelled", "echo", "commas", "lines", "dashes")
        draft.said["consent"] = random.choice(words if bare else words[1:])
        draft.truth["consent"] = yes
        draft.kinds.append("consent")


def _child(draft: _Draft) -> None:
    random, name = draft.random, people.name(draft.random)
    gender = random.choices(list(people.GENDERS), (10, 10, 1))[0]
    born = people.child(random)
    medical = people.medical(random)
    draft.truth = {"name": name, "born": born.isoformat(), "gender": gender, "medical": medical}
    said = random.choice(people.GENDERS[gender])
    if draft.style in ("dictated", "sentences", "stream", "text-speak") and len(said) == 1:
        said = people.GENDERS[gender][0]
    draft.said = {"name": name, "born": _date(draft, born), "gender": said, "medical": medical.said}


def _address(draft: _Draft) -> None:
    random, code, house = draft.random, draft.random.choice(people.POSTCODES), people.house(draft.random)
    draft.truth = {"postcode": code, "house": house}
    street = f" {random.choice(people.STREETS)}" if random.random() < 0.5 and house[:1].isdigit() else ""
    draft.said = {"house": house + street, "postcode": writing.postcode(code, random)}
    if draft.style == "numbered" or random.random() < 0.4:
        draft.said = dict(reversed(draft.said.items()))


def _date(draft: _Draft, born: Any) -> str:
    return (
        writing.aloud(born)
        if draft.style == "dictated" and draft.random.random() < 0.6
        else writing.written(born, draft.random)
    )


_DRAFTS: dict[str, Callable[[_Draft], None]] = {"guardian": _guardian, "child": _child, "address": _address}


# What befalls a message: at most two mishaps each.


def _befall(draft: _Draft) -> None:
    random = draft.random
    chosen = []
    if random.random() < 0.30:
        chosen.append(_corrected)
    if random.random() < 0.08:
        chosen.append(_undecided)
    if random.random() < 0.08:
        chosen.append(_two_people)
    if random.random() < 0.05 and draft.section == "child":
        chosen.append(_none_but)
    if random.random() < 0.06:
        chosen.append(_left_out)
    for mishap in chosen[:2]:
        mishap(draft)


def _other(draft: _Draft, name: str) -> tuple[str, Any] | None:
    """Another value of the same kind, as written."""
    return _OTHERS[name](draft) if name in _OTHERS else None


def _other_born(draft: _Draft) -> tuple[str, Any]:
    born = people.adult(draft.random) if draft.section == "guardian" else people.child(draft.random)
    return _date(draft, born), born.isoformat()


def _other_email(draft: _Draft) -> tuple[str, Any]:
    email = people.email(draft.random, str(draft.truth.get("name") or "kate jones"))
    return (writing.said(email) if draft.style == "dictated" else email), email


def _other_code(draft: _Draft) -> tuple[str, Any]:
    code = draft.random.choice([code for code in people.POSTCODES if code != draft.truth["postcode"]])
    return code, code


def _other_house(draft: _Draft) -> tuple[str, Any]:
    number = str(draft.random.randint(1, 240))
    return number, number


def _other_gender(draft: _Draft) -> tuple[str, Any]:
    gender = "Female" if draft.truth["gender"] != "Female" else "Male"
    return people.GENDERS[gender][0], gender


def _other_relationship(draft: _Draft) -> tuple[str, Any]:
    one = draft.random.choice([one for one in people.RELATIONSHIPS if one != draft.truth["relationship"]])
    return people.RELATIONSHIPS[one][0], one


_OTHERS: dict[str, Callable[[_Draft], tuple[str, Any]]] = {
    "name": lambda draft: (people.name(draft.random), None),
    "born": _other_born,
    "email": _other_email,
    "postcode": _other_code,
    "house": _other_house,
    "gender": _other_gender,
    "relationship": _other_relationship,
    "consent": lambda draft: ("no", False) if draft.truth["consent"] else ("yes", True),
}


def _corrected(draft: _Draft) -> None:
    """The last word counts."""
    random = draft.random
    name = random.choice([one for one in draft.said if one != "medical"])
    earlier = _other(draft, name)
    if earlier is None or draft.truth.get(name) is None or earlier[1] == draft.truth[name]:
        return
    if name == "consent":
        draft.said[name] = "yes" if draft.truth[name] else "no"
    listed = random.random() < 0.7
    repair = random.choice(REPAIRS if listed else UNLISTED)
    if name in _DISTANT and random.random() < 0.25 and draft.style not in ("card", "numbered"):
        label = _DISTANT[name] if draft.section != "child" else _DISTANT[name].replace("my", "his")
        draft.after.append(f"{random.choice(('Sorry', 'Oops', 'Actually', 'Wait'))} {label} {draft.said[name]}")
        draft.said[name] = earlier[0]
        draft.kinds.append("put right later")
        return
    shape = random.choice(("{0} {1} {2}", "{0}, {1} {2}", "{0}. {1} {2}", "{0}... {1} {2}", "{0} ({1} {2})"))
    draft.said[name] = shape.format(earlier[0], repair, draft.said[name])
    draft.kinds.append("self-correction" if listed else "self-correction in unlisted words")


def _undecided(draft: _Draft) -> None:
    """ "3 or 4 May 2016": nobody could tell."""
    random = draft.random
    candidates = [one for one in ("born", "email", "postcode", "house") if one in draft.said and draft.truth.get(one)]
    name = random.choice(candidates)
    other = _other(draft, name)
    if other is None or other[1] == draft.truth[name] or "(" in draft.said[name]:
        return
    draft.said[name] = f"{draft.said[name]} {random.choice(('or', 'or maybe', 'or is it'))} {other[0]}"
    draft.truth[name] = None
    draft.kinds.append("undecided")


def _two_people(draft: _Draft) -> None:
    """Somebody else beside the one who is asked about, said so."""
    random = draft.random
    other = people.name(random)
    if draft.section == "guardian":
        child = people.child(random)
        draft.after.append(
            random.choice(
                (
                    f"His other parent is {other}",
                    f"My child is {other}, born {writing.written(child, random)}",
                    f"The child's date of birth is {writing.written(child, random)}",
                )
            )
        )
        draft.kinds.append("two people")
    elif draft.section == "child":
        adult = people.adult(random)
        draft.after.append(
            random.choice(
                (
                    f"I'm {other}, the mum",
                    f"My own date of birth is {writing.written(adult, random)}",
                    f"my email is {people.email(random, other)}",
                )
            )
        )
        draft.kinds.append("two people")


def _none_but(draft: _Draft) -> None:
    """ "none, had heart surgery at 2" is not none."""
    if not isinstance(draft.truth.get("medical"), people.Medical):
        return
    word, said = draft.random.choice(
        (
            ("heart", "had heart surgery at 2"),
            ("asthma", "actually he does have asthma"),
            ("inhaler", "just an inhaler in spring"),
            ("arm", "he broke his arm in June"),
            ("nut", "only a nut allergy"),
        )
    )
    draft.said["medical"] = f"{draft.random.choice(('none', 'no medical', 'no medical issues'))}, {said}"
    draft.truth["medical"] = people.Medical(word, said)
    draft.kinds.append("none, but")


def _left_out(draft: _Draft) -> None:
    name = draft.random.choice(list(draft.said))
    if len(draft.said) > 1:
        del draft.said[name]
        draft.truth[name] = None
        draft.kinds.append("something left out")
        draft.after = [one for one in draft.after if _DISTANT.get(name, "\0") not in one.replace("his", "my")]


# The styles.


def _commas(draft: _Draft) -> str:
    return ", ".join(draft.said.values())


def _lines(draft: _Draft) -> str:
    return "\n".join(draft.said.values())


def _numbered(draft: _Draft) -> str:
    mark = draft.random.choice((". ", ") ", " - ")) if len(draft.said) > 1 else ". "
    return "\n".join(f"{number}{mark}{said}" for number, said in enumerate(draft.said.values(), 1))


def _labelled(draft: _Draft) -> str:
    mark = draft.random.choice((": ", " - ", ":", " = "))
    labels = _LABELS[draft.section]
    return "\n".join(f"{labels[name]}{mark}{said}" for name, said in draft.said.items())


def _echo(draft: _Draft) -> str:
    return "\n".join(f"{_ECHOES[draft.section][name]} {said}" for name, said in draft.said.items())


def _dictated(draft: _Draft) -> str:
    spoken = _SPOKEN[draft.section]
    if draft.random.random() < 0.4:
        return " comma ".join(draft.said.values())
    return " ".join(draft.random.choice(spoken[name]).format(said) for name, said in draft.said.items())


def _text_speak(draft: _Draft) -> str:
    spoken = dict(draft.said)
    if "name" in spoken and "(" not in spoken["name"]:
        spoken["name"] = draft.random.choice(
            ("its {}", "im {}" if draft.section == "guardian" else "its {}", "{}")
        ).format(spoken["name"])
    if "born" in spoken:
        spoken["born"] = f"dob {spoken['born']}"
    told = draft.random.choice((" ", ", ")).join(spoken.values())
    return f"{told} {draft.random.choice(('x', 'thx', 'lol', ''))}".strip()


def _sentences(draft: _Draft) -> str:
    spoken = _SPOKEN[draft.section]
    told = [draft.random.choice(spoken[name]).format(said) for name, said in draft.said.items()]
    return ". ".join(one[:1].upper() + one[1:] for one in told) + "."


def _dashes(draft: _Draft) -> str:
    return draft.random.choice((" - ", " / ", "; ", " | ")).join(draft.said.values())


def _stream(draft: _Draft) -> str:
    return " ".join(draft.said.values())


def _card(draft: _Draft) -> str:
    """A contact card as text, with what it does not hold beside it."""
    name, email = draft.said.pop("name", ""), draft.said.pop("email", "")
    fields = {"FN": name, "EMAIL": email}
    card = "\n".join(
        ["BEGIN:VCARD", "VERSION:3.0", *(f"{key}:{said}" for key, said in fields.items() if said), "END:VCARD"]
    )
    return "\n".join([card, ", ".join(draft.said.values())])


_WRITTEN: dict[str, Callable[[_Draft], str]] = {
    "commas": _commas,
    "lines": _lines,
    "numbered": _numbered,
    "labelled": _labelled,
    "echo": _echo,
    "dictated": _dictated,
    "text-speak": _text_speak,
    "sentences": _sentences,
    "dashes": _dashes,
    "stream": _stream,
    "card": _card,
}


def _around(draft: _Draft, text: str) -> str:
    """A greeting before, a question or a signature behind."""
    random = draft.random
    break_ = "\n" if draft.style in ("lines", "numbered", "labelled", "echo", "card", "dashes") else ". "
    text = break_.join([text.rstrip(".") if break_ == ". " else text, *draft.after])
    if random.random() < 0.25 and draft.style != "card":
        text = f"{random.choice(_LEADS)}{chr(10) if break_ == chr(10) else ' '}{text}"
        draft.kinds.append("greeting")
    if random.random() < 0.15:
        text = f"{text}{break_}{random.choice(_QUESTIONS)}"
        draft.kinds.append("question")
    elif random.random() < 0.12:
        text = f"{text}\n{random.choice(_SIGNATURES)}"
        draft.kinds.append("signature")
    if random.random() < 0.1 and draft.style in ("commas", "text-speak", "stream"):
        draft.kinds.append("small letters")
        text = text.lower().replace("i\u0307", "i")
    return text
