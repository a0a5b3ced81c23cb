"""The public site: open jobs, one job with its timetable, the application form, questions before applying.

Plain views on the rooms' verbs: a view reads a form, calls one verb and answers. Nobody signs in here,
no cookie is set, and every page works without script.

Must never know: who else applied, what the desk thinks, or what an older file of the same person
holds. To two people who type the same into a form the site says the same.
"""
