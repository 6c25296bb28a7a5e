"""python -m tests.integrations.pillow.picture_table [FOLDER]: what becomes of which picture, and how long it takes."""

import sys
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image

from bot.ports import Unusable
from conversations.registering.photos import REASONS
from integrations.pillow.pipeline import prepared
from tests.integrations.pillow.zoo import ZOO


def row(name: str, picture: bytes) -> str:
    began = time.perf_counter()
    told = outcome(picture)
    return f"| {name} | {len(picture):,} | {told} | {(time.perf_counter() - began) * 1000:.0f} |"


def outcome(picture: bytes) -> str:
    try:
        kept = prepared(picture)
    except Unusable as error:
        return f"{error.flaw}: {REASONS[error.flaw]}"
    with Image.open(BytesIO(kept)) as image:
        return f"{image.width} × {image.height} {image.format}, {len(kept):,} bytes"


def _pictures(folder: str | None) -> Iterator[tuple[str, bytes]]:
    if folder is None:
        yield from ((name, made()) for name, (made, _) in ZOO.items())
    else:
        files = (path for path in sorted(Path(folder).iterdir()) if path.is_file() and path.suffix != ".md")
        yield from ((path.name, path.read_bytes()) for path in files)


def main() -> None:
    print("| picture | bytes | what becomes of it | ms |\n|---|---|---|---|")
    for name, picture in _pictures(sys.argv[1] if len(sys.argv) > 1 else None):
        print(row(name, picture))


if __name__ == "__main__":
    main()
