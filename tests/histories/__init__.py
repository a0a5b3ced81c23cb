"""Histories: long random lives of the house over the real verbs, after each step of which every rule must hold.

One table of acts (``acts.ACTS``) is played by two drivers: Hypothesis (``test_histories``) and a plain seed
(``bin/histories``). What must hold is the sweeper's work and, independently of it, ``truth``.
"""
