"""Pictures as phones make them, small as files; the first bytes of others; and what is no picture."""

from functools import cache
from io import BytesIO
from typing import Any
from zlib import crc32

import pillow_heif
from PIL import Image, ImageDraw

pillow_heif.register_heif_opener()


@cache
def drawn(width: int = 640, height: int = 800) -> Image.Image:
    """A face of sorts."""
    image = Image.new("RGB", (width, height), (190, 205, 220))
    pen = ImageDraw.Draw(image)
    pen.ellipse((width * 0.25, height * 0.15, width * 0.75, height * 0.65), fill=(230, 180, 150))
    pen.rectangle((width * 0.2, height * 0.7, width * 0.8, height), fill=(40, 90, 60))
    return image


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def jpeg(size: int = 0, mark: bytes = b"") -> bytes:
    """Different by its mark, which is a shirt of another colour; filled up behind its end."""
    image = drawn().copy()
    ImageDraw.Draw(image).rectangle((200, 600, 440, 790), fill=f"#{crc32(mark) & 0xFFFFFF:06x}")
    return saved(image).ljust(size, b"\0")


def container(*brands: bytes) -> bytes:
    main, *others = brands
    box = b"ftyp" + main + bytes(4) + b"".join(others)
    return (len(box) + 4).to_bytes(4, "big") + box + b"\x00\x00\x00\x08mdat"


JPEG = jpeg()
PNG = saved(drawn(), "PNG")
WEBP = saved(drawn(), "WEBP")
HEIC = saved(drawn(), "HEIF", quality=40)
HEIF = HEIC.replace(b"ftypheic", b"ftypmif1", 1)
PICTURES = {"image/jpeg": JPEG, "image/png": PNG, "image/webp": WEBP, "image/heic": HEIC}
# By their first bytes alone.
KINDS = {
    "image/jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    "image/png": b"\x89PNG\r\n\x1a\n".ljust(64, b"\0"),
    "image/webp": b"RIFF\x24\x00\x00\x00WEBPVP8 ".ljust(64, b"\0"),
    "image/heic": container(b"heic", b"mif1", b"heic"),
    "image/heif": container(b"mif1", b"mif1"),
}
NO_PICTURES = {
    "pdf": b"%PDF-1.7",
    "gif": b"GIF89a",
    "avif": container(b"avif", b"mif1"),
    "avif that looks like heif": container(b"mif1", b"avif"),
    "film": container(b"isom", b"mp42"),
    "page": b"<html><script>",
    "one byte": b"\xff",
    "half a container": b"\x00\x00\x00\x18ftyp",
    "sound": b"RIFF\x24\x00\x00\x00WAVEfmt ",
}
