"""What is said about money, when it is so and not before. Patterns as in `conversations/words/texts.py`."""

LINK_BY_SMS = "{club}: the secure payment link for {child}: {link}"
LINK_AGAIN = "We are waiting for the payment now. The link for {child}: {link}"
ON_ITS_WAY = (
    "Thank you. The payment of {amount} for {child} is on its way; banks take a few days. "
    "I'll message you when it arrives."
)
STILL_ON_ITS_WAY = "The payment of {amount} for {child} is on its way. I'll message you when it arrives."
BEING_SET_UP = "The payment for {child} has arrived; the Direct Debit is being set up. I'll message you when it's done."
MANDATE_LINK = (
    "The Direct Debit for {child} {lost}, so nothing more can be asked for by it. Please set up a new one here, "
    "there is no fee to pay again: {link}"
)
LOST = {
    "failed": "could not be set up by your bank",
    "cancelled": "was cancelled",
    "expired": "has expired",
    "suspended": "was stopped",
}
NO_DIRECT_DEBIT = "is not set up"
FEE_LINK = "The link to pay the signing-on fee of {amount} for {child}: {link}"
IN_ORDER_AGAIN = "The Direct Debit for {child} is in order again, thank you."
REINSTATED = "{child}'s registration is no longer suspended, thank you."

FAILED = "The payment of {amount} for {child} ({what}) did not go through: {why}."
WHY = {
    "insufficient_funds": "your bank says there was not enough money in the account",
    "refer_to_payer": "your bank did not pay it and asks you to get in touch with them",
    "bank_account_closed": "your bank says that the account is closed",
    "invalid_bank_details": "your bank does not know the account",
    "bank_account_transferred": "your bank says that the account has moved",
    "authorisation_disputed": "your bank says that it was not agreed to",
    "direct_debit_not_enabled": "the account does not take Direct Debits",
    "mandate_cancelled": "the Direct Debit was cancelled",
    "mandate_expired": "the Direct Debit has expired",
}
WHY_NOT_KNOWN = "your bank did not pay it"
TRIED_AGAIN = "It will be tried again on {day}."
NOT_TRIED_AGAIN = "It is not tried again by itself: the treasurer will be in touch about it."
OTHER_DAY = "If another day suits you better, write for example: change my payment day to the 20th."
HELP_WITH_MONEY = "If money is short, {hardship} helps in confidence."
HELP_IN_CONFIDENCE = "If money is short, write PERSON: we help in confidence."
CHARGED_BACK = (
    "Your bank has taken back the payment of {amount} for {child} ({what}), so it's owed again. "
    "The treasurer will be in touch."
)
CHARGED_BACK_AGAIN = "Your bank has taken back the payment of {amount} for {child} ({what}) once more."
NOT_CHARGED_BACK = "Your bank has given us the payment of {amount} for {child} ({what}) after all: it's paid again."
REFUND_ON_ITS_WAY = "A refund of {amount} for {child} ({what}) is on its way to your bank account."
REFUNDED = "{amount} of the payment for {child} ({what}) has been refunded to your bank account."
REFUND_FAILED = (
    "The refund of {amount} for {child} ({what}) came back to us: your bank didn't take it. "
    "The treasurer will be in touch about another way."
)
SIGNING_ON_FEE = "signing-on fee"

NOTHING_MORE = "The payments for {child} are stopped: nothing more will be collected."
MAY_BE_COLLECTED = (
    "The payments for {child} are stopped. With your bank already when the Direct Debit ended, "
    "so it may still be taken: {charges}."
)
STILL_COLLECTED = "The payments for {child} are stopped. With your bank already, and still collected: {charges}."
DAY_CHANGED = "The payment day for {child} is changed."

OF_A_CHILD = "{child}: {said}."
FEE_PAID = "signing-on fee of {amount} paid"
FEE_ON_ITS_WAY = "signing-on fee of {amount} on its way"
FEE_TO_PAY = "signing-on fee of {amount} to pay"
MONTHLY_NEXT = "then {count} payments of {amount} a month, the next on {next}, the last on {last}"
MONTHLY_ONE = "one more payment of {amount} on {next}"
MONTHLY_NONE = "no more payments this season"
MONTHLY_NOT_SET_UP = "{amount} a month; the Direct Debit is not set up yet: {link}"
OWED_AGAIN = "{amount} for {months} owed again, as your bank took it back"
REFUND_COMING = "a refund of {amount} on its way"
STILL_TO_COME = "with the bank already: {charges}"
REFUNDED_SO_FAR = "{amount} refunded"

TREASURER = "Money and records, {day}:\n{lines}"
TREASURER_LINE = "{child}: {what}"
DIFFERENCES = {
    "months_missed": "no charge could be made for {months}",
    "ended_by_hand": "the subscription was cancelled at the payment service",
    "charged_twice": "more than one charge for {months}",
    "not_planned": "a charge of {amount} that no plan asks for",
    "wrong_amount": "a charge of {amount}, planned were {planned}",
    "still_running": "a subscription that goes on though the child has left",
    "not_made": "charges that are planned are not made yet",
    "charged_back": "a charge-back of {amount}",
    "unpaid": "the payment for {what} failed: {amount}",
}
