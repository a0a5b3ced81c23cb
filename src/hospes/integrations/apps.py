from django.apps import AppConfig


class IntegrationsConfig(AppConfig):
    name = "hospes.integrations"
    label = "integrations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from hospes.integrations.robots import dingtalk, feishu, slack, teams, wecom
        from hospes.integrations.sms import aliyun, generic, tencent
        from hospes.notices import robots
        from hospes.post import texting

        for provider in (generic.PROVIDER, aliyun.PROVIDER, tencent.PROVIDER):
            texting.providers.add(provider)
        for service in (feishu, dingtalk, wecom, slack, teams):
            robots.kinds.add(service.KIND)
