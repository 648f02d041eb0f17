"""The engine: the record at one moment, every rule once, over all covenants at the same time (docs/adr/0016).

Its doors are `record`, `readings` and `ledger`; nothing outside imports anything else of it. The rules stand in
`milestones`, `promises`, `changes` and `mentions`, written in the words of `words`. `tests/spec/` says the same one
covenant at a time, and tests hold the two equal.
"""
