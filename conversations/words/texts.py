"""Every word the bot says in a talk. Patterns name what they need in braces; plain words, first names, GSM-7 safe."""

HELLO = "Hello, this is {bot}, the registration assistant of {club}."
WHO = "Which child would you like to register (full name), and for which age group or team?"
WELCOME = f"{HELLO} {WHO}"
WELCOME_WITH_CODE = f"{HELLO} What is your child's full name?"
UNKNOWN_TEAM = "I could not find that team. We have: {teams}."
WANT_TO_REGISTER = "Would you like to register {child} with {club} for the {season} season?"
DECLINED = "Thank you for telling me. {child} is not registered. If you change your mind, just write YES."
STILL_DECLINED = "{child} is not registered at the moment. Would you like to register after all? Reply YES."
FULL = (
    "{team} is full just now. Shall I put {child} on the waiting list? You'd hear from me as soon as there's a place."
)
JUST_GONE = "I'm sorry: the last place with {team} went just now, while you were answering."
ON_THE_LIST = (
    "{child} is on the waiting list for {team}. I'll write to you as soon as there's a place. "
    "If you don't want to wait any longer, write LEAVE."
)
STILL_ON_THE_LIST = "{child} is still on the waiting list for {team}; no place yet. LEAVE takes {child} off the list."
NOT_WAITING = "That's fine, {child} isn't on the list and isn't registered. If you change your mind, just write YES."
LEFT_THE_LIST = "{child} is off the waiting list. If you change your mind, just write YES."
A_PLACE = "Good news, {parent}: there's a place for {child} with {team}."
A_PLACE_STILL = "Hello {parent}, there's still a place for {child} with {team}."
PLACE = "It's kept for you until {place_until}, then it goes to the next family. Would you like it?"
PLACE_TAKEN = "Lovely, the place with {team} is {child}'s."
PLACE_PASSED = (
    "The place with {team} has gone to the next family, as I hadn't heard from you. {child} stays on the list, and "
    "I'll write when there's another. LEAVE takes {child} off."
)
SECTION = "{lead} Please send me {prompts}."
ONE_MESSAGE = "One message is fine."
SINGLE = "Please send me {prompt}."
EXAMPLE = "For example: {example}"
ONE_AT_A_TIME = "Lovely, there are two of them! One at a time, please: {child} first, then I'll ask about the next."
THE_OTHER_LATER = "I'll come to the other one as soon as we're through with {child}."
TWO_MORE = "Lovely, two more! One at a time, please."
NOT_UNDERSTOOD = "Sorry, I didn't get that."
STILL_NOT = "Sorry, I still can't make that out."
ONE_OF = "Please just answer {options}."
WAYS_OUT = (
    "I'm not getting anywhere with this on my own, sorry. Write PERSON and a volunteer will help you.",
    "Let's have a volunteer look at this with you: just write PERSON.",
)
HERE_AGAIN = "Here it is again:\n{text}"
OF_AN_EARLIER_QUESTION = "That was an earlier question, so I haven't changed anything."
NOTED = "Thanks, I've put that right."
STALE_BUTTON = "That button belongs to an earlier question."
NO_MEDICAL = "none"
PERSON = "PERSON"  # the word that fetches a volunteer, as the texts spell it
TO_BE_SURE = "Just to be sure:"
OFFER_HELP = "If you'd rather talk to a volunteer, write PERSON."
REVIEW = "Please check:\n{summary}"
WHAT_TO_CORRECT = "What's wrong? Write for example: email kate@example.com"
HOW_TO_CORRECT = (
    "Please write what it is and how it should be, for example: {child}'s date of birth 3 May 2016, or: "
    "my email kate@example.com. If it's all correct write YES; to talk to a volunteer write PERSON."
)
CORRECTED = "Changed:\n{changes}"
FEES = (
    "Registering {child} costs {signing_on} once, and {monthly} a month from {first_month} to {last_month} "
    "by Direct Debit. On which day of the month shall we collect it? For example the 15th, or the last day."
)
LAST_DAY = "Not every month has that day, so we collect on the last day of each month."
# What the plan of the monthly payments says: {plan} is one of the three that follow.
PLAN_IF_PAID_TODAY = "If you pay today, we collect {plan}"
PLAN_MADE = "By Direct Debit we collect {plan}"
PLAN_SEVERAL = "{count} monthly payments of {amount} for {child}: the first on {first}, the second on {second}."
PLAN_ONE = "one monthly payment of {amount} for {child}, on {first}."
PLAN_NONE = "no more monthly payments for {child} this season."
PLAN_DISCOUNT = "The monthly payment is {discount}% less, as {child} is not the first child of your family here."
LINK = "Here is your secure payment link for {child}: {link}"
LINK_STILL_COMING = "Your payment link is still being prepared. I will send it as soon as it is ready."
SEASON_CLOSED = (
    "The {season} season is over, so I've closed {child}'s registration, which wasn't finished. "
    "If {child} would like to play next season, just write to me then."
)
COMPLETED = (
    "Good news: {child} is registered with {club} for the {season} season. The signing-on fee is paid and the "
    "Direct Debit is set up. Welcome!"
)
ALREADY_COMPLETED = "{child} is registered for the {season} season. There is nothing left to do."
PAYMENT_FAILED = "The payment for {child} did not go through. You can try again with the same link: {link}"
WITHDRAWN = "{child} is withdrawn. If that changes, just write YES."
ENDED_BY_CLUB = "The club has ended the registration of {child}. If you think that is a mistake, please write PERSON."
MOVED = "The club has moved {child}: the team is now {team}."
MOVED_ON_THE_LIST = "The club has moved {child}: it's the waiting list for {team} now."
NUMBER_TAKEN_THERE = "The shirt number is taken there, so please choose another."
LINK_BY_HAND = "Hello {parent}, the treasurer has asked me to send you the payment link for {child}: {link}"
LIFTED = "Good news: {child} is no longer suspended. Only the payment is still open: {link}"
SUSPENDED = "The registration of {child} is suspended until it is paid: {link}"
HELP = (
    "I am {bot}, the registration assistant of {club}. Just answer my questions in your own words. "
    "To do it together with another parent write for example: add dad Tom Jones 07700 900124. "
    "STOP ends my messages here."
)
WELCOME_BACK = "Welcome back. I may write to you here again."
LOOKING = "I am still looking up your address. Please tell me that again when I have found it."
ONE_MOMENT = "One moment, please: I am still reading that."
JUST_ARRIVED = 'Sorry, your message "{text}" only reached me now, so I ask again to be sure.'
NO_RUSH = (
    "No rush, just write when it suits you, and we'll go on where we are.",
    "That's fine, whenever you're ready.",
)
HOW_TO_STOP = (
    (
        "Of course. Reply with the one word STOP and you won't hear from us any more. "
        "If you'd rather talk to somebody about it, write PERSON."
    ),
    "Just the word STOP, by itself, ends my messages. PERSON brings a volunteer.",
)
INVITED_BY = "{manager}, who runs {team}, asked me to write to you"
WROTE_FIRST = "you wrote to us first"
GENUINE = (
    "Good that you ask. I'm {bot}, the registration assistant of {club}: a computer program, not a person. I'm writing "
    "because {invited}. You'll find the club at {website}. Bank details are only ever entered on the payment page, "
    "never here in the chat. If you'd rather talk to a volunteer, write PERSON."
)
YOUR_NUMBER = (
    "I have your number because {invited}. Reply STOP and you won't hear from us any more, or PERSON to talk to a "
    "volunteer. The club's website: {website}"
)
NOT_YET = (
    "Not quite yet: {child} is registered once we've been through everything here and the payment has arrived. Next:",
    "We aren't there yet with {child}, but it isn't much. Next:",
)
WHICH_TO_WITHDRAW = "Which child do you mean: {children}? Please write for example: withdraw {first}"
PAUSED = (
    "That was a lot of messages in a short time, so I'll pause here. I'll answer again {when}, "
    "and we'll go on where we were. If it can't wait, please ring your team's manager."
)
APOLOGY = "Sorry, something went wrong on our side with your last message. The club will hear of it."
TOO_YOUNG_OR_OLD = (
    "Thank you. With that date of birth {child} is outside the ages we have football for ({youngest} to {oldest}), "
    "so I cannot register {child}. The manager is informed."
)
OTHER_AGE_GROUP = (
    "By the date of birth {child} belongs to {age_group}, not {team}. I'll let the manager know, who'll decide; "
    "we can carry on."
)
MEDIA_NOT_NEEDED = "Thank you, I do not need a picture at the moment."
ONLY_WORDS = "Sorry, I can only read written words here."
YOU_ARE_WELCOME = "You're welcome. If you need anything, just write to me."
NOW_ABOUT = "All right, now about {child}."

PAID = "The payment for {child} has arrived, thank you."
PHOTO_WHEN_READY = "Please send the photo of {child} whenever you have it."
PHOTO_LATER = "No hurry: send the photo of {child} whenever you have it. It is the last thing we need."
ONLY_THE_PHOTO_BY_LINK = (
    "The payments are in order, thank you. We only need a photo of {child} for the player card. "
    "Please send it here: {upload}"
)
ONLY_THE_PHOTO = (
    "The payments are in order, thank you. We only need a photo of {child} for the player card. Please send it here."
)
PHOTO = (
    "Now please send a photo of {child}'s face for the player card, like a passport photo. "
    "If you have none at hand, write LATER."
)
PHOTO_BY_LINK = (
    "Now please send a photo of {child}'s face for the player card, here: {upload} "
    "If you have none at hand, write LATER."
)
PHOTO_STORED = "Thank you, the photo is in."
PHOTO_TOO_LARGE = "That picture is too large for me. Please send a smaller one, up to 16 MB."
PHOTO_NOT_A_PICTURE = "I could not open that as a picture. Please send a photo as JPG, PNG or HEIC."
PHOTO_BROKEN = "That picture did not come through whole. Please send it again."
PHOTO_ANIMATED = "That picture moves. Please send me a photo that stands still."
PHOTO_STICKER = "That looks like a sticker. Please send me a photo of the face."
PHOTO_TOO_SMALL = (
    "That photo is too small for the player card: the league wants at least 600 by 750 pixels. A new one, please?"
)
PHOTO_BLANK = "I can't see anything on that photo. Please send me one that shows the face."
PHOTO_DARK = "That photo is too dark for the player card. Could you take one where there's more light?"
PHOTO_DOUBTS = {
    "one_face": "the face of one person by themselves",
    "forward": "a face that looks into the camera",
    "uncovered": "a face with nothing in front of it",
}
PHOTO_DOUBT = (
    "One small thing about {child}'s photo, and I may be wrong: the card wants {doubt}. "
    "If you have a better one, just send it here. If not, this one is fine."
)
PHOTO_DOUBT_BY_LINK = (
    "One small thing about {child}'s photo, and I may be wrong: the card wants {doubt}. "
    "If you have a better one, send it here: {upload} If not, this one is fine."
)
PHOTO_GONE = "That picture is no longer there. Please send it again."
STILL_CORRECT = "Lovely to have {child} back. I still have what you told us last time."
IDENTITY = (
    "Welcome back. We have not heard from you for a while, so I must be sure that it is you: "
    "what are {child}'s initials and full date of birth? For example: AB, 21 June 2015"
)
IDENTITY_WRONG = "That is not what we have."
IDENTITY_FAILED = "Never mind, then I simply ask everything again."
WRONG_CHILD = "No harm done."
NEXT_CHILD = "You also have {child} to register. Shall we go on? Write YES."
ANOTHER_CHILD = "Would you like to register another child?"
WHICH_CHILD = "With pleasure. What is your child's full name, and which age group or team is it?"
START_AGAIN = "Shall we start again from the beginning for {child}? What you told me so far is set aside."
STARTED_AGAIN = "All right, from the beginning."
WITHDRAW = "Shall I withdraw {child} from the registration?"
NOTHING_CHANGED = "All right, nothing is changed."
ONLY_YES_OR_NO = "Please write YES or NO: {question}"
GOODBYE = "Thank you. If you need anything, just write to me."
NO_WAY_BACK = "There is nothing to go back to."
WRONG_NUMBER = "Sorry to have bothered you. I'll let the club know, and you won't hear from me about this again."
HANDED_OVER = "All right, a volunteer of the club will write to you here. I'll keep quiet until then."
HANDED_OVER_BY_NIGHT = (
    "All right, a volunteer of the club will write to you here after {hour} in the morning. I'll keep quiet until then."
)
NOBODY_YET = (
    "Nobody has got back to you yet, sorry. They're volunteers and may be at work or on the pitch, "
    "but your message is with them. If nobody has by {when}, I'll carry on with you here."
)
HANDED_BACK = "I'm back, so we can carry on."
FROM_VOLUNTEER = "A volunteer of {club} writes: {text}"
RELAY = "{name}: {text}\nAnswer with {number} and your words. {number} DONE gives the talk back to the bot."
GIVEN_BACK = "Talk {number} is with the bot again."
UNHEARD = (
    "The last words to {name} did not arrive: WhatsApp lets us write only within a day of what they wrote last. "
    "If it can't wait, please ring them."
)
TALK_ENDED = "Talk {number} has ended, so your words were not passed on."
NO_SUCH_TALK = "I know no talk with that number. Please look at the four digits I sent you."
SOMEBODY = "a parent"
YES_REGISTER = "Yes, register"  # the invitation's button

WEEK = (
    "The week at {club}:\n{begun} registrations begun, {completed} finished, {declined} ended.\n"
    "Unfinished now: {unfinished}. On a waiting list: {on_the_list}. Suspended: {suspended}.\n{todo}"
)
WEEK_TODO = {
    "unfinished": "STATUS shows who is stuck and why, NUDGE ALL reminds them.",
    "decisions": "{decisions} children waited for a manager's decision: ALLOW or REFUSE.",
    "undelivered": '{undelivered} messages didn\'t arrive: STATUS says "not delivered", please ring those parents.',
    "parked": "{parked} things failed on our side: please ask who runs the bot to look.",
}
WEEK_NOTHING = "There's nothing for you to do."
NEWS = "Here's what's new with the registrations:\n{lines}\nDetails: python -m bot notices"
NOTICES = {
    "enquiry": "Parents who wrote first",
    "completed": "Finished",
    "declined": "Declined",
    "ended_by_club": "Ended by the club",
    "outside_ages": "Children outside our ages",
    "other_age_group": "Children of another age group, for the manager to decide",
    "no_photo": "No photo wanted",
    "no_fa": "No to the FA registration, for the manager to decide",
    "no_terms": "No to the code of conduct, for the manager to decide",
    "withdrawn": "Withdrawn",
    "decide": "Decisions managers were reminded of",
    "undecided": "Children a manager has not decided about for a week: please ask them, or write ALLOW or REFUSE",
    "unanswered": "Invitations nobody answered",
    "unfinished": "Registrations left unfinished",
    "suspended": "Suspended, not paid",
    "reinstated": "Paid, no longer suspended",
    "lifted": "Suspensions the treasurer lifted",
    "unpaid_unreached": "Not paid, and not reached",
    "no_mandate": "Direct Debit missing",
    "wrong_number": "Wrong numbers",
    "waits_for_place": "Children on a waiting list",
    "place_taken": "Places taken from a waiting list",
    "over_capacity": "Invited although the team is full",
    "identity_failed": "Numbers silent for long that could not prove whose they are",
    "differs_name": "Children whose parents gave different names",
    "differs_born": "Children whose parents gave different dates of birth",
    "differs_gender": "Children whose parents differ on boy or girl",
    "differs_medical": "Children whose parents gave different medical answers",
    "differs_address": "Children whose parents gave different addresses",
    "roster_put_back": "Cells of the club's table put back, as they are the parent's or the treasurer's to change",
    "roster_not_taken": "Cells of the club's table that cannot be so, put back",
    "roster_overtaken": "Cells of the club's table that a parent told otherwise since",
    "roster_row_gone": "Rows deleted in the club's table, and not made again",
    "roster_column": "Columns or options the club's table lacks",
    "roster_refused": "The club's table refuses us",
    "roster_silent": "The club's table no longer tells us of changes",
    "roster_budget": "Much of what the club's table may be asked in a month is used up",
    "unreachable": "People we cannot reach",
    "undelivered": "Messages not delivered",
    "effect_refused": "Outside services that refused something",
    "unknown_money": "Payments we can't match to anybody",
    "effect_parked": "Things we tried to do and couldn't",
    "loop": "People I've paused after too many messages",
    "strange_sender": "Numbers and names wrote that we do not answer",
    "budget.threshold": "Much of what may be sent in a day is used up",
    "parked": "Messages we failed to read",
    "hand_over_wanted": "Parents who want a person",
    "safeguarding": "Safeguarding, with the welfare officer",
    "complaint": "Complaints about data that nobody of the club answers for: python -m bot complaints list",
}

# How a section is opened.
LEADS = {
    "guardian": "Lovely. First, about you.",
    "child": "Thank you. Now about {child}.",
    "follow_up": "Thank you for telling me.",
    "address": "Now the address.",
    "own_contact": "{child} is old enough to have contact details too.",
    "emergency": "From this age we also need an emergency contact.",
    "kit": "Now the kit.",
}
LABELS = {
    ("guardian", "name"): "You",
    ("guardian", "relationship"): "Relationship",
    ("guardian", "born"): "Your date of birth",
    ("guardian", "mobile"): "Mobile",
    ("guardian", "email"): "Email",
    ("child", "name"): "Child",
    ("child", "born"): "Date of birth",
    ("child", "gender"): "Gender",
    ("child", "medical"): "Medical",
    ("address", "postcode"): "Address",
    ("child_address", "postcode"): "Child's address",
    ("own_contact", "mobile"): "Child's mobile",
    ("own_contact", "email"): "Child's email",
    ("emergency", "name"): "Emergency contact",
    ("emergency", "phone"): "Emergency number",
    ("consents", "messages"): "Club messages",
    ("consents", "photo"): "Photo",
    ("consents", "fa"): "FA registration",
    ("consents", "medical"): "Managers see medical details",
    ("consents", "terms"): "Code of conduct",
    ("payment", "day"): "Payment day",
    ("kit", "size"): "Kit size",
    ("kit", "number"): "Shirt number",
}
YES_NO = ("Yes", "No")
ADDRESS_AND_HOME = "I found this address:\n{address}\nIs that right, and does {child} live there too?"
ADDRESS_NOT_FOUND = {
    "address": (
        "I couldn't find that address, so I've kept what you wrote: {house}, {postcode}. "
        "Please type your address: the street and town will do."
    ),
    "child_address": (
        "I couldn't find that address, so I've kept what you wrote: {house}, {postcode}. "
        "Please type {child}'s address: the street and town will do."
    ),
}
WHAT_IS_DIFFERENT = "What's different then?"
DIFFERENT = ("The address", "Lives elsewhere")
TEAM_BEFORE = "Which team did {child} play for before, if any? (None is fine.) And now about you."
TEAM_OR_NAME = "I wasn't sure whether that's the team or you."
WHY_MEDICAL = (
    "The medical question is so that coaches can look after {child}; you decide next who may see it: {privacy}"
)
CORRECT = ("Yes, correct", "Change something")

CHILD_WRITING = (
    "It is great that you want to play! I may only talk with a grown-up about this. "
    "Please pass the phone to your mum, dad or the person who looks after you."
)
OFF_TOPIC = "I don't know that, but a volunteer does: write PERSON."

# What parents ask in between, answered from the club's numbers; the club file has the rest.
FAQ = {
    "fees": "Registering {child} costs {signing_on} once, then {monthly} a month from {first_month} to {last_month}.",
    "fees_once": "Registering {child} costs {signing_on} once. There is no monthly fee.",
    "siblings": "The first child pays {monthly} a month, every further child of the family {sibling_monthly} "
    "a month ({discount}% less). The signing-on fee is {signing_on} for each.",
    "no_sibling_discount": "There is no sibling discount: every child pays the same.",
    "when_to_pay": "You pay the signing-on fee ({signing_on}) by the link I send you at the end. The monthly {monthly} "
    "is collected from {first_month} to {last_month}, on the day of the month that you choose.",
    "how_to_pay": "I send you a secure link: there you pay the signing-on fee and set up a Direct Debit for the "
    "monthly fee. Please never send bank or card details in this chat.",
    "other_ways_to_pay": "We collect by Direct Debit, by a secure link that I send you. "
    "If that does not work for you, write PERSON and a volunteer will help.",
    "hardship": "Please don't let money stop {child}. Please call {hardship}: it stays between you.",
    "no_hardship_contact": "Please don't let money stop {child}: write PERSON and we will help, in confidence.",
    "kit": "New players choose a size and a shirt number here, and so does everybody in a team that gets a new kit.",
    "kit_sizes": "Our kit comes in these sizes: {sizes}. You choose after the payment link.",
    "no_kit": "There is no kit to choose: your manager will tell you what is worn.",
    "season": "You are registering for the {season} season. The monthly fee runs from {first_month} to {last_month}.",
    "ages": "We take children from {youngest} to {oldest}. {group} is for those born from {born_from} to {born_until}.",
    "why": "The dates of birth show the right age group and that an adult registers; the rest is so that coaches can "
    "look after {child} and reach you. Write PERSON to see what we hold.",
    "data": "We use your details only to register {child} and to run the club. Write DATA to see what we hold, "
    "or DELETE MY DATA to have it erased.{privacy}",
    "duration": "A few minutes, if you have your child's details at hand. You can stop and go on later: I remember.",
    "steps": "I ask about you, about {child} and for your address; you check it all and choose a payment day. Then "
    "I send you the payment link, and ask for kit and a photo.",
    "bot": "I am {bot}, the registration assistant of {club}: a computer program, not a person. "
    "If you prefer a person, write PERSON.",
    "contact": "Write PERSON, and a volunteer of {club} will answer you here. There is more on {website}.",
    "website": "Our website: {website}",
    "welfare": "For worries about a child's safety: {welfare}. If somebody is in danger now, call 999.",
}
