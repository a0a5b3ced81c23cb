from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.test import override_settings

from hospes.demo.seeds import demo
from hospes.foundation import clock
from hospes.post.transports.fake import office

# A Tuesday at noon in Toronto, far from every holiday of the calendars.
END = datetime(2026, 11, 17, 17, tzinfo=UTC)


@pytest.fixture(scope="module")
def seeded(tmp_path_factory, django_db_setup, django_db_blocker) -> Iterator[datetime]:
    """The demo with a small crowd, once for all tests of a module; they only read. Returns its present instant."""
    with django_db_blocker.unblock(), override_settings(DATA=tmp_path_factory.mktemp("demo")):
        clock.set_to(END)
        office.clear()
        for _letter in range(9):
            office.refuse("grace.kim@bounce.example")
        demo.seed(public_url="http://127.0.0.1:8000", smtp_port=2525, size=6, say=lambda _line: None)
        yield END
        office.clear()
        call_command("flush", verbosity=0, interactive=False)
