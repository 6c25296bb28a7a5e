"""What registering keeps of people."""

from bot.model.held import GoesWith, Shown, effect, event

HELD = (
    event("invite", "child_name parent_name manager_name team_name age_group by answer", GoesWith.PERSON, Shown.TALK),
    event("photo", "registration_id photo", GoesWith.PERSON),
    event("offer", "registration_id", GoesWith.NOBODY),
    effect("store_photo", "registration_id url content_type photo refused", GoesWith.PERSON),
    effect("forget_photo", "registration_id photo", GoesWith.NOBODY),
    effect("look_at_photo", "registration_id photo contact seen refused", GoesWith.PERSON),
    effect("hold_photos", "registration_id", GoesWith.NOBODY),
    effect("transcribe", "url content_type letter place contact text refused", GoesWith.PERSON),
    effect("address_lookup", "registration_id section postcode house address unavailable refused", GoesWith.PERSON),
)
