"""The ground everything stands on: mechanisms, and no noun of the domain.

Here are the clock, working calendars and due-date arithmetic, dates as people read them, public
ids, tokens, text and files, typed house settings, the claiming of due rows (leases, used by all
work that is due and by generic jobs), registers by which lower rooms learn of higher ones, the
register of holdings, the sweeper's checks, and triggers that make tables append-only.

It must never know a candidate, a member, a job or a case; it must never speak HTTP or send mail.
"""
