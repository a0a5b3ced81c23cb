"""The secret address: whoever has it reads, a new one voids the old one, and it can be switched off."""

import pytest

from hospes.calendars.models import Feed, GuestFeed
from hospes.calendars.sentences import SENTENCES
from hospes.journal import sentences
from hospes.journal.models import Entry as JournalEntry


@pytest.fixture
def feed(grace, now) -> Feed:
    return Feed.objects.open_for(grace, by=grace.actor)


def test_the_address_leads_to_its_member(feed, grace):
    assert Feed.objects.behind(feed.token).member == grace
    assert Feed.objects.of(grace) == feed
    assert str(feed) == feed.public_id
    assert len(feed.token) == 32


def test_nothing_else_leads_anywhere(feed):
    guesses = ("", feed.public_id, feed.token[:-1], f"{feed.token}x", "x" * 32, "\x00" * 32, "中文", feed.token.upper())

    assert [Feed.objects.behind(guess) for guess in guesses] == [None] * len(guesses)


def test_a_new_address_voids_the_old_one(feed, grace):
    old = feed.token

    new = Feed.objects.open_for(grace, by=grace.actor)

    assert Feed.objects.behind(old) is None
    assert Feed.objects.behind(new.token) == feed


def test_switched_off_it_stays_off_and_opened_again_it_is_another(feed, grace, now):
    old = feed.token
    feed.revoke(by=grace.actor, now=now)
    feed.revoke(by=grace.actor, now=now)

    assert (Feed.objects.behind(old), Feed.objects.behind(feed.token), Feed.objects.of(grace)) == (None, None, None)
    again = Feed.objects.open_for(grace, by=grace.actor, now=now)
    assert Feed.objects.behind(old) is None
    assert Feed.objects.behind(again.token) == feed
    written = JournalEntry.objects.filter(verb__startswith="calendar.").order_by("pk")
    assert [entry.verb for entry in written] == ["calendar.opened", "calendar.revoked", "calendar.opened"]
    assert [sentences.read(entry) for entry in written][:2] == [str(SENTENCES[entry.verb]) for entry in written][:2]


def test_who_left_has_no_calendar_here(feed, grace):
    type(grace).objects.filter(pk=grace.pk).update(is_active=False)

    assert Feed.objects.behind(feed.token) is None


def test_a_guest_has_an_address_of_his_own_that_no_feed_of_ours_opens(db, feed, now):
    mine = GuestFeed.objects.open_for("candidate:k3v9x2m4pq", now=now)
    old = mine.token

    assert GuestFeed.objects.behind(old) == mine == GuestFeed.objects.of("candidate:k3v9x2m4pq")
    assert (Feed.objects.behind(old), GuestFeed.objects.behind(feed.token)) == (None, None)

    new = GuestFeed.objects.open_for("candidate:k3v9x2m4pq").token
    assert GuestFeed.objects.behind(old) is None
    mine = GuestFeed.objects.behind(new)
    mine.revoke(by=mine.guest)
    assert (GuestFeed.objects.behind(new), GuestFeed.objects.of(mine.guest)) == (None, None)
    said = JournalEntry.objects.filter(subject="candidate:k3v9x2m4pq").order_by("pk")
    assert [entry.verb for entry in said] == ["calendar.opened", "calendar.opened", "calendar.revoked"]
