"""Benchmarks: what we do, measured beside a peer in the same run. `make bench` runs them all."""
