"""What a child pays each month."""


def monthly_price(list_price: int, discount_percent: int, rank_in_family: int) -> int:
    """In pence, half a penny counting as one. The first child of a family pays the list price."""
    if rank_in_family <= 1:
        return list_price
    return (list_price * (100 - discount_percent) + 50) // 100
