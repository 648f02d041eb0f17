"""Django's SQLite with three habits of our own: see base.py."""
