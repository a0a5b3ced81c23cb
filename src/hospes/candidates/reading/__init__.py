"""Reading files of strangers: ``reader`` starts ``child``, a process of its own under limits.

``child`` must never import Django or anything that knows the database: what breaks it breaks alone.
"""
