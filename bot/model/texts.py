"""Placeholder until the real one lands: splitting of long texts."""


def split(text: str, limit: int) -> list[str]:
    return [text[start : start + limit] for start in range(0, max(len(text), 1), limit)]
