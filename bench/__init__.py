"""Measurements: what things cost and how the cost grows. Not tests: nothing here passes or fails."""
