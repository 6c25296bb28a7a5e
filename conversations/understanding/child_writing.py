"""Whether a child is writing, who is kindly asked to pass the phone to a parent."""

from conversations.understanding.phrases import phrases, spoken

_CLASSES = {
    "IM": "im iam i_am i_m am me_im",
    "AGE": "4 5 6 7 8 9 10 11 12 13 14 15 16 17 four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen",
    "ALMOST": "only just nearly almost about now actually already turning",
    "YEARS": "years year yrs yr yeers yo y_o",
    "NEXT": "$ YEARS and but so now nearly i im my can wanna want please pls hi in_may today tomorrow next_week on "
    "not still a_boy a_girl or too in_year from mum dad thanks in_primary",
    "PARENT": "mum mums mam mams mom moms mummy mammy dad dads daddy parents nan nans nana gran grans grandad carer "
    "stepdad stepmum auntie aunty uncle teacher",
    "CHILD": "son sons daughter daughters child children kid kids lad lads lass boy boys girl girls grandson "
    "granddaughter grandchild grandchildren stepson stepdaughter nephew niece twins little_one little_boy "
    "little_girl youngest eldest oldest little_man little_lad foster_child baby",
    "PLAY": "football footy soccer for with in on too $ please pls for_you up_front striker midfield",
    "POSITION": "goalie keeper goalkeeper striker defender midfielder winger footballer captain player in_goal "
    "in_the_team in_your_team in_ur_team on_the_team on_your_team in_a_team a_goalie a_keeper a_goalkeeper a_striker "
    "a_defender a_footballer in_the_squad a_midfielder a_winger a_player the_goalie the_striker",
}

_CHILD = phrases(
    """
    IM ALMOST? AGE NEXT
    i/ill ...1 be/turn/become AGE in/on/next/soon/this/tomorrow/today
    i turn/turned AGE $/in/on/next/last/this
    IM in year/yr/primary/reception/secondary/juniors/infants !of/2_of/my
    IM in y1/y2/y3/y4/y5/y6/y7/y8/y9/y10/y11
    i go to ...3 primary/juniors/secondary/high_school/school $/and/in/im/i
    IM ...1 a kid/child/schoolboy/schoolgirl
    IM a boy/girl $/and/im/can/i/who/but/so
    IM the child/kid/player
    IM not a/the parent/mum/dad/grown_up/adult
    IM under AGE $/and
    not my mum/dad
    my PARENT said/says/told/lets/let/say ...3 i/im/me/yes/ok/yeah
    ^ hi/hello/hey? mum/dad/mummy/daddy said/says i/im/its_ok_if_i
    my PARENT wont/doesnt/dont/didnt/isnt let/know/here/in/home/want_me
    my PARENT is/are/s? !his/her/their/the ...1 at_work/busy/asleep/sleeping/driving/out/in_the_shower/in_the_bath/\
cooking/on_the_phone/not_here/not_in/not_home/working $/and/so/she/he/but/they/now/can/right
    my mums/dads/nans ...1 at_work/busy/asleep/out/driving/cooking/working/in_the
    mum/dad/mummy is ...1 busy/asleep/at_work/out so/and i/im
    my PARENT will pay/sign $/and/for_me
    my PARENT gave/lent me ...2 phone
    my PARENT wants/want/asked/makes/needs me to !register/sign/fill/pay/do/send
    my PARENT looks/look after me
    my PARENT dont/doesnt/cant speak/understand/read
    on/using/this_is/its/borrowed/with my PARENT phone/mobile
    mum/dad/mummy is/are busy/asleep
    can/could/may/please i play PLAY !him/monthly
    can/could/may i be POSITION
    i want/wanna/wana/would_like/d_like/wish/love to? play PLAY
    i want/wanna/wana to? be POSITION
    i want/wanna to? join ...4 mate/mates/friend/friends
    can i ...4 my/with mate/mates/friend/friends
    am i old_enough/good_enough/too_old/too_young/allowed_to_play
    i play for/at my school
    me and my mate/mates/friend/friends want/wanna
    IM at/in school !run/gate/pick*/drop*/now
    can my PARENT ring/call/text/phone/message !him/her
    register/sign myself up?
    """,
    _CLASSES,
)
# A parent, whatever else stands there.
_PARENT = phrases(
    """
    my/our ...1 CHILD !im/i
    i have/got ...3 CHILD
    his/her/their PARENT said/says
    IM his/her/their ...2 PARENT/brother/sister/guardian
    IM the/a ...1 PARENT/mother/father/guardian/coach/manager/grandmother/grandfather/parent
    IM * PARENT/mother/father $/and/of/to/here
    when i was
    i ...1 a # year
    """,
    _CLASSES,
)


def is_child(text: str) -> bool:
    said = spoken(text)
    return bool(_CHILD.search(said)) and not _PARENT.search(said)
