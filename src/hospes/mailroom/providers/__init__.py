"""Providers that take mail for us and call: Mailgun, Postmark, SendGrid.

Tested against calls in the shape that their documents describe; never seen live. A call is believed only with
its signature or secret, and answered with 200 only after everything in it is committed.
"""
