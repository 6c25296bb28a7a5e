"""The first bytes of pictures, and of what is none."""


def jpeg(size: int = 64, mark: bytes = b"") -> bytes:
    return (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + mark).ljust(size, b"\0")


def container(*brands: bytes) -> bytes:
    main, *others = brands
    box = b"ftyp" + main + bytes(4) + b"".join(others)
    return (len(box) + 4).to_bytes(4, "big") + box + b"\x00\x00\x00\x08mdat"


JPEG = jpeg()
PNG = b"\x89PNG\r\n\x1a\n".ljust(64, b"\0")
WEBP = b"RIFF\x24\x00\x00\x00WEBPVP8 ".ljust(64, b"\0")
HEIC = container(b"heic", b"mif1", b"heic")
HEIF = container(b"mif1", b"mif1")
PICTURES = {"image/jpeg": JPEG, "image/png": PNG, "image/webp": WEBP, "image/heic": HEIC, "image/heif": HEIF}
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
