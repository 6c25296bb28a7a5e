"""How British parents say yes, no, or neither, to the first question, to the summary and to an address.

Every second line of each list was written to be looked at last.
"""

YES = {
    "to_register": """
        Sam says yes
        he can't wait!!
        we're in
        can you sign him up?
        yes but can I do it later?
        Yes if it's not too late
        aw that would make his year, we'd be over the moon
        go on then, sign him up
        he'd love that, thank you
        oh definitely, been looking forward to it all summer
        aye put him down
        yes pls, he's mad for it
        defo
        count us in
        absoloutely
        yeh sign us up pls x
        he's dead keen
        we would love to!!
        could you register him please
        let's do it
        sounds great to us
        wouldn't miss it for the world
        she's been on at me for weeks so yes
        yes please if there's still a place
        too right we would
        why not, he's bored stiff on a Saturday
        yea go for it
        he'd be made up
        yess please lovely
        deffo up for it
        no brainer, yes
        he'd be chuffed to bits
        course we do
        you bet, sign the wee man up
        please put Sam down for it
        his dad says yes so let's get going
        Please do, he is itching to start
        I'd like him to join please
        happy days, yes
        yes please mate, he wont stop going on about it
        we'd like to go ahead
        is it too late? if not then yes please
        our Sam is buzzing, get him in
        he wants to play yes
        yes, can you tell me how much it is?
        yes he does
        Yes. What time is training?
        of course he would, he's football daft
        good to go here
        im happy to register him
    """,
    "correct": """
        no changes needed
        bang on
        spot on that
        looks grand to me
        that all looks grand to me
        all good here
        can't see any mistakes
        och aye, that looks grand to me, pet
        yep all correct
        thats all right thanks
        everything's fine
        100%
        nothing to change
        yes that's right ta
        perfect cheers
        all present and correct
        yeh its all good x
        looks right
        happy with that
        all as it should be
        that's all correct thank you very much
        tickety boo
        couldn't fault it
        yes it's all in order
        nothing wrong with that
        all ok
    """,
    "address": """
        that's us
        that's it
        that's the one
        that's our house
        we live there
        got it in one
        bingo
        yep that's ours
        thats the place
        correct address yes
        it is indeed
        thats where we are
        you've found us
        yes thats my house
    """,
}

NO = {
    "to_register": """
        we're going to give it a miss this year
        he's packed it in
        we're moving to Leeds
        please take him off your list
        not this year thanks
        no he's gone off football
        he's joined another club
        not for us, sorry
        he doesn't want to play any more
        she's chosen rugby instead this year
        we won't be coming back
        nah you're alright thanks
        thanks but no thanks
        he's given up footy
        we've decided against it
        he's lost interest to be honest
        no ta
        we'll leave it this time
        count us out
        sadly he won't be playing
        he has signed for Flixton
        too far for us now
        don't think it's for him, no thanks
        we are no longer interested
        I don't want to register him
        he'd rather do swimming
        sorry mate we're out
        we've changed our minds
        cancel it please
        he's had enough of football
    """,
}

NEITHER = {
    "to_register": """
        he's already happy at Flixton thanks
        lovely to hear from you
        please hold on
        ok, will get back to you
        right, let me see what his dad thinks
        he might miss the first week
        he has never played
        lovely to hear from you, weather is a shambles mind
        who is this?
        I'll have to ask his mum
        maybe
        not sure yet
        what day is training?
        thanks for the message
        can I let you know tomorrow?
        how did you get my number?
        he's at his nan's this week
        depends how much it is
        hmm
        is there a bus?
        good morning
        I thought he was registered already
        we might give it a miss
        I'm at work, will look tonight
        let me have a think about it
        great club, heard good things
        Ben next door loves it
        are girls allowed?
        his brother wanted to join last year
        only if his mate is playing
        he broke his arm in March
        I'm not so sure about any of this really, it depends on the weather
        nice one, speak soon
        my mate said yes to yours
        would he get a game?
        is it ok if he can't make Saturdays?
        ok thanks for letting me know
        Perfect timing, I was just saying to my wife that I need to look into that
        sorry wrong number I think
        he's seven
        we're moving the car, back in a min
        no rush I hope
    """,
    "correct": """
        that looks good, the postcode is M32 9AA mind you, since they moved the boundary
        all fine except the email
        yes but his birthday is the 4th
        looks ok, just the surname has an e at the end
        let me check with his dad
        what is the fee again?
        I'll look at it later
        nearly
        his name's spelled with a y
        apart from the phone number it's right
        will check tonight
        hang on
        is that right?
        good, but change the postcode please
        yes. oh the house number is 14 not 12
        most of it's right
    """,
    "address": """
        hm not sure, yes it could be but the old postman always put us down under Moss Road
        that's next door
        it used to be
        nearly right
        is that the one on Moss Road?
        that was our old house
        I think so
        near enough
    """,
}

# After a no nothing is asked, so only a wish is one.
AFTER_ALL = """
    actually we had a think and he'd love to give it a go after all
    we'd like to sign him up after all
    can you register him please
    he's changed his mind, he would love to join
    go on then, count us in
"""
NOT_AFTER_ALL = """
    lovely, thanks
    ok great
    fine
    he was happy with that
    maybe next year
    is it too late?
    no way
    Ben next door would love to
    all good here thanks
    have a good season
"""
