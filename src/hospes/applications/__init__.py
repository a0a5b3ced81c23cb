"""Applications: a candidate and a job, from submitting to an ending that arrived.

Nouns: Application, Move. Verbs: submit, advance, hold, decline, withdraw, set aside, restore, ask
before applying. This room decides nothing by itself: a person does, a message says it, and only
when that message leaves is the application another one. It must never know of pages or forms.
"""
