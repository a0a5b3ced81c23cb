"""Search: finding people and jobs by name and word, alike on both databases.

Noun: entry (what one thing is found by). Verbs, in ``catalogue``: index, remove, find, rebuild;
``tokens`` cuts texts into words (Latin words folded, Han into overlapping pairs, names also by
pinyin and initials). Rooms above register what they put in (``sources``).

It must never know what a candidate or a job is: only kind, key, audience and words. Who may see an
entry is its audience key; the asker says which audiences he belongs to.
"""
