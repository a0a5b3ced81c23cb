"""Seeds: a company to look at, made through the real verbs with a moved clock.

``demo`` is a living week around today. ``scenario`` and ``bad-month`` grow with the orders.
"""
