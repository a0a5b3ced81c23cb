"""Ways to hand a letter over: real SMTP, and a fake for tests at the edge of the room."""
