"""A draft laid against the record: what agrees, what differs, what the record lacks, what the draft leaves out."""
