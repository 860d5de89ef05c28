"""Django's SQLite, which makes the folder of its file when it first opens it."""
