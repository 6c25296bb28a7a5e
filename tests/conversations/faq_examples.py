"""What parents ask, by a part of what they are told; what is an answer though it looks like a question."""

ASKED = {
    "£45 once, then £27.50 a month": """
        how much is it?
        How much does it all cost
        wot does it cost
        whats the fee
        cost?
        what do you charge?
        Hi, I was wondering how much it costs please
    """,
    "£24.75 a month (10% less)": """
        is there a sibling discount
        do I get money off for two kids?
        any discount for brothers and sisters?
    """,
    "on the day of the month that you choose": """
        when is it collected
        what day do you take the money?
        when do I pay
        when does the money come out?
    """,
    "set up a Direct Debit": """
        how do i pay
        do you do direct debit?
        is it safe to put my bank details in
    """,
    "write PERSON and a volunteer will help": """
        can i pay cash
        can I pay by card?
        could I do a bank transfer instead of direct debit please, is that a card?
    """,
    "money stop Sam. Please call Pat Moss, 07700 900003": """
        we can't afford that
        is there any help with the fees?
        I'm on universal credit
    """,
    "Tuesday or Thursday from 6 to 7 pm": """
        when is training
        what night is training?
        Training nights?
        wen is trainning
        could you tell me what day training is please
    """,
    "Abbotsfield Park": """
        where do you train?
        where is it
        is there parking?
    """,
    "included in the signing-on fee": """
        is kit included
        how much is the kit?
        do I have to buy the kit
    """,
    "sizes: 5/6, 7/8": """
        what sizes are there?
        what size is the kit
    """,
    "U10 is for those born from 1 September 2016 to 31 August 2017": """
        what age group is he in?
        how old does he have to be
        what age is u10?
    """,
    "U12 is for those born from 1 September 2014 to 31 August 2015": """
        what age are the under 12s?
        what age is u12?
    """,
    "2026-27 season": """
        what season is this for?
        which season is it
    """,
    "Saturday or Sunday mornings": """
        when are matches
        What time is the match on Saturday?
    """,
    "an adult registers": """
        why do you need my date of birth
        why do u need my dob
        why?
    """,
    "or DELETE MY DATA to have it erased": """
        is my data safe
        what do you do with my details?
        who sees my details?
    """,
    "A few minutes": """
        how long does this take?
        how many more questions are there
    """,
    "a computer program, not a person": """
        are you a robot
        r u a bot
        who is this
        is this a scam?
        am I talking to a real person?
    """,
    "Write PERSON, and a volunteer": """
        who do I speak to
        what's the phone number of the club?
    """,
    "https://www.urmstontownjuniors.example": """
        whats your website
        do you have a facebook page
    """,
    "Pat Moss, 07700 900003. If somebody is in danger": """
        who is the welfare officer
    """,
    "Yes, girls are welcome": """
        do you take girls
    """,
}
ANSWERS = """
no medical
Kate Jones, mum, 12 March 1985, kate@example.com, yes to messages
Sam Jones, 3 May 2016, boy, no medical
M32 8JL, number 12
Will Smith, dad
May 2016
Mark May
Y
why not
is his dad
15th?
the 15th, is that ok?
is the 15th ok?
can I pay on the 15th?
can we make it the last day
how about the 10th?
can he have size M?
can he have number 7
he gets wheezy when he runs
when he runs he wheezes
where the inhaler is kept: in his bag
he needs his inhaler before training and matches
what you said is right
please do it
can I change my email
can I send the photo later
can I talk to someone
where is the link?
what do you mean?
can I register my son
can you help me
"""
UNKNOWN = """
does he need to bring his own inhaler or do you have one there?
Do I need to bring his EpiPen to training?
should she keep her insulin pump on during matches?
is a hijab all right with the kit?
are there toilets where you train?
Do you like cheese?
What's the weather like
what happens if he misses training?
is he allowed to play with his friends?
who is his coach
"""
