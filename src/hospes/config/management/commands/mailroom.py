import asyncio

from django.core.management.base import BaseCommand

from hospes.mailroom import house


class Command(BaseCommand):
    help = "Take mail in: the built-in receiver and the mailboxes, as the settings say. `serve` starts it too."

    def handle(self, **_options):
        asyncio.run(house.until_told(self.say))

    def say(self, words):
        self.stdout.write(words)
        self.stdout.flush()
