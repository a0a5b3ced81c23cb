"""Outgoing mail: the post room of the house.

Nouns: *mail server* (the one outgoing server of the installation and how it is doing),
*envelope* (one mail to one address, a row before it is anything else), *diagnosis* (what is
wrong with the mail server, in words a person can act on).

Verbs: ``Envelope.objects.queue``, ``envelope.cancel``, ``envelope.hand_over`` (the worker),
``envelope.bounce``, ``envelope.settle_uncertain``; ``MailServer.objects.configure``,
``server.check``, ``server.send_test``. What became of an envelope is told to whoever registered
in ``post.outcomes``, inside the transaction that writes it.

The rule of the room: an envelope is *handing over*, and committed as such, before the first byte
of the letter leaves. Whatever breaks afterwards makes it *uncertain*, and no machine sends it
again.

It must never know: people, cases, promises, languages of candidates. It knows addresses.
"""
