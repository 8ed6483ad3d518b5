"""The official `openai` client for Python."""

import json

import openai
from pydantic import BaseModel

from common import *

client = openai.OpenAI(base_url=BASE, api_key="none", max_retries=0)
chat = client.chat.completions


class Country(BaseModel):
    name: str
    capital: str


reply = chat.create(model=MODEL, temperature=0, messages=CAPITAL, logprobs=True, top_logprobs=3)
check("chat", reply.choices[0].message.content, PARIS)
check("logprobs", len(reply.choices[0].logprobs.content[0].top_logprobs), 3)

parts = list(
    chat.create(
        model=MODEL, temperature=0, messages=CAPITAL, stream=True, stream_options={"include_usage": True}
    )
)
check("stream", "".join(p.choices[0].delta.content or "" for p in parts if p.choices), PARIS)
check("stream usage", parts[-1].usage.completion_tokens, reply.usage.completion_tokens)

with chat.stream(model=MODEL, temperature=0, messages=CAPITAL) as stream:
    deltas = [event.delta for event in stream if event.type == "content.delta"]
    check("stream helper", "".join(deltas), PARIS)
    check("final completion", stream.get_final_completion().choices[0].message.content, PARIS)

messages = [{"role": "user", "content": WEATHER}]
first = chat.create(model=MODEL, temperature=0, messages=messages, tools=[TOOL]).choices[0]
check("tool call", json.loads(first.message.tool_calls[0].function.arguments), {"city": "Paris"})
check("finish reason", first.finish_reason, "tool_calls")
messages += [first.message, {"role": "tool", "tool_call_id": first.message.tool_calls[0].id, "content": FOUND}]
second = chat.create(model=MODEL, temperature=0, messages=messages, tools=[TOOL]).choices[0]
check("answer with the result", second.message.content, SUNNY)

for choice in ("required", {"type": "function", "function": {"name": "get_weather"}}):
    forced = chat.create(model=MODEL, temperature=0, messages=messages[:1], tools=[TOOL], tool_choice=choice)
    check("forced call", forced.choices[0].message.tool_calls[0].function.name, "get_weather")

parsed = chat.parse(model=MODEL, temperature=0, max_tokens=200, messages=CAPITAL, response_format=Country)
check("structured reply", type(parsed.choices[0].message.parsed), Country)

message = chat.create(model=MODEL, temperature=0, messages=SUM).choices[0].message
check("reasoning", (message.reasoning, message.reasoning_content), (SUM_REASONING, SUM_REASONING))

completion = client.completions.create(model=MODEL, temperature=0, max_tokens=6, prompt="The capital of France is")
check("completion", completion.choices[0].text, " Paris.")
check("models", [model.id for model in client.models.list()], [MODEL])

refused("unknown model", openai.NotFoundError, lambda: chat.create(model="nope", messages=CAPITAL))
refused("bad value", openai.BadRequestError, lambda: chat.create(model=MODEL, messages=CAPITAL, temperature=-1))
finish("openai " + openai.__version__)
