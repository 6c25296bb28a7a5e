"""Where pictures are kept on this machine."""

from pydantic import Field

from bot.settings import Settings


class DiskSettings(Settings):
    photo_folder: str = Field(
        "var/photos", description="The folder for children's photos, which only this program may read."
    )
