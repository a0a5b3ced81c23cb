"""Applications that come as mails: from job boards, forwarded by a colleague, or to a job's own address (P17).

How a board writes is data (``recipes.toml``); what is not understood waits for a person, with a guess.
"""
