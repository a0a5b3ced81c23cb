"""Mails that no rule could place: a person says whose they are."""
