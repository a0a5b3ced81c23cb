"""Coming in: sign-in, invitation, a new password, and the first run of an empty house."""
