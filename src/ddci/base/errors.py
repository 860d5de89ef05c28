"""The one root under which every error of the library can be caught."""


class DdciError(Exception):
    """Something the library refuses; the message states a fact a person can act on."""
