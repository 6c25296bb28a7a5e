"""What parents write, and what is made of it."""

from typing import Any

# The open section, what is written, what a hostile model makes of it, and what must not become known.
NOT_SO: dict[str, tuple[str, str, dict[str, str], str]] = {
    "half of two names": (
        "guardian",
        "Kate Jones here, and my mother Betty Smith often brings him, she is a proper trooper",
        {"guardian_name": "Betty Jones"},
        "Betty",
    ),
    "half of two birthdays": (
        "guardian",
        "well I was born 12 March 1985 and Sam came on 3 May 2016, what a night that was for us all",
        {"guardian_born": "3 March 1985"},
        "1985-03-03",
    ),
    "half of two children's birthdays": (
        "child",
        "well I was born 12 March 1985 and Sam came on 3 May 2016, what a night that was for us all",
        {"child_born": "12 May 2016"},
        "2016-05-12",
    ),
    "half of an email address": (
        "guardian",
        "you may write to me, it is kate.jones@example.com these days, it was another one before",
        {"guardian_email": "jones@example.com"},
        '"jones@example.com"',
    ),
    "a name that is denied": (
        "guardian",
        "it is a funny story, I am not Kate Jones at all you see, that is my sister over the road",
        {"guardian_name": "Kate Jones"},
        '"name": "Kate Jones"',
    ),
    "no allergies apart from one": (
        "guardian",
        "mum of the wee terror who has no allergies apart from peanuts, they make him swell up something dreadful",
        {"child_medical": "no allergies"},
        '"has_issues": false',
    ),
    "no allergies, then one": (
        "guardian",
        "so he has no allergies. Well there is the asthma of course, that comes and goes with the weather",
        {"child_medical": "no allergies"},
        '"has_issues": false',
    ),
    "no allergies once": (
        "guardian",
        "he had no allergies until last spring, and then it all started, what a carry on that was",
        {"child_medical": "no allergies"},
        '"has_issues": false',
    ),
    "an illness that is denied": (
        "guardian",
        "people often think so with his coughing but he doesn't have asthma, never had, the doctor says",
        {"child_medical": "asthma"},
        "sthma",
    ),
    "consent by any yes": (
        "guardian",
        "Yes of course, Kate Jones is my name and I'd really rather you did not message me about stuff",
        {"guardian_consent": "Yes of course"},
        '"consent": true',
    ),
    "consent to another thing": (
        "guardian",
        "yes he can go in the car with the others to matches, his dad will drive as well when he can",
        {"guardian_consent": "yes"},
        '"consent": true',
    ),
    "a yes of another question": (
        "guardian",
        "yes it rained here as well, what a Saturday that was, we were soaked through to the skin",
        {"home_same": "yes", "past_played_for_us": "yes"},
        "home",
    ),
    "a doubtful address": (
        "address_check",
        "hm not sure, yes it could be but the old postman always put us down under Moss Road",
        {"address_check_correct": "yes"},
        "address_check",
    ),
    "an address that was": (
        "address_check",
        "that used to be ours, yes, before the big move",
        {"address_check_correct": "yes"},
        "address_check",
    ),
    "an address as a question": (
        "address_check",
        "would that be the one with the blue door that is ours?",
        {"address_check_correct": "that is ours"},
        "address_check",
    ),
    "a home that was": (
        "home",
        "he used to live with me but he has been at his father's since the spring, the poor lad",
        {"home_same": "live with me"},
        "home",
    ),
    "a home that is denied": (
        "home",
        "it is not so simple, nobody here would say lives with me, would they, with all the to and fro",
        {"home_same": "lives with me"},
        "home",
    ),
    "a yes that is taken back": (
        "home",
        "yes he lives with me. Actually no, scrap that, his nan has had him since Easter really",
        {"home_same": "yes he lives with me"},
        "home",
    ),
    "somebody else's yes": (
        "home",
        'forwarded: "yes he lives with me" is what Jo put in hers about her lad',
        {"home_same": "yes he lives with me"},
        "home",
    ),
}
# … and what a good secretary would have taken.
SO: dict[str, tuple[str, str, dict[str, str], dict[str, Any]]] = {
    "a possessive": (
        "guardian",
        "Sam Jones's mum it is then, Kate Windsor's the name, what a day to be doing forms",
        {"child_name": "Sam Jones", "guardian_name": "Kate Windsor"},
        {"child.name": "Sam Jones", "guardian.name": "Kate Windsor"},
    ),
    "no allergies that they know of": (
        "guardian",
        "he's a lump of a lad, no allergies that I know of, touch wood and fingers crossed for that",
        {"child_medical": "no allergies that I know of"},
        {"child.medical": {"has_issues": False, "description": "", "note": ""}},
    ),
    "an illness with what stands between": (
        "guardian",
        "right so he has asthma and, er, also hay fever when the grass is out, apart from that he is grand",
        {"child_medical": "asthma, hay fever"},
        {"child.medical": {"has_issues": True, "description": "Asthma, hay fever", "note": ""}},
    ),
    "a birthday in another order": (
        "guardian",
        "old as the hills me, born in March 1985, on the 12th if you really must know about it",
        {"guardian_born": "12th March 1985"},
        {"guardian.born": "1985-03-12"},
    ),
    "a home in other words": (
        "home",
        "course he does pet, where else would he go, he lives with me and the two dogs and his nan",
        {"home_same": "he lives with me"},
        {"home.same": True},
    ),
}
