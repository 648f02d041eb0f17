"""Forms that record what is said of covenants."""
