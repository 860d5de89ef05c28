"""Accounts, and the posts their holders hold: how a request becomes an actor."""
