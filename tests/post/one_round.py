"""A worker's one round as a process of its own: ``python -m tests.post.one_round WORKER``.

The test tells it the database and the data folder through the environment.
"""

import json
import os
import sys

import django
from django.conf import settings


def main() -> None:
    from hospes.foundation import claiming
    from hospes.post.work import HAND_OVER

    claiming.run_once(sys.argv[1], names=[HAND_OVER])


if __name__ == "__main__":
    django.setup()
    for name, value in json.loads(os.environ["ONE_ROUND_DATABASE"]).items():
        settings.DATABASES["default"][name] = value
    settings.DATA = os.environ["ONE_ROUND_DATA"]
    settings.POST_TRANSPORT = "smtp"
    main()
