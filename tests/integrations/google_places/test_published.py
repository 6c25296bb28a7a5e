"""What we ask, and what the stand-in answers, are as Google's published description has them."""

from typing import Any

from jsonschema import Draft202012Validator

from integrations.google_places.client import GoogleAddresses
from integrations.google_places.settings import GooglePlacesSettings
from tests.standins.google_places import GooglePlacesStandIn, place
from tests.standins.published import description, is_at_hand

_NAMED = "GoogleMapsPlacesV1SearchText{}"


def _check(kind: str, told: Any) -> None:
    published = description("places.schema.json")
    schema = published["definitions"][_NAMED.format(kind)] | {"definitions": published["definitions"]}
    Draft202012Validator(schema).validate(told)


@is_at_hand
async def test_the_question_is_one_that_it_takes() -> None:
    async with GooglePlacesStandIn() as google:
        given = {"google_places_url": google.url, "google_maps_api_key": google.key}
        client = GoogleAddresses(GooglePlacesSettings.model_validate(given))
        await client.find("M32 8JL", "Flat 2, 12")
        await client.close()
    _check("Request", google.requests[0])


@is_at_hand
def test_the_answers_of_the_stand_in_are_of_its_kind() -> None:
    where = {"locality": "Stretford", "street_number": "12", "subpremise": "Flat 2", "premise": "The Old Mill"}
    _check("Response", {"places": [place("M32 8JL", "Larkhill Road", **where)]})
    _check("Response", {})
