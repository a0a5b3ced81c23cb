"""Mailboxes that are read over IMAP (RFC 3501): a member's own, or one that several share.

Nothing in them is changed: no mail is marked, moved or deleted. What concerns no case and no candidate is looked
at by its head only and not stored, except in the folder that the member named for it.
"""
