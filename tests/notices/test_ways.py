"""What tells a member of somebody is found when that person is to be erased."""

import pytest

from hospes.candidates.models import Candidate
from hospes.foundation import clock
from hospes.notices import mail, ways
from hospes.notices.models import Word
from hospes.post.models import Envelope
from tests.world import World, in_folder

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db, settings, tmp_path):
    in_folder(settings, tmp_path)
    return World()


def say(world, key: str, text: str) -> Word:
    now = clock.now()
    return Word.objects.create(key=key, member=world.grace, text=text, queued_at=now, not_before=now)


def test_words_and_letters_that_name_somebody_are_found_until_they_are_empty(world):
    ada = world.apply().case.candidate
    named, other = say(world, "a", "Ada Lovelace waits"), say(world, "b", "Bo waits")
    mail.queue(world.grace, key="word:a", subject="One waits", text="Ada Lovelace waits")
    mail.queue(world.grace, key="word:b", subject="One waits", text="Bo waits")

    assert list(ways.words(ada.pk)) == [named]
    assert other.text
    assert [each.key for each in ways.envelopes(ada.pk)] == ["word:a"]

    Word.objects.update(text="", mail="")
    assert not ways.words(ada.pk).exists()
    Candidate.objects.filter(pk=ada.pk).update(name="—", called="")
    mail.queue(world.grace, key="word:c", subject="—", text="— waits")
    assert not ways.envelopes(ada.pk).exists()
    assert Envelope.objects.filter(key="word:c").exists()
