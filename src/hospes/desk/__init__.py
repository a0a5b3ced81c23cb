"""The members' desk: Today, jobs, boards, candidates, letters, settings.

A face: views, forms, templates and nothing else. Every object is reached through a door in
``doors`` (seen by this member, or 404), and every rule lives in a room.
"""
