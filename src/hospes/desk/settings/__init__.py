"""Settings: what the house is called, who works here, how promises are kept, how letters leave, what is kept.

Everybody has a page for himself; the rest is for admins. Each page is a form, one verb of a room, an answer.
"""
