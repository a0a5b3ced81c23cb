"""The journal: who did what to what, and when. It only grows.

Noun: entry. Verb: ``record``. Actors, subjects and cases are keys, not foreign keys, so that every
room may write here; how an entry reads is registered by the room whose verb it is (``sentences``).
It must never know what a subject is, keep more about a person than the verb needs, or be changed.
"""
