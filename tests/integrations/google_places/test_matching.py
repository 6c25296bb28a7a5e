"""High confidence only for one clear match of the same postcode: whatever leaves a doubt is typed by the parent."""

from typing import Any

import pytest

from integrations.google_places.matching import Place, match
from tests.standins.google_places import component, place

LARKHILL = {"route": "Larkhill Road", "locality": "Stretford"}


def found(house: str, *places: dict[str, Any], postcode: str = "M32 8JL") -> str | None:
    address = match(postcode, house, [Place.model_validate(each) for each in places])
    return address.full if address else None


@pytest.mark.parametrize(
    ("house", "told", "line"),
    [
        ("12", {"street_number": "12"}, "12 Larkhill Road"),
        ("12a", {"street_number": "12A"}, "12A Larkhill Road"),
        ("12A", {"street_number": "12 a"}, "12 A Larkhill Road"),
        ("12-14", {"street_number": "12-14"}, "12-14 Larkhill Road"),
        ("Flat 2, 12", {"street_number": "12", "subpremise": "Flat 2"}, "Flat 2, 12 Larkhill Road"),
        ("flat 2 12", {"street_number": "12", "subpremise": "2"}, "Flat 2, 12 Larkhill Road"),
        ("apartment B, 12", {"street_number": "12", "subpremise": "Apartment b"}, "Apartment B, 12 Larkhill Road"),
        ("the old mill", {"premise": "The Old Mill"}, "The Old Mill, Larkhill Road"),
        ("The Old Mill", {"premise": "The Old Mill", "street_number": "4"}, "The Old Mill, 4 Larkhill Road"),
        ("Flat 3, The Old Mill", {"premise": "The Old Mill", "subpremise": "3"}, "Flat 3, The Old Mill, Larkhill Road"),
    ],
)
def test_a_house_is_found_however_it_is_spelled(house: str, told: dict[str, str], line: str) -> None:
    assert found(house, place("M32 8JL", **LARKHILL, **told)) == f"{line}, Stretford, Manchester, M32 8JL"


@pytest.mark.parametrize(
    ("house", "told"),
    [
        ("12", {"street_number": "14"}),
        ("12", {"street_number": "12A"}),
        ("12", {"street_number": "12", "subpremise": "Flat 2"}),  # a flat in it is not the house
        ("Flat 2, 12", {"street_number": "12"}),
        ("Flat 2, 12", {"street_number": "12", "subpremise": "Flat 22"}),
        ("The Old Mill", {"premise": "The Old Mill Cottage"}),
        ("The Old Mill", {"street_number": "1"}),
        ("12", {}),  # the middle of the postcode
        ("", {"street_number": "12"}),
    ],
)
def test_what_is_only_near_is_no_match(house: str, told: dict[str, str]) -> None:
    assert found(house, place("M32 8JL", **LARKHILL, **told)) is None


def test_two_streets_of_one_postcode_are_no_match_even_where_one_has_the_number() -> None:
    fold = place("M41 7BD", "Davy Fold", street_number="30", locality="Flixton")
    close = place("M41 7BD", "Davy Fold Close", locality="Flixton")
    assert found("30", fold, postcode="M41 7BD") == "30 Davy Fold, Flixton, Manchester, M41 7BD"
    assert found("30", fold, close, postcode="M41 7BD") is None


def test_a_plausible_street_of_another_postcode_counts_for_nothing() -> None:
    elsewhere = place("BL1 4QR", "Larkhill Road", street_number="12", locality="Bolton")
    assert found("12", elsewhere) is None
    assert found("12", elsewhere, place("M32 8JL", **LARKHILL, street_number="12")) is not None


def test_the_same_house_told_twice_is_one() -> None:
    twice = [place("M32 8JL", **LARKHILL, street_number="12")] * 2
    assert found("12", *twice) == "12 Larkhill Road, Stretford, Manchester, M32 8JL"


def test_where_there_is_no_village_the_post_town_is_the_town() -> None:
    assert found("12", place("M32 8JL", "Larkhill Road", street_number="12")) == "12 Larkhill Road, Manchester, M32 8JL"


def test_the_channel_islands_have_no_post_town_that_google_knows() -> None:
    told = [
        component("7", "street_number"),
        component("La Grande Route de St Jean", "route"),
        component("Saint Helier", "administrative_area_level_1", "political"),
        component("Jersey", "country", "political"),
        component("JE2 3FN", "postal_code"),
    ]
    full = found("7", {"addressComponents": told}, postcode="JE2 3FN")
    assert full == "7 La Grande Route de St Jean, Saint Helier, JE2 3FN"


@pytest.mark.parametrize("broken", [{}, {"addressComponents": []}, {"addressComponents": [{"longText": "12"}]}])
def test_a_place_that_tells_nothing_is_no_match(broken: dict[str, Any]) -> None:
    assert found("12", broken) is None
