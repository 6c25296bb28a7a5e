"""Refuses to start on a database that was written under other keys, before a contact is made twice."""

from bot.settings import SettingsError
from bot.store import memos
from bot.store.database import Database
from bot.store.vault import UnreadableError

_FINGERPRINT = "handle_key_fingerprint"
_CANARY = "sealed_canary"


async def check_keys(database: Database) -> None:
    """Raises SettingsError naming HANDLE_KEY or DATA_ENCRYPTION_KEYS."""
    vault = database.vault
    async with database.begin() as tx:
        known = await memos.read(tx, _FINGERPRINT)
        if known is not None and known != vault.fingerprint:
            raise SettingsError(
                "HANDLE_KEY: this database was written under another key, and with a new one nobody would be "
                "recognised. Set HANDLE_KEY to the old one."
            )
        canary = await memos.read(tx, _CANARY)
        try:
            vault.open(canary or "")
        except UnreadableError as error:
            raise SettingsError(f"DATA_ENCRYPTION_KEYS: {error}. Put the old key back into the list.") from None
        await memos.write(tx, database, _FINGERPRINT, vault.fingerprint)
        await memos.write(tx, database, _CANARY, vault.seal("canary"))
