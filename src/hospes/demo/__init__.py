"""The demo company and its post office.

Stands in the compose layer beside ``config``: it may import every room, and no room imports it.
*post office*: real SMTP on loopback, and pages where one reads what the candidates received.
It must never be reachable in a real installation: its pages answer only where ``settings.DEMO``.
"""
