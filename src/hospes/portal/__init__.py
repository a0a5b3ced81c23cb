"""The candidate's page, by link: where he is, what comes next, by when, and who looks after him.

A face: views, forms, templates and nothing else. It must never show another person's matters, a
rank, a score or a note of ours, and it never needs a script.
"""
