"""What a checkout needs and a wheel does not: the bootstrap, the test runner, the gate."""
