"""Files made to do harm: `python -m hostile DIR`, from the tests folder, writes them all for other tools to try."""
