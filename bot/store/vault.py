"""Personal data at rest: sealed when keys are set, and addresses recognised without being readable."""

import hashlib
import hmac
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot.model.messages import Handle

_SEALED = "gAAAA"  # how every Fernet token begins, and no JSON does


class UnreadableError(Exception):
    """A sealed value cannot be opened with the keys that are set."""


class Vault:
    """Seals under the first key and opens under any; without keys it writes as is and still reads what is plain."""

    def __init__(self, keys: Sequence[str] = (), handle_key: str = "development") -> None:
        fernets = [Fernet(key) for key in keys]
        self._fernet = MultiFernet(fernets) if fernets else None
        self._newest = fernets[0] if fernets else None
        self._handle_key = handle_key.encode()

    def seal(self, text: str) -> str:
        return self._fernet.encrypt(text.encode()).decode() if self._fernet else text

    def open(self, stored: str) -> str:
        if not stored.startswith(_SEALED):
            return stored
        if self._fernet is None:
            raise UnreadableError("personal data is sealed: set DATA_ENCRYPTION_KEYS to the keys it was written with")
        try:
            return self._fernet.decrypt(stored).decode()
        except InvalidToken:
            raise UnreadableError("none of DATA_ENCRYPTION_KEYS opens the personal data in this database") from None

    def seal_bytes(self, plain: bytes) -> bytes:
        """For files; what is plain begins with no such letters as what is sealed."""
        return self._fernet.encrypt(plain) if self._fernet else plain

    def open_bytes(self, stored: bytes) -> bytes:
        if not stored.startswith(_SEALED.encode()):
            return stored
        if self._fernet is None:
            raise UnreadableError("a file is sealed: set DATA_ENCRYPTION_KEYS to the keys it was written with")
        try:
            return self._fernet.decrypt(stored)
        except InvalidToken:
            raise UnreadableError("none of DATA_ENCRYPTION_KEYS opens a file in the photo folder") from None

    def is_newest(self, stored: str) -> bool:
        """Whether it is stored as `seal` would store it now."""
        if self._newest is None or not stored.startswith(_SEALED):
            return self._newest is None and not stored.startswith(_SEALED)
        try:
            self._newest.decrypt(stored)
        except InvalidToken:
            return False
        return True

    def is_newest_file(self, stored: bytes) -> bool:
        """Whether it is stored as `seal_bytes` would store it now."""
        if not stored.startswith(_SEALED.encode()):
            return self._newest is None
        return self.is_newest(stored.decode())

    def digest(self, handle: Handle) -> str:
        return self._hmac(f"{handle.kind}:{handle.value}")

    def sign(self, text: str) -> str:
        """Proves later that we wrote it."""
        return self._hmac(f"signed:{text}")

    @property
    def fingerprint(self) -> str:
        """Tells one HANDLE_KEY from another without giving it away."""
        return self._hmac("fingerprint")[:16]

    def _hmac(self, text: str) -> str:
        return hmac.new(self._handle_key, text.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()
