from django.apps import AppConfig


class MailroomConfig(AppConfig):
    name = "hospes.mailroom"
    label = "mailroom"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.mailroom.imap.trying import READER
        from hospes.post import mailbox_reading

        mailbox_reading.register.add(READER)
