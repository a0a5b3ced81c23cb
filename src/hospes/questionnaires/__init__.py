"""Questions that we ask, and answers that we were given.

Nouns: *questionnaire* (a version of a list of questions), *question*, *response* (one person's
answers to one version), *answer*. Verbs: ``Questionnaire.objects.draft``, ``questionnaire.revise``,
``questionnaire.copy``, ``questionnaire.check``, ``questionnaire.record``, ``response.rows``.

Definition and run are kept apart: a questionnaire that somebody has answered is never changed,
editing it makes its next version, so that an old answer keeps the question it was given to.

This room must never know who asks or who answers: no job, no candidate, no case. Those who use
it point down to it.
"""
