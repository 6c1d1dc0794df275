"""Engines for tests: services on loopback that keep what they were sent, and a neural model of a few words."""
