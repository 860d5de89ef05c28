"""The command line: thin commands over the library, and over the site where a command needs it."""
