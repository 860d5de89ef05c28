"""How often one may guess: attempts counted under keyed hashes, on three scales.

Few from one client at one account, so that guessing is slow; many more at one account from everywhere, so that
nobody can shut others out of their accounts by typing wrong passwords, and yet many machines together do not guess
for long; and a number from one client at whatever accounts. Attempts at an account are counted against its present
password: a new one starts afresh.
"""

import ipaddress
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from ddci_web.apps.accounts.models import SignInAttempt, User

WINDOW = timedelta(minutes=15)
ATTEMPTS_AT_ACCOUNT_PER_CLIENT = 8
ATTEMPTS_PER_ACCOUNT = 100
ATTEMPTS_PER_CLIENT = 40  # a whole office may share one address
_SALT = "ddci_web.accounts.throttle"


class TooManyAttempts(Exception):
    """The password is not looked at: too many were wrong lately, at this account or, if so, from this client."""

    def __init__(self, *, of_client: bool) -> None:
        super().__init__("client" if of_client else "account")
        self.of_client = of_client


def client_address(request: HttpRequest) -> str:
    """Return the address to count under: an IPv4 address, or the /64 network of an IPv6 one.

    Behind a proxy of ours it is the last entry of X-Forwarded-For, the one that the proxy itself has seen;
    what stands before it is the visitor's own claim. An address that cannot be read counts as one client.
    """
    text = request.META.get("REMOTE_ADDR", "")
    if settings.OPENDDCI_BEHIND_PROXY:
        text = request.META.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", 1)[-1].strip() or text
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return "unreadable"
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else str(address)


def attempt(*, login_name: str, client: str, at: datetime) -> None:
    """Count an attempt before the password is looked at; TooManyAttempts when it may not be looked at.

    Counted first, so that a hundred guesses sent at once cannot all slip through before the first is
    counted. A refused attempt is not counted again: waiting always helps. Old attempts are dropped here.
    """
    keys = _keys(login_name, client)
    with transaction.atomic():
        SignInAttempt.objects.filter(at__lte=at - WINDOW).delete()
        recent = SignInAttempt.objects.filter(at__gt=at - WINDOW)
        if recent.filter(key=keys.client).count() >= ATTEMPTS_PER_CLIENT:
            raise TooManyAttempts(of_client=True)
        if (
            recent.filter(key=keys.account_and_client).count() >= ATTEMPTS_AT_ACCOUNT_PER_CLIENT
            or recent.filter(key=keys.account).count() >= ATTEMPTS_PER_ACCOUNT
        ):
            raise TooManyAttempts(of_client=False)
        SignInAttempt.objects.bulk_create([SignInAttempt(key=key, at=at) for key in keys])


def forget(*, login_name: str, client: str) -> None:
    """Drop this client's attempts at the account, and the latest of the others: the password was right.

    Both client and account keep their other attempts; else one known password would buy endless guesses at the
    rest, and every time that somebody signs in would buy others more guesses at the account.
    """
    keys = _keys(login_name, client)
    SignInAttempt.objects.under([keys.account_and_client]).delete()
    for key in (keys.account, keys.client):
        latest = SignInAttempt.objects.under([key]).order_by("-at", "-pk").first()
        if latest is not None:
            latest.delete()


class _Keys(NamedTuple):
    account_and_client: str
    account: str
    client: str


def _keys(login_name: str, client: str) -> _Keys:
    def hashed(*parts: str) -> str:
        return salted_hmac(_SALT, "\0".join(parts), algorithm="sha256").hexdigest()

    name = login_name.strip().lower()
    password = User.objects.filter(login_name=name).values_list("password", flat=True).first() or ""
    return _Keys(
        hashed("account and client", name, password, client),
        hashed("account", name, password),
        hashed("client", client),
    )
