import pytest

from hospes.cases.models import Case
from hospes.conversations.letters import Draft
from hospes.conversations.models import Message
from hospes.foundation import house
from hospes.post.settings import ReceivingSettings
from tests.unguarded import unguarded
from tests.world import World, in_folder

DRAFT = Draft("About the job", "Dear Ada,\n\nnothing is decided yet.")


@pytest.fixture
def world(db, settings, tmp_path) -> World:
    in_folder(settings, tmp_path)
    world = World()
    world.files = []
    return world


@pytest.fixture
def case(world) -> Case:
    """An acknowledged application."""
    return world.apply().case


@pytest.fixture
def letter(world, case) -> Message:
    """A plain letter that was accepted."""
    message = Message.objects.approve(case, DRAFT, by=world.grace)
    world.later(seconds=31)
    return Message.objects.get(pk=message.pk)


@pytest.fixture
def question(case) -> Message:
    """The candidate asks on her page."""
    return Message.objects.receive(case, words="Is there a bus?", by=case.candidate.actor)


@pytest.fixture
def bare(case):
    """From here on a database without constraints and triggers. Last in a test's arguments: letters leave before."""
    with unguarded():
        yield


@pytest.fixture
def receiving(transactional_db, settings, tmp_path) -> World:
    """A house whose receiver has a domain, and a jobs address. Mails are taken in outside transactions."""
    in_folder(settings, tmp_path)
    world = World()
    world.files = []
    house.write(ReceivingSettings, domain="in.example", jobs_address="jobs@harbourlight.example")
    return world
