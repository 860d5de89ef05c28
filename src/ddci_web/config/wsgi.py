"""The door for the web server: ``gunicorn ddci_web.config.wsgi``."""

import os
import sys

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

from ddci_web.config.secret_key import SecretKeyExposed, SecretKeyTooShort

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ddci_web.config.settings")


def build() -> WSGIHandler:
    """Return the application; stop with one sentence when the secret key cannot be used."""
    application = get_wsgi_application()
    try:
        str(settings.SECRET_KEY)
    except (SecretKeyExposed, SecretKeyTooShort) as refusal:
        print(refusal, file=sys.stderr)  # noqa: T201  for whoever starts the server
        raise SystemExit(2) from None
    return application


application = build()
