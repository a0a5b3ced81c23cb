"""Strangers: everything one can send, and what must come back (a plain sentence, never a traceback).

``reading.py`` reads pages as a browser does, ``sending.py`` sends and counts, ``strings.py`` is what is typed.
Forms are found on the pages themselves, so that a new form is tried without anybody listing it.
"""
