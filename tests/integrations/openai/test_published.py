"""What a voice note is asked with is as OpenAI's published description has it."""

from tests.standins.openai_audio import TAKEN
from tests.standins.published import description, is_at_hand


@is_at_hand
def test_the_stand_in_takes_nothing_that_openai_does_not() -> None:
    published = description("openai.openapi.json")["components"]["schemas"]["CreateTranscriptionRequest"]
    assert set(published["properties"]) >= TAKEN
    assert set(published["required"]) <= TAKEN


@is_at_hand
def test_a_picture_is_shown_as_the_responses_api_takes_one() -> None:
    published = description("openai.openapi.json")["components"]["schemas"]["InputImageContent"]
    assert set(published["required"]) <= {"type", "detail", "image_url"} <= set(published["properties"])
