"""What is promised: everything a signed plan says, as values."""
