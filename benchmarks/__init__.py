"""Scripts that print how fast and how good the service is; run one with `python -m benchmarks.NAME`."""
