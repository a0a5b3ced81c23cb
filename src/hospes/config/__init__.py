"""The compose layer: settings, addresses, the command line, the worker loop. Imports all, imported by none."""
