"""Finding rows of a list by words, without marks and by abbreviation, the same on every database."""
