"""Reading a letter: what its sentences say, by rules alone, as rows that somebody accepts or drops."""
