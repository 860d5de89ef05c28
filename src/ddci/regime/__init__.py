"""When: working days, periods, and the rules that make dated duties."""
