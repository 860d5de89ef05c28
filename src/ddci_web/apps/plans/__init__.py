"""Everything that a signed plan says, and what checking it found."""
