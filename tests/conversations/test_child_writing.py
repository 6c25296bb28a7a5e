"""A child who writes is asked to pass the phone on; a parent who writes of a child is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.understanding.child_writing import is_child
from tests.conversations.harmless_examples import HARMLESS

CHILDREN = """
i go to wellacre and im in y8
hello my name is lily and i am 9
can i play for tigers im good
my dads asleep
i am eleven nearly twelve
me and my friend want to join
im at school
can my mum ring you
i want to be in the same team as my brother, im 8
pls can i be in ur team
im 10 my mum is at work
can i join im in year 5
i am sam i want to play
my dad said i can text you
I'm 9 years old
im nine
i am 11 and i play for my school
im only 12
I'm 13
im nearly 11
iam 10 yrs old
i m 8
am 10 years old
hi im 7 and i love football
i'll be 12 in june
i turn 10 next week
im turning 9
im in y6
i am in yr 4
I'm in year 7 at Wellacre
i go to st marys primary
im in reception
my mum said i can join
mum said i can play
my mum wont let me
my mum told me to text you
my mums at work
this is my mums phone
im on my dads phone
im using my mums phone
my dad gave me his phone
my mum is in the shower she said i can do it
can i be in the team
can i play for you
can i be goalie
i want to be a striker
i wanna play football
i want to play with my friends
i want to join the team with my mate
am i old enough to play
can i come to training tonight my mates go
my teacher said i should join
my mum doesn't know im texting
my mum and dad are busy
my mum will pay
my nan looks after me and she said yes
im a kid
i'm a boy i'm 10
im a girl can girls play
i'm sam im 10
My name is Jack I am 8 years old
my name's jack and im eight
hi its jack im 10
mum is busy so im doing it
i am the child
its me sam not my mum
im not a parent im 12
I'm 14, my parents don't speak english
i am 16 and want to register myself
im sam jones i am under 10
"""
PARENTS = """
I'm 43 and his mum
I'm in a rush
my lad's 9
I am his auntie he lives with me
I'm on my lunch break till 1
I'm 20 mins late
I'm 7 months pregnant
he's in reception
both my boys want to join
I work at a primary school
my son is 10 and wants to join
I'm his mum
I'm 10 minutes away
I was born 12/3/85
im 42
I'm 10 mins late
he is 10
he's 9 years old
she is in year 5
sam is in year 5 at St Marys
my daughter is 8 and she wants to play
I'm her dad and she's 7
im sams mum
I am the mother
I'm 35 years old
I am 38
I'm 18
im 10 miles away
I'm 15 weeks pregnant
im 5 foot 4
I'm 100% sure
I'm 12 Acacia Avenue
i'm at 12 oak road
I am number 10
I'm a coach
im a parent
I'm a teacher in year 5
I teach year 6
can I join my son up
can i sign him up
can i register my lad
I want to register my son
i want to sign up my kids
can i join the whatsapp group
can we join
he wants to play
my son wants to play
I want him to play
my mum will collect him
my mum is his emergency contact
my mum lives with us
my dad will take him to training
my mum is ill can I do this later
my husband said I can text you
my wife said to text you
the coach said I can text you
his dad said I can text you
my mum said she can bring him
Kate Jones, mum, 12 March 1985, kate@example.com, yes to messages
Sam Jones, 3 May 2016, boy, no medical
boy
girl
he's a boy
yes
no
mum
dad
12
10
U10
im in a meeting
I'm in work
im in bed
I'm in Urmston
I'm on 07700 900123
I'm on it
I'm 99 percent sure
I'm 2 hours behind
I'm 10 out of 10 happy
im born 1985
I'm 15th of the month
I am 1st contact
I am 16 stone lol
we live at 10 Oak Road
i have 2 kids, 10 and 12
I have a 10 year old
I'm mum to a 9 year old
Hi I have an 8 year old who wants to join
my boy is in year 3
I want to pay on the 15th
can i pay by card
can I play you monthly
am I too late to register
I am free on the 10th
I'm the grandmother, I'm 61
I'm his nan, he's 10
my mum's his guardian
my mum is the guardian
i'm his older brother, im 21
his mum said yes
Sam's mum said I can register him
mum said yes to messages
my name is Kate Jones, I'm 36 and I'm Sam's mum
when I was 10 I played for you
i was 12 when I played for the club
I'm 11 days late with the payment
im 1 of 2 parents
I'm 14 down on points
I play for the vets
I used to play for you
I want to join
Can I join?
I'd like to join please
can i come to training with him
i want to be a volunteer
I want to be a coach
can I be his emergency contact
my son goes to St Marys primary
"""


@pytest.mark.parametrize("text", CHILDREN.strip().splitlines())
def test_a_child_is_known_by_age_school_and_family(text: str) -> None:
    assert is_child(text)


@pytest.mark.parametrize("text", PARENTS.strip().splitlines())
def test_a_parent_is_no_child(text: str) -> None:
    assert not is_child(text)


@pytest.mark.parametrize("text", HARMLESS.strip().splitlines())
def test_what_parents_say_of_a_child_is_not_said_by_it(text: str) -> None:
    assert not is_child(text)


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    assert is_child(text) in (True, False)


def test_only_the_start_of_a_long_message_is_read() -> None:
    assert not is_child("hello there " * 100 + "im 10")
