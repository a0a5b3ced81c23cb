"""The people who work here, and the company they work for.

Nouns: member, company, duty, absence, invitation and reset (access tokens), first run.
Verbs: a member is invited, accepts, signs in, asks for a reset, covers for somebody, is
away and back, is disabled and enabled; a company is opened once and changed afterwards; a duty is given.

Must never know: what a member works on. Jobs, candidates and cases are above; what has to be
handed over when somebody leaves is registered here from above (``team.duties``).
"""
