"""What is owed, by whom, to whom, by when: dated rows made by the rules of a plan."""
