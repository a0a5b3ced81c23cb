"""Members' calendars outside: the file that calendar programs fetch at a secret address."""
