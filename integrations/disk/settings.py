"""Where pictures are kept on this machine."""

from pydantic import Field

from bot.settings import Settings


class DiskSettings(Settings):
    photo_folder: str = Field(
        "var/photos", description="The folder for children's photos, which only this program may read."
    )
    erased_list: str = Field(
        "var/erased.txt",
        description="The file with keyed hashes of who was erased; keep it apart from the database and its copies.",
    )
