"""Pictures as phones, programs and trouble make them, each with what must become of it: a size, or a flaw."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pillow_heif
from PIL import Image, ImageOps

from bot.model.pictures import Flaw
from tests.pictures import HEIC, JPEG, PNG, WEBP, drawn, saved

Outcome = tuple[int, int] | Flaw
_CARD, _AS_DRAWN = (800, 1000), (640, 800)
_ORIENTATION, _GPS = 0x0112, 0x8825


def _turned(orientation: int, degrees: int, *, mirrored: bool = False) -> Callable[[], bytes]:
    def made() -> bytes:
        exif = Image.Exif()
        exif[_ORIENTATION] = orientation
        lying = drawn(1600, 2000).rotate(degrees, expand=True)
        return saved(ImageOps.mirror(lying) if mirrored else lying, exif=exif)

    return made


def _with_gps() -> bytes:
    exif = Image.Exif()
    exif[_GPS] = {1: "N", 2: (53.0, 26.0, 0.0), 3: "W", 4: (2.0, 21.0, 0.0)}
    exif[0x010F] = "Phone"
    return saved(drawn(), exif=exif, comment=b"Flixton")


def _sixteen_bits() -> bytes:
    grey = drawn().convert("L")
    return saved(Image.frombytes("I;16", grey.size, b"".join(bytes((each, each)) for each in grey.tobytes())), "PNG")


def _burst() -> bytes:
    file = BytesIO()
    drawn(1600, 2000).save(file, "MPO", save_all=True, append_images=[drawn(1600, 2000)])
    return file.getvalue()


def _two_in_one_heif() -> bytes:
    both, file = pillow_heif.from_pillow(drawn()), BytesIO()
    both.add_from_pillow(drawn().rotate(90))
    both.save(file)
    return file.getvalue()


def _ten_bits() -> bytes:
    grey, file = drawn().convert("L"), BytesIO()
    wide = b"".join((each << 8 | each).to_bytes(2, "little") * 3 for each in grey.tobytes())
    pillow_heif.from_bytes("RGB;16", grey.size, wide).save(file)
    return file.getvalue()


def _a_little_clear() -> bytes:
    corner = drawn().convert("RGBA")
    corner.paste((0, 0, 0, 0), (0, 0, 60, 60))
    return saved(corner, "PNG")


ZOO: dict[str, tuple[Callable[[], bytes], Outcome]] = {
    "a phone's JPEG": (lambda: saved(drawn(1600, 2000)), _CARD),
    "a small JPEG": (lambda: JPEG, _AS_DRAWN),
    "PNG": (lambda: PNG, _AS_DRAWN),
    "WEBP": (lambda: WEBP, _AS_DRAWN),
    "HEIC": (lambda: HEIC, _AS_DRAWN),
    "HEIC of ten bits": (_ten_bits, _AS_DRAWN),
    "HEIF with two pictures": (_two_in_one_heif, _AS_DRAWN),
    "a burst of a phone (MPO)": (_burst, _CARD),
    "progressive JPEG": (lambda: saved(drawn(1600, 2000), progressive=True), _CARD),
    "turned to the right (6)": (_turned(6, 90), _CARD),
    "turned to the left (8)": (_turned(8, 270), _CARD),
    "upside down (3)": (_turned(3, 180), _CARD),
    "turned and mirrored (5)": (_turned(5, 90, mirrored=True), _CARD),
    "the place in it": (_with_gps, _AS_DRAWN),
    "colours of a printer (CMYK)": (lambda: saved(drawn().convert("CMYK")), _AS_DRAWN),
    "grey": (lambda: saved(drawn().convert("L"), "PNG"), _AS_DRAWN),
    "grey of sixteen bits": (_sixteen_bits, _AS_DRAWN),
    "black and white": (lambda: saved(drawn().convert("1"), "PNG"), _AS_DRAWN),
    "256 colours": (lambda: saved(drawn().convert("P"), "PNG"), _AS_DRAWN),
    "grey with a mask": (lambda: saved(drawn().convert("LA"), "PNG"), _AS_DRAWN),
    "a corner that is clear": (_a_little_clear, _AS_DRAWN),
    "wide": (lambda: saved(drawn(4000, 3000)), _CARD),
    "tall": (lambda: saved(drawn(1200, 4000)), _CARD),
    "just large enough": (lambda: saved(drawn(600, 750)), (600, 750)),
    "59 megapixels": (lambda: saved(drawn(6800, 8700), quality=60), _CARD),
    "a sticker": (lambda: saved(Image.new("RGBA", (800, 1000), (200, 0, 0, 0)), "WEBP"), Flaw.TRANSPARENT),
    "a sticker that moves": (
        lambda: saved(drawn(), "WEBP", save_all=True, append_images=[drawn().rotate(90)]),
        Flaw.ANIMATED,
    ),
    "a PNG that moves": (
        lambda: saved(drawn(), "PNG", save_all=True, append_images=[drawn().rotate(90)]),
        Flaw.ANIMATED,
    ),
    "a thumbnail": (lambda: saved(drawn(160, 200)), Flaw.TOO_SMALL),
    "wide enough, and too low": (lambda: saved(drawn(4000, 700)), Flaw.TOO_SMALL),
    "a pixel too narrow": (lambda: saved(drawn(599, 750)), Flaw.TOO_SMALL),
    "a white wall": (lambda: saved(Image.new("RGB", (800, 1000), (250, 250, 250))), Flaw.BLANK),
    "in the pocket": (lambda: saved(Image.new("RGB", (800, 1000), (5, 5, 5))), Flaw.DARK),
    "GIF": (lambda: saved(drawn(), "GIF"), Flaw.WRONG_KIND),
    "TIFF": (lambda: saved(drawn(), "TIFF"), Flaw.WRONG_KIND),
    "PDF": (lambda: b"%PDF-1.7", Flaw.WRONG_KIND),
    "nothing": (lambda: b"", Flaw.EMPTY),
    "half a JPEG": (lambda: JPEG[: len(JPEG) // 2], Flaw.BROKEN),
    "half a PNG": (lambda: PNG[: len(PNG) // 2], Flaw.BROKEN),
    "half a WEBP": (lambda: WEBP[: len(WEBP) // 2], Flaw.BROKEN),
    "half a HEIC": (lambda: HEIC[: len(HEIC) // 2], Flaw.BROKEN),
    "100 megapixels in a few kilobytes": (
        lambda: saved(Image.new("1", (10_000, 10_000)), "PNG"),
        Flaw.TOO_MANY_PIXELS,
    ),
    "more than 16 MB": (lambda: JPEG.ljust(16 * 1024 * 1024 + 1, b"\0"), Flaw.TOO_LARGE),
}
# Of other projects' test suites, which are not ours to copy: what becomes of each where they are at hand.
GIVEN: dict[str, Outcome] = {
    "bomb_12000x12000_rgb.png": Flaw.TOO_MANY_PIXELS,
    "bomb_header_65500x65500.jpg": Flaw.TOO_MANY_PIXELS,
    "libheif_odd_size_451x461.heic": Flaw.TOO_SMALL,
    "libheif_with_alpha.heic": Flaw.TRANSPARENT,
    "ph_RGB_10bit.heif": Flaw.TOO_SMALL,
    "ph_corrupted.heic": Flaw.BROKEN,
    "ph_empty.heic": Flaw.EMPTY,
    "ph_grey_exif_xmp_iptc.heic": Flaw.TOO_SMALL,
    "ph_iphone_pug.heic": _CARD,
    "ph_truncated.heic": Flaw.TOO_SMALL,
    "ph_xiaomi.heic": (777, 972),
    "pil_broken.png": Flaw.BROKEN,
    "pil_decompression_bomb.gif": Flaw.WRONG_KIND,
    "pil_exif_gps.jpg": Flaw.TOO_SMALL,
    "pil_hopper_orientation_5.jpg": Flaw.TOO_SMALL,
    "pil_hopper_orientation_6.jpg": Flaw.TOO_SMALL,
    "pil_hopper_orientation_8.jpg": Flaw.TOO_SMALL,
    "pil_pil_sample_cmyk.jpg": Flaw.TOO_SMALL,
    "pil_truncated_jpeg.jpg": Flaw.BROKEN,
}


def others_pictures() -> Path:
    """The folder beside a clone, or above it; it need not be there."""
    folders = [parent / "shared" / "images" for parent in Path(__file__).parents]
    return next((folder for folder in folders if folder.is_dir()), folders[-1])
