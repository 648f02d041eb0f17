"""The record as arrays: the rules of `covenants.domain` over all covenants at once.

They choose, count and sort; what a page says of one covenant comes from the rules in `domain`.
Tests hold the two against each other on random records (docs/adr/0010).
"""
