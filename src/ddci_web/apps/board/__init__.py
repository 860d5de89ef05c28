"""The pages that show a plan as a whole: its board, a component, its units; drawn from the apps below."""
