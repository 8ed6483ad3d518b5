"""LangChain's `langchain-openai`."""

from importlib.metadata import version

import openai
from langchain_core.messages import HumanMessage
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI, OpenAI
from pydantic import BaseModel

from common import *


class Country(BaseModel):
    """A country."""

    name: str
    capital: str


@tool
def get_weather(city: str) -> str:
    """Get the weather in a city"""
    return FOUND


def model(**more):
    return ChatOpenAI(base_url=BASE, api_key="none", model=MODEL, temperature=0, max_retries=0, **more)


check("chat", model().invoke(CAPITAL[0]["content"]).content, PARIS)
parts = list(model(stream_usage=True).stream(CAPITAL[0]["content"]))
check("stream", "".join(part.content for part in parts), PARIS)
whole = parts[0]
for part in parts[1:]:
    whole += part
check("stream usage", whole.usage_metadata["output_tokens"] > 5, True)

bound = model().bind_tools([get_weather])
messages = [HumanMessage(WEATHER)]
messages.append(bound.invoke(messages))
check("tool call", messages[-1].tool_calls[0]["args"], {"city": "Paris"})
messages.append(get_weather.invoke(messages[-1].tool_calls[0]))
check("answer with the result", bound.invoke(messages).content, SUNNY)

for choice in ("required", "get_weather"):
    forced = model().bind_tools([get_weather], tool_choice=choice).invoke(WEATHER)
    check("forced call", forced.tool_calls[0]["name"], "get_weather")

for method in ("json_schema", "function_calling"):
    country = model(max_tokens=200).with_structured_output(Country, method=method).invoke(CAPITAL[0]["content"])
    check("structured reply by " + method, type(country), Country)

scored = model(logprobs=True, top_logprobs=3).invoke(CAPITAL[0]["content"])
check("logprobs", len(scored.response_metadata["logprobs"]["content"][0]["top_logprobs"]), 3)
completion = OpenAI(base_url=BASE, api_key="none", model=MODEL, temperature=0, max_tokens=6)
check("completion", completion.invoke("The capital of France is"), " Paris.")
refused("unknown model", openai.NotFoundError, lambda: model().bind(model="nope").invoke("Hi"))
refused("bad value", openai.BadRequestError, lambda: model().bind(temperature=-1).invoke("Hi"))
finish("langchain-openai " + version("langchain-openai"))
