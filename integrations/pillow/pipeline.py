"""From what a phone sends to the picture of a player card: upright, 4:5, small, and with nothing in it but the picture.

Pure and slow: whoever calls it keeps it off the loop. The sizes are the club's and the FA's.
"""

from io import BytesIO

import pillow_heif
from PIL import Image, ImageOps, ImageStat

from bot.model.pictures import Flaw, content_type_of, flaw_in
from bot.ports import Unusable

_FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
_MOST_PIXELS = 60_000_000
_WIDE, _HIGH = 4, 5
_SMALLEST = (600, 750)  # of the FA
_LARGEST = (800, 1000)
_MOST_BYTES = 500 * 1024
_QUALITIES = (88, 80, 70, 60, 45, 30)
_MOST_TRANSPARENT = 0.1  # of the area
_DARK, _FLAT = 18.0, 5.0  # of the brightness, and by how much the colours differ, of 255
_OF_SIXTEEN_BITS = 1 / 256
_LOOKED_AT = (96, 120)  # what the eye sees at a glance
pillow_heif.register_heif_opener(thumbnails=False)
Image.MAX_IMAGE_PIXELS = None  # ours is lower, and is looked at before anything is decoded


def prepared(picture: bytes) -> bytes:
    """The JPEG to keep. Raises Unusable with what is wrong with the picture."""
    flaw = flaw_in(picture)
    if flaw is not None:
        raise Unusable(flaw)
    decoded = _decoded(picture)
    if _clear(decoded) > _MOST_TRANSPARENT:
        raise Unusable(Flaw.TRANSPARENT)
    image = cropped(_flat(decoded))
    if image.width < _SMALLEST[0] or image.height < _SMALLEST[1]:
        raise Unusable(Flaw.TOO_SMALL)
    _look(image)
    image.thumbnail(_LARGEST, Image.Resampling.LANCZOS)
    return _written(image)


def upright(picture: bytes) -> Image.Image:
    """Turned as its camera says, on white where it is transparent, in plain colours. Raises Unusable."""
    return _flat(_decoded(picture))


def _decoded(picture: bytes) -> Image.Image:
    try:
        with Image.open(BytesIO(picture), formats=_FORMATS) as image:
            _admit(image, picture)
            if image.format == "JPEG":
                image.draft("RGB", (_LARGEST[0] * 2, _LARGEST[1] * 2))
            image.load()
            return ImageOps.exif_transpose(_reduced(image))
    except Unusable:
        raise
    except Exception as error:
        raise Unusable(Flaw.BROKEN) from error


def _reduced(image: Image.Image) -> Image.Image:
    """Roughly, and never below what is kept: what follows copies it several times."""
    short, long = sorted(image.size)
    factor = min(short // _LARGEST[0], long // _LARGEST[1])
    return image.reduce(factor) if factor > 1 else image


def cropped(image: Image.Image) -> Image.Image:
    """To 4:5: of a tall one the lower part goes, the face is above; of a wide one both sides alike."""
    width, height = image.size
    if width * _HIGH > height * _WIDE:
        left = (width - height * _WIDE // _HIGH) // 2
        return image.crop((left, 0, left + height * _WIDE // _HIGH, height))
    return image.crop((0, 0, width, min(height, width * _HIGH // _WIDE)))


def _admit(image: Image.Image, picture: bytes) -> None:
    """By the header alone: nothing is decoded yet."""
    if image.width * image.height > _MOST_PIXELS:
        raise Unusable(Flaw.TOO_MANY_PIXELS)
    moves = getattr(image, "n_frames", 1) > 1 and content_type_of(picture) in {"image/png", "image/webp"}
    if moves:
        raise Unusable(Flaw.ANIMATED)


def _has_alpha(image: Image.Image) -> bool:
    return image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info


def _clear(image: Image.Image) -> float:
    """How much of the area nothing covers."""
    if not _has_alpha(image):
        return 0.0
    return sum(image.convert("RGBA").getchannel("A").histogram()[:128]) / (image.width * image.height)


def _flat(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # sixteen bits of grey, which would be cut off, not scaled
        image = image.point(lambda value: value * _OF_SIXTEEN_BITS).convert("L")
    if not _has_alpha(image):
        return image.convert("RGB")
    image = image.convert("RGBA")
    white = Image.new("RGB", image.size, "white")
    white.paste(image, mask=image.getchannel("A"))
    return white


def _look(image: Image.Image) -> None:
    """Of all three colours: a face before a wall of the same brightness is something to see."""
    glance = image.resize(_LOOKED_AT, Image.Resampling.BOX)
    if ImageStat.Stat(glance.convert("L")).mean[0] < _DARK:
        raise Unusable(Flaw.DARK)
    if max(ImageStat.Stat(glance).stddev) < _FLAT:
        raise Unusable(Flaw.BLANK)


def _written(image: Image.Image) -> bytes:
    """Nothing of what was sent beside the picture: a new image has no place, no camera and no time in it."""
    for quality in _QUALITIES:
        written = BytesIO()
        image.save(written, "JPEG", quality=quality, optimize=True, exif=b"", icc_profile=None, comment=b"")
        if written.tell() <= _MOST_BYTES:
            break
    return written.getvalue()
