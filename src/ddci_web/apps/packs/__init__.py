"""Packs into the database and out of it again, without loss."""
