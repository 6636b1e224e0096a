"""Days as people say them, in the player's language."""

from datetime import date, timedelta

from dancegame.core.texts import N_
from dancegame.texts import _

MONTHS = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)
A_DAY = timedelta(days=1)


def day_words(day: date, *, today: date | None = None) -> str:
    """Say a day: "today", "yesterday", "14 Mar", in another year than today's "14 Mar 2026"."""
    if day == today:
        return _("today")
    if today is not None and day == today - A_DAY:
        return _("yesterday")
    month = _(MONTHS[day.month - 1])
    if today is not None and day.year == today.year:
        return _("{day} {month}", day=day.day, month=month)
    return _("{day} {month} {year}", day=day.day, month=month, year=day.year)
