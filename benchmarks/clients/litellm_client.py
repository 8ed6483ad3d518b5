"""`litellm`, through its provider for vLLM and through the one for OpenAI."""

import json
from importlib.metadata import version

import litellm

from common import *


def ask(provider, messages, **more):
    return litellm.completion(
        model=f"{provider}/{more.pop('model', MODEL)}",
        api_base=BASE,
        api_key="none",
        messages=messages,
        max_retries=0,
        **{"temperature": 0, **more},
    )


for provider in ("hosted_vllm", "openai"):
    check(provider + " chat", ask(provider, CAPITAL).choices[0].message.content, PARIS)
    parts = list(ask(provider, CAPITAL, stream=True))
    check(provider + " stream", "".join(p.choices[0].delta.content or "" for p in parts), PARIS)
    rebuilt = litellm.stream_chunk_builder(parts, messages=CAPITAL)
    check(provider + " stream builder", rebuilt.choices[0].message.content, PARIS)

    messages = [{"role": "user", "content": WEATHER}]
    first = ask(provider, messages, tools=[TOOL]).choices[0].message
    check(provider + " tool call", json.loads(first.tool_calls[0].function.arguments), {"city": "Paris"})
    messages += [first.model_dump(), {"role": "tool", "tool_call_id": first.tool_calls[0].id, "content": FOUND}]
    check(provider + " answer with the result", ask(provider, messages, tools=[TOOL]).choices[0].message.content, SUNNY)

    forced = ask(provider, messages[:1], tools=[TOOL], tool_choice="required").choices[0].message
    check(provider + " forced call", forced.tool_calls[0].function.name, "get_weather")
    message = ask(provider, SUM).choices[0].message
    check(provider + " reasoning", message.reasoning_content, SUM_REASONING)
    refused(provider + " unknown model", litellm.NotFoundError, lambda: ask(provider, CAPITAL, model="nope"))
    refused(provider + " bad value", litellm.BadRequestError, lambda: ask(provider, CAPITAL, temperature=-1))

text = litellm.text_completion(
    model=f"text-completion-openai/{MODEL}",
    api_base=BASE,
    api_key="none",
    prompt="The capital of France is",
    temperature=0,
    max_tokens=6,
)
check("completion", text.choices[0].text, " Paris.")
finish("litellm " + version("litellm"))
