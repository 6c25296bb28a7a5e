"""What is said of a file that a manager sent. Plain words that an SMS can carry."""

WRONG_KIND = (
    "I cannot read that file. Please send a contact card, or a list saved as CSV: in Excel or Numbers choose "
    "Save as (or Export), then CSV. Or just write INVITE and one child on each line."
)
TOO_LARGE = "That file is too large for a list of children: I take up to 256 KB. Please send a shorter list as CSV."
EMPTY = "There is nothing in that file that I can read. Please check it and send it again."
GONE = "That file did not reach me. Please send it again."
TOO_MANY = (
    "That list has {count} lines. I take {most} at a time, so nothing is done yet: please send it in shorter parts."
)
ONE_CARD_EACH = "That file holds {count} contact cards. Please send me one parent's card at a time."
