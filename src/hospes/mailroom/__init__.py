"""The mailroom: the ways by which mail comes in.

A built-in receiver (SMTP and LMTP), mailboxes that are read over IMAP, and what providers hand us. Each way
only takes a mail in (``post.Arrival.objects.take``) and says so after that is committed; where it belongs is
found later, by the worker. This face knows protocols. It must never know what a case is.
"""
