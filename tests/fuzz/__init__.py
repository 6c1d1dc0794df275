"""Any bytes as a source: what no input may do to a reader or to what follows it."""
