"""What the treasurer reads of one child's money, and of a link sent by hand. Plain words, GSM-7 safe."""

CHILD = "{child}, {team}, season {season}:"
FEE = "Signing-on fee {amount}: {how}"
NO_FEE = "No signing-on fee"
MONTH = "{month}: {amount} {how}"
HOW = {
    "pending": "on its way{day}",
    "submitted": "on its way{day}",
    "confirmed": "paid{day}",
    "paid_out": "paid{day}",
    "failed": "failed{day}{why}",
    "cancelled": "cancelled",
    "charged_back": "taken back by the bank",
    "unknown": "not known",
}
TO_PAY = "not paid"
PLANNED = "due{day}"
ON = " on {day}"
BECAUSE = " ({why})"
WHY = {
    "insufficient_funds": "not enough money",
    "bank_account_closed": "account closed",
    "mandate_cancelled": "Direct Debit cancelled",
    "refer_to_payer": "the bank refers to the payer",
}
MANDATE = "Direct Debit: {how}"
MANDATE_ALIVE = "set up"
MANDATE_NONE = "not set up"
REFUNDS = "Refunded {paid}, on its way {coming}"
SUM = "In all: paid {paid}, on its way {coming}, failed or taken back {broken}, due {due}."
NOTHING_YET = "nothing is agreed yet: no payment day is chosen, so nothing is charged."
LEFT = "The child has left; nothing more is collected."
LINK_ONE = "I'll send {parent} the payment link for {child} ({team}): {what}."
WHAT_FEE = "the signing-on fee of {amount} and the Direct Debit"
WHAT_MANDATE = "the Direct Debit, the fee is paid"
LINKING = "Will do: the payment link for {child} goes to the parent."
