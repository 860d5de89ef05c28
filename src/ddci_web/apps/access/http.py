"""The request as our views know it: with the actor."""

from django.http import HttpRequest

from ddci_web.apps.access.actor import Actor


class Request(HttpRequest):
    """For annotations only: the middleware of accounts puts ``actor`` on every request."""

    actor: Actor
