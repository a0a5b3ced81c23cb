"""Bench: how fast it is, always against something else in the same run.

A number of one machine says little, a ratio says something. Each bench fills a folder that is thrown away,
takes at most a minute and a half, and never touches a real installation.
"""
