"""Group robots: Feishu, DingTalk, WeCom, Slack, Teams, in their documented forms. Never seen live."""
