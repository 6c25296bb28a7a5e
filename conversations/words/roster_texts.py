"""What a parent is told when people of the club changed something of their child's in the club's table."""

CHANGED = "The club has changed this for {child}: {changes}. If that isn't right, just write to me."
KEPT = "The club's table had something else for {child} ({changes}). You told me after that, so I've kept yours."
NAMES = {
    "team": "team",
    "shirt_number": "shirt number",
    "kit_size": "kit size",
    "kit_type_required": "kit",
    "new_kit_required": "new kit",
    "player_first_name": "first name",
    "player_last_name": "last name",
    "parent_first_name": "your first name",
    "parent_last_name": "your last name",
}
NONE = "none"
