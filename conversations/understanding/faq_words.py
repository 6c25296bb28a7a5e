"""By which words a question is known: all the words of one phrase, in any order; more words go first."""

from conversations.understanding.readers.wording import listed

ABOUT = {
    "fees": "cost, what cost, how much, price, fee, what fee, charge, how much pay, expensive, total, cost month, per "
    "month",
    "siblings": "sibling, brother, sister, discount, second child, two kid, two child, 2 kid, 2 child, more than one "
    "child, discount sibling, cheaper two, cost sibling, how much second, how much two, how much sibling, family "
    "discount",
    "when_to_pay": "when pay, when paid, when paying, when payment, when collect, when collected, when taken, when "
    "take, take money, day take, when due, when charge, what day pay, what day payment, what date pay, what date "
    "payment, which day pay, first payment, pay now, start paying, pay today, payment taken, money taken, come "
    "out, money come out, pay upfront, how many payment, all year, summer pay, every month, what day taken, day "
    "collected, how many month, when fee",
    "how_to_pay": "how pay, how paid, how paying, how payment, how collect, how collected, direct debit, how payment "
    "work, pay online, payment link, bank detail, card detail, link safe, safe pay, secure pay, payment safe, "
    "payment secure, link secure, set up payment, where pay, how taken",
    "other_ways_to_pay": "cash, card, credit card, debit card, cheque, standing order, bank transfer, bacs, transfer, "
    "paypal, apple pay, pay cash, pay card, how pay cash, instalment, installment, pay all at once, pay in full, "
    "pay full, one go, pay yearly, pay annually, lump sum, pay other way, pay without direct debit, childcare "
    "voucher",
    "hardship": "afford, struggling money, struggle money, struggle pay, too expensive, too much money, too dear, on "
    "benefit, hardship, low income, benefit, universal credit, free school meal, help fee, help with cost, help "
    "pay, help paying, bursary, struggling pay, financial help, financial support, funding, reduced fee, waive",
    "kit": "kit, new kit, get kit, when kit, need kit, shirt number, strip",
    "kit_sizes": "what size, which size, size, kit size, what size kit, shirt size, size guide, what size shirt",
    "season": "season, what season, which season, how long season, season end, when end, when finish, season last",
    "ages": "age, age group, what age, which age, how old, what age group, which age group, age range, which team, "
    "what team, what group, year group, what year, too old, too young, old enough",
    "why": "why, why need, why want, why ask, why date birth, why dob, why birthday, why my date birth, need date "
    "birth, need dob, why email, why address, why phone, why medical, why photo, why postcode",
    "data": "data, data safe, gdpr, privacy, private, who see, share detail, share data, detail safe, information "
    "safe, info safe, detail secure, store detail, do with my detail, do with data, do with information, data "
    "protection, keep detail, keep data, delete detail, confidential, who has access, see my detail, do with "
    "photo, delete data, erase data, remove my data, photo used, personal information, privacy policy, what happen "
    "detail, pass on, use detail",
    "duration": "how long take, long take, how long this, many question, how many question, much longer, how much "
    "longer, how long left, nearly done, finished yet, how long is registration, how many more, how long process, "
    "take long",
    "steps": "how work, what happen next, what next, what do i need, what do you need, how register, how sign up, "
    "what step, how join, what else need, what happen after, what happen now",
    "bot": "robot, bot, human, real person, computer, ai, automated, machine, chatgpt, real, scam, spam, genuine, "
    "legit, who are you, who this, who am i talking, who am i speaking, who is texting, who is messaging, what "
    "omega, who omega, who am i chatting, phishing, anyone there, anybody there, name your",
    "contact": "who speak, who talk, who contact, who can i speak, who can i talk, who ask, contact, contact number, "
    "phone number, club number, club email, club phone, number for club, email for club, email you, ring, call "
    "you, get in touch, who charge, who in charge, who run, contact club, contact manager, contact coach, speak "
    "manager, speak coach, contact detail, who do i complain",
    "website": "website, web site, web page, webpage, web address, online information, facebook, instagram, url",
    "welfare": "welfare officer, safeguarding, safeguarding officer, who safeguarding, child protection, welfare, "
    "safeguarding policy",
}
# With one of these the question is about a case that no entry settles, though it may name training or money.
BEYOND = listed(
    """
    miss misse missed ill injured rain snow cancel cancelled lost broken instead forgot swap
    inhaler puffer epipen epi-pen epi asthma asthmatic allergy allergie allergic diabete diabetic insulin sugar pump
    epilepsy epileptic seizure medicine medication tablet antihistamine plaster heart coeliac autism autistic adhd
    hearing deaf wheelchair disability disabled glasse hijab headscarf turban patka toilet loo
    """
)
# How people shorten and misspell what they ask by.
SHORT = {
    "wot": "what", "wat": "what", "wots": "what", "wats": "what", "wen": "when", "wens": "when", "y": "why",
    "u": "you", "ur": "your", "r": "are", "hw": "how", "ow": "how", "mch": "much", "wich": "which", "dus": "does",
    "trainin": "training", "dd": "direct debit", "prices": "price", "pricing": "price", "charges": "charge",
    "children": "child", "kids": "kid", "pics": "photo", "picture": "photo", "matches": "match", "photos": "photo",
    "addresses": "address", "info": "information",
}  # fmt: skip
MISSPELLED = "training discount payment website sibling matches season monthly collected expensive robot manager"
