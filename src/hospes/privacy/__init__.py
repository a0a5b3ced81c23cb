"""What candidates were told about their data, what they agreed to, and what is held.

Nouns: notice (a version of what we say), consent. Verbs: a notice is published, a consent is
given and withdrawn. ``register`` reads every room's holdings and says what is held about somebody.

Must never know: why a candidate is here. Cases, promises and conversations are above; what they
hold they say themselves in their ``holdings``.
"""
