"""The bodies, groups and posts of a plan's organisation, as that plan saw them."""
