"""Refuses to work on a database that was written under other keys, before a contact is made twice."""

from bot.settings import SettingsError
from bot.store import memos
from bot.store.database import Connection, Database
from bot.store.vault import UnreadableError, Vault

_FINGERPRINT = "handle_key_fingerprint"
CANARIES = "sealed_canary"  # one under each key that was ever the newest: all of them may be needed


async def check_keys(database: Database) -> None:
    """Raises SettingsError naming HANDLE_KEY or DATA_ENCRYPTION_KEYS; remembers the keys that pass."""
    vault = database.vault
    async with database.begin() as tx:
        canaries = await _opened(tx, vault)
        if not any(vault.is_newest(canary) for canary in canaries):
            canaries.append(vault.seal("canary"))
        await memos.write(tx, database, _FINGERPRINT, vault.fingerprint)
        await memos.write(tx, database, CANARIES, "\n".join(canaries))


async def compare_keys(database: Database) -> None:
    """The same check for whoever only looks."""
    async with database.begin() as tx:
        await _opened(tx, database.vault)


async def _opened(tx: Connection, vault: Vault) -> list[str]:
    known = await memos.read(tx, _FINGERPRINT)
    if known is not None and known != vault.fingerprint:
        raise SettingsError(
            "HANDLE_KEY: this database was written under another key, and with a new one nobody would be "
            "recognised. Set HANDLE_KEY to what it was, or leave it out if it was not set."
        )
    canaries = (await memos.read(tx, CANARIES) or "").split()
    try:
        for canary in canaries:
            vault.open(canary)
    except UnreadableError as error:
        raise SettingsError(f"DATA_ENCRYPTION_KEYS: {error}. Put the old key back into the list.") from None
    return canaries
