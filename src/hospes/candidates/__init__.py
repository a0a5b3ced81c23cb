"""Candidates: the person, once, whatever he or she applies to.

Nouns: candidate (one name field, never split), e-mail address, phone, link, document, one-time
code. Verbs: find or create a candidate, correct the details, accept a document and read it in a
separate process, prove a mailbox, rotate the long link, issue and use a one-time code.

It must never know what a candidate applies to (``about`` is a key such as ``job:12``, never a
row), who looks after him, or anything of HTTP. It sends nothing: higher rooms write letters.
"""
