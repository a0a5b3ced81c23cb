"""What stands in a member's own calendar: entries that other rooms write, and the secret address they are read at.

Nouns: entry, feed, guest feed, outside (a member's own calendar on a CalDAV server), copy. Verbs: an entry is put
and cancelled; a feed is opened and revoked; an outside is connected, written and disconnected. What an entry
is called is asked of the room that wrote it when it is read (``about``), so that nobody's name stands here.

Must never know: what an entry is about. Promises and talks are above and write theirs under a key
(``promise:12``); whether anybody fetches a feed over the web is the faces' matter.
"""
