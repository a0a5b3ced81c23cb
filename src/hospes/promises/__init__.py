"""The ledger of promises: every dated word we gave a candidate, and what became of it.

Nouns: Promise, PromiseEvent, Rung. Verbs: climb, propose, make, answer, accept, revoke, prove, renegotiate,
keep, void, break. This room must never know what a message says or what a stage is; it knows
cases and members, and names messages by key (``message:88``) only.
"""
