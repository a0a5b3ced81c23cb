"""One form, pressed twice in one instant: the second press finds the first one's application, and says nothing more."""

from hospes.applications.models import Application
from hospes.foundation import crash_points
from tests.world import ADA


def submit(world):
    return Application.objects.submit(world.job, ADA, nonce="one-form")


def test_the_slower_press_of_one_form_gets_the_same_application_and_no_second_letter(world):
    faster, presses = [], iter([1])

    def press() -> None:
        faster.extend(submit(world) for _ in presses)

    with crash_points.armed("applications.form_is_new", press):
        slower = submit(world)
    world.work()

    assert (slower.application, slower.again) == (faster[0].application, False)
    assert len(world.office.messages("ada@example.org")) == 1
