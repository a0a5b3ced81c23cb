"""Jobs: what we look for, where, for what pay, and how we promise to decide.

Nouns: *job*, its texts (one per language), *places*, *plan* (ordered *stages*, each with kind,
length, people and the promise it makes), *criteria* (published; every decision refers to one),
*openings* (seats), hiring team, contact and deputy. Verbs live on the job: ``publish``, ``unlist``,
``unpublish`` (always possible, at once), ``close``, ``copy``, ``write``, ``set_plan``,
``set_criteria``, ``set_pay`` and the rest of the editor.

This room must never know who applied: no candidate, no case, no application. What stands above
speaks through ``registers`` (why a job cannot close yet, what else a job needs to be published).
"""
