"""Touches: what a person does towards a candidate with his own hands: a call, a LinkedIn or WeChat word, a letter.

Nouns: Touch. Verbs: open, start, settle, cancel.

A machine may prepare a touch and ask whether it happened; it never does one and never says how it went
(spec/segments-and-channels.md 6). This room must never know what a message is or what is promised: the
conversation takes a settled touch into its thread.
"""
