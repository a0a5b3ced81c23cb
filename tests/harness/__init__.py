"""Harnesses: what is tried by hundreds or thousands under faults, and one line each that says what came of it.

``bin/harness`` plays them by command, ``tests/harness/test_lines.py`` a few of each in CI. A line is
one module here, ``f7_mail_files.py``, found by its name; it registers with ``lines.harness``. Each runs
in a process of its own, with a data folder and a database of its own, and has broken builds:
rules taken away, one at a time, that must turn the line red.
"""
