"""What was printed first of a quantity."""

from dashboard.query.printed import Index, Prints, Quantity, Reading, prints_of, read_books


def first_print(index: Index, quantity: Quantity) -> Reading | None:
    """Return the value as printed on the first dated day on which there was one, or None."""
    every = prints_of(index, quantity).values()
    days = sorted({one.latest_day for prints in every for one in prints if one.latest_day})
    for day in days:
        found = read_books(index, quantity, Prints(until=day))
        if found is not None:
            return found
    return None
