"""The use cases: what a face may ask for."""
