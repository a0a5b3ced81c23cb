from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "hospes.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.conversations import again, delivery, due_work, erasing, reply_address, sorting, texts, ways
        from hospes.conversations.acts import acts
        from hospes.conversations.checks import CHECKS
        from hospes.conversations.holdings import HOLDINGS
        from hospes.conversations.letters import standard  # noqa: F401 -- fills the register of letters
        from hospes.conversations.models import Message, MessageFile
        from hospes.conversations.sentences import SENTENCES, sentence
        from hospes.foundation import claiming, files, holdings, sweeping
        from hospes.journal import sentences as journal_sentences
        from hospes.post import interest, outcomes, recipients, sorters, text_outcomes
        from hospes.promises.models import Rung

        sorters.register.add(sorting.SORTER)
        recipients.register.add(recipients.Recipient(name="conversations", knows=reply_address.is_known))
        interest.register.add(interest.Interest(name="conversations", wants=sorting.concerns_us))
        text_outcomes.register.add(text_outcomes.Listener(name="conversations", lock=texts.lock, tell=texts.learn))
        acts.add(again.ACT.name, again.ACT)
        outcomes.register.add(outcomes.Listener(name="conversations", tell=delivery.learn, lock=delivery.lock))
        for name, due, act in (
            ("conversations.release", due_work.leaving, due_work.release),
            ("conversations.prove", due_work.quiet, due_work.prove),
            ("conversations.confirm", due_work.confirmable, due_work.confirm),
        ):
            claiming.due_work.add(claiming.DueWork(name=name, model=Message, due=due, act=act))
        missed, tell = due_work.missed, due_work.tell_of_missed
        claiming.due_work.add(claiming.DueWork(name="conversations.missed", model=Rung, due=missed, act=tell))
        look, unchecked = "conversations.check_files", due_work.unchecked
        claiming.due_work.add(claiming.DueWork(name=look, model=MessageFile, due=unchecked, act=due_work.check_file))
        files.keepers.add("conversations.MessageFile", MessageFile.objects.file_keys)
        erasing.fill()
        ways.fill()
        for holding in HOLDINGS:
            holdings.register.add(holding)
        for verb in SENTENCES:
            journal_sentences.register.add(verb, sentence(verb))
        for check in CHECKS:
            sweeping.checks.add(check)
