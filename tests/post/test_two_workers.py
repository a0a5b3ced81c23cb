"""Several workers at one queue, on threads with connections of their own."""

import threading

import pytest
from django.db import connection

from hospes.foundation import claiming
from hospes.post.models import Envelope, MailServer
from hospes.post.work import HAND_OVER
from tests.post import offices


@pytest.mark.django_db(transaction=True)
def test_many_workers_send_each_letter_once(settings, queue):
    settings.POST_TRANSPORT = "smtp"
    office = offices.Office()
    with offices.running(office) as port:
        MailServer.objects.configure(host="127.0.0.1", port=port, security="none", timeout=5)
        for number in range(24):
            queue(key=f"message:{number}", subject=f"letter {number}")
        all_at_once([f"machine:worker-{number}" for number in range(4)])

    assert sorted(mail["Subject"] for mail in office.kept) == sorted(f"letter {n}" for n in range(24))
    assert set(Envelope.objects.values_list("state", flat=True)) == {"accepted"}


def all_at_once(workers):
    start = threading.Barrier(len(workers))
    failures = []

    def run(worker):
        start.wait()
        try:
            claiming.run_once(worker, names=[HAND_OVER])
        except Exception as error:  # noqa: BLE001 -- told to the test below
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[worker]) for worker in workers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
