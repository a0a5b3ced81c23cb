"""Members' calendars on servers of others, spoken to by CalDAV (RFC 4791)."""
