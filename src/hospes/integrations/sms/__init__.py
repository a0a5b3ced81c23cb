"""Providers of text messages: one over plain HTTP, Aliyun and Tencent Cloud. Never seen live."""
