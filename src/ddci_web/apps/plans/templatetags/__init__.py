"""Template filters for the words of a plan."""
