"""How people and things are called in a talk."""

from bot.model.people import Registration, first_name


def name_of(registration: Registration) -> str:
    """The child's first name; what the guardian typed outranks what the manager wrote."""
    return first_name(registration.answers.get("child", {}).get("name")) or registration.child.first_name
