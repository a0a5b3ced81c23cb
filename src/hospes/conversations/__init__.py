"""Conversations: everything said in a case, in both directions and on every channel.

Nouns: Message, MessageDate, Note, Letter, Act. Verbs: approve, undo, release, send again, receive,
answer, dismiss, note a call; a message is accepted, comes back, is proved.

A message is a row first. It leaves from the contact's own address; what it promises and settles is
written when it is released. This room must never know what a stage or a decision is: rooms above
register an ``Act`` for what a release does in their own nouns.
"""
