"""Who: units, groups, posts and their holders, each with the days it is valid."""
