"""Whatever phones send: a picture for the player card, or the reason why it is none. Never a crash, never as sent."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from bot.model.pictures import Flaw
from bot.ports import Unusable
from integrations.pillow.pipeline import cropped, prepared, upright
from tests.integrations.pillow.zoo import others_pictures
from tests.pictures import HEIC, JPEG, PICTURES, PNG, drawn, saved

_GIVEN = others_pictures()
_ORIENTATION, _GPS = 0x0112, 0x8825
_NOT_GIVEN = pytest.mark.skipif(not _GIVEN.exists(), reason="the pictures of other projects are not here")


def _flaw(picture: bytes) -> Flaw | None:
    try:
        prepared(picture)
    except Unusable as error:
        return error.flaw
    return None


def _seen(picture: bytes) -> Image.Image:
    image = Image.open(BytesIO(prepared(picture)))
    assert image.format == "JPEG"
    return image


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_each_kind_becomes_a_small_jpeg(picture: bytes) -> None:
    assert _seen(picture).size == (640, 800)


def test_nothing_but_the_picture_is_kept() -> None:
    exif = Image.Exif()
    exif[_GPS] = {1: "N", 2: (53.0, 26.0, 0.0)}
    exif[0x010F] = "Phone"
    kept = prepared(saved(drawn(), exif=exif, comment=b"Flixton"))
    assert not Image.open(BytesIO(kept)).getexif()
    assert b"Flixton" not in kept
    assert b"Exif" not in kept
    assert b"Phone" not in kept


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_is_turned_as_the_camera_says(orientation: int) -> None:
    turned = drawn(800, 1000)
    back = {2: 0, 3: 180, 4: 0, 5: 90, 6: 90, 7: 270, 8: 270}
    exif = Image.Exif()
    exif[_ORIENTATION] = orientation
    lying = ImageOps.exif_transpose(turned.rotate(back.get(orientation, 0), expand=True))
    if orientation in {2, 5, 7}:
        lying = ImageOps.mirror(lying)
    assert upright(saved(lying, exif=exif)).size == (800, 1000)


@pytest.mark.parametrize(
    ("size", "kept"),
    [
        ((1600, 2000), (1600, 2000)),
        ((2000, 2000), (1600, 2000)),
        ((1600, 4000), (1600, 2000)),
        ((4000, 1001), (800, 1001)),
    ],
)
def test_it_is_cut_to_four_by_five(size: tuple[int, int], kept: tuple[int, int]) -> None:
    assert cropped(Image.new("RGB", size)).size == kept


def test_of_a_tall_one_the_lower_part_goes() -> None:
    tall = drawn(600, 1500)
    assert cropped(tall).tobytes() == tall.crop((0, 0, 600, 750)).tobytes()


def test_none_is_enlarged_and_none_is_larger_than_it_need_be() -> None:
    assert _seen(saved(drawn(600, 750))).size == (600, 750)
    noise = Image.effect_noise((2400, 3000), 90).convert("RGB")
    kept = prepared(saved(Image.blend(drawn(2400, 3000), noise, 0.5), quality=95))
    assert Image.open(BytesIO(kept)).size == (800, 1000)
    assert len(kept) <= 500 * 1024


@pytest.mark.parametrize(
    ("picture", "flaw"),
    [
        (b"", Flaw.EMPTY),
        (saved(drawn(599, 750)), Flaw.TOO_SMALL),
        (saved(drawn(4000, 700)), Flaw.TOO_SMALL),
        (saved(Image.new("RGB", (800, 1000), (250, 250, 250))), Flaw.BLANK),
        (saved(Image.new("RGB", (800, 1000), (5, 5, 5))), Flaw.DARK),
        (saved(Image.new("RGBA", (800, 1000), (200, 0, 0, 0)), "WEBP"), Flaw.TRANSPARENT),
        (saved(drawn(), "WEBP", save_all=True, append_images=[drawn().rotate(90)]), Flaw.ANIMATED),
        (saved(drawn(), "PNG", save_all=True, append_images=[drawn().rotate(90)]), Flaw.ANIMATED),
        (saved(drawn(), "GIF"), Flaw.WRONG_KIND),
        (JPEG[: len(JPEG) // 2], Flaw.BROKEN),
        (PNG[: len(PNG) // 2], Flaw.BROKEN),
        (HEIC[: len(HEIC) // 2], Flaw.BROKEN),
    ],
)
def test_what_is_of_no_use_says_why(picture: bytes, flaw: Flaw) -> None:
    assert _flaw(picture) is flaw


def test_a_bomb_is_known_by_its_header() -> None:
    """A hundred megapixels in a few kilobytes: nothing of it is decoded."""
    assert _flaw(saved(Image.new("1", (10_000, 10_000)), "PNG")) is Flaw.TOO_MANY_PIXELS


def test_colours_of_a_printer_and_a_little_transparency_come_out_right() -> None:
    assert _seen(saved(drawn().convert("CMYK"))).mode == "RGB"
    corner = drawn().convert("RGBA")
    corner.paste((0, 0, 0, 0), (0, 0, 60, 60))
    assert _seen(saved(corner, "PNG")).convert("L").getpixel((5, 5)) == 255
    assert _seen(saved(drawn().convert("P"), "PNG")).mode == "RGB"


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(PICTURES)), st.floats(0, 1), st.binary(max_size=40), st.floats(0, 1))
def test_broken_bytes_are_refused_or_come_out_right(kind: str, cut: float, noise: bytes, place: float) -> None:
    picture = PICTURES[kind]
    at = int(len(picture) * place)
    broken = (picture[:at] + noise + picture[at + len(noise) :])[: int(len(picture) * cut) + 1]
    try:
        kept = prepared(broken)
    except Unusable:
        return
    assert kept != broken
    Image.open(BytesIO(kept)).load()


@_NOT_GIVEN
@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("ph_iphone_pug.heic", (1344, 1008)),
        ("ph_xiaomi.heic", (1296, 972)),
        ("libheif_odd_size_451x461.heic", (451, 461)),
        ("pil_hopper_orientation_5.jpg", (128, 128)),
        ("pil_hopper_orientation_6.jpg", (128, 128)),
        ("pil_hopper_orientation_8.jpg", (128, 128)),
        ("pil_pil_sample_cmyk.jpg", (100, 100)),
        ("ph_grey_exif_xmp_iptc.heic", (64, 64)),
        ("ph_RGB_10bit.heif", (128, 128)),
    ],
)
def test_other_peoples_pictures_come_out_upright(name: str, size: tuple[int, int]) -> None:
    image = upright((_GIVEN / name).read_bytes())
    assert (image.size, image.mode) == (size, "RGB")
