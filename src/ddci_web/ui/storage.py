"""Static files with a version in their address, so that browsers may keep them for long."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class VersionedStaticFiles(StaticFilesStorage):
    """Appends the content's fingerprint to the address: a changed file is a new address.

    The files stay where their packages have them; nothing has to be collected before the site can start.
    """

    def url(self, name: str | None) -> str:
        """Return the address; without a fingerprint for a name that no package has."""
        address = super().url(name)
        fingerprint = _fingerprint.__wrapped__(name or "") if settings.DEBUG else _fingerprint(name or "")
        return f"{address}?v={fingerprint}" if fingerprint else address


@cache
def _fingerprint(name: str) -> str:
    found = finders.find(name)
    return sha256(Path(found).read_bytes()).hexdigest()[:12] if isinstance(found, str) else ""
