import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.messages import NOT_DELIVERED, OptOut
from integrations.twilio import parsing

NAMES = [
    *("MessageSid", "From", "Body", "NumMedia", "MediaUrl0", "MediaContentType0", "MediaUrl9", "ProfileName", "WaId"),
    *("ExternalUserId", "ButtonText", "ButtonPayload", "OriginalRepliedMessageSid", "Latitude", "Longitude"),
    *("MessageStatus", "ErrorCode", "OptOutType"),
]
TELLING = ["whatsapp:", "whatsapp: ", "whatsapp:+44", "+", "SM1", "delivered", "failed", "1e400"]
FIELDS = st.dictionaries(st.sampled_from(NAMES), st.one_of(st.text(), st.sampled_from(TELLING)))


@given(FIELDS)
def test_whatever_is_signed_is_a_message_or_lacks_something(fields: dict[str, str]) -> None:
    try:
        read = parsing.inbound(fields)
    except KeyError:
        return
    assert read.key
    assert read.sender.value
    assert read.sender not in read.also


@given(st.text(), FIELDS)
def test_whatever_is_signed_is_a_receipt_or_nothing(message: str, fields: dict[str, str]) -> None:
    read = parsing.receipt(message, fields)
    if read is not None:
        assert (read.reason is not None) == (read.status in NOT_DELIVERED)


@pytest.mark.parametrize(
    ("told", "read"),
    [("STOP", OptOut.STOP), ("START", OptOut.START), ("help", OptOut.HELP), ("", None), ("OTHER", None)],
)
def test_what_the_carrier_takes_a_message_for_is_read(told: str, read: OptOut | None) -> None:
    fields = {"MessageSid": "SM1", "From": "+447700900123", "Body": "leave me alone", "OptOutType": told}
    assert parsing.inbound(fields).opt_out is read
