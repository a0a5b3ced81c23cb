"""What providers tell us: delivery reports, and what people answered. The address holds an unguessable secret."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hospes.conversations import texts
from hospes.integrations.sms import aliyun, generic, tencent
from hospes.post import texting
from hospes.post.models import TextMessage

LARGEST = 1024 * 1024
Told = dict[str, Any]


@csrf_exempt
@require_POST
def hook(request: HttpRequest, provider: str, token: str) -> HttpResponse:
    """Take in reports and answers; 2xx is said when they are committed."""
    if provider not in READERS or not texting.is_hook_secret(token, provider):
        raise Http404
    if len(request.body) > LARGEST:
        return JsonResponse({"code": 1}, status=413)
    try:
        told = json.loads(request.body)
    except ValueError:
        return JsonResponse({"code": 1, "msg": "not JSON"}, status=400)
    rows = told if isinstance(told, list) else [told]
    for row in rows:
        if isinstance(row, dict):
            _take(provider, READERS[provider](row))
    return JsonResponse({"code": 0, "result": 0, "msg": "OK", "errmsg": "OK"})


def _take(provider: str, told: Told) -> None:
    if told.get("text"):
        texts.take_in(str(told["number"]), str(told["text"]), said_id=f"{provider}:{told['id']}")
        return
    message = TextMessage.objects.of_provider(provider, str(told["id"]))
    if message is not None:
        message.report(delivered=bool(told["delivered"]), said=str(told["said"])[:500])


def _generic(row: Told) -> Told:
    return {
        "id": row.get("id", ""),
        "delivered": row.get("status") == "delivered",
        "said": row.get("said", ""),
        "number": row.get("from", ""),
        "text": row.get("text", ""),
    }


def _aliyun(row: Told) -> Told:
    """``SmsReport`` and ``SmsUp``."""
    return {
        "id": row.get("biz_id") or row.get("sequence_id", ""),
        "delivered": row.get("success") in {True, "true"},
        "said": f"{row.get('err_code', '')} {row.get('err_msg', '')}".strip(),
        "number": row.get("phone_number", ""),
        "text": row.get("content", "") if "success" not in row else "",
    }


def _tencent(row: Told) -> Told:
    number = f"+{row['nationcode']}{row['mobile']}" if row.get("nationcode") and row.get("mobile") else ""
    return {
        "id": row.get("sid") or row.get("time", ""),
        "delivered": row.get("report_status") == "SUCCESS",
        "said": f"{row.get('errmsg', '')} {row.get('description', '')}".strip(),
        "number": number,
        "text": row.get("text", ""),
    }


READERS = {generic.NAME: _generic, aliyun.NAME: _aliyun, tencent.NAME: _tencent}
