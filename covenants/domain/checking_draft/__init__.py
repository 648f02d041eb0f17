"""A draft laid against the record: what agrees, what differs, what the record does not hold, what the draft leaves out."""
