"""What is measured against labelled sets of real mail: ``python -m tests.measures``."""
