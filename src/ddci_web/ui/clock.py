"""Today, in Hanoi; a demonstration stays in the year it shows."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """Return the day that pages and actions take as today."""
    fixed: date | None = settings.OPENDDCI_TODAY
    return fixed or timezone.localdate()
