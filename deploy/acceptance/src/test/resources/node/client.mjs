// Talks to a server with the official client; prints what it saw as one JSON object.
import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.argv[2] + "/v1", apiKey: process.argv[3], maxRetries: 0 });
const model = "parley-demo";
const capital = [{ role: "user", content: "What is the capital of France?" }];
const seen = {};

const chat = await client.chat.completions.create({ model, temperature: 0, messages: capital });
seen.text = chat.choices[0].message.content;

seen.streamed = "";
seen.chunks = 0;
for await (const chunk of await client.chat.completions.create({
  model,
  stream: true,
  stream_options: { include_usage: true },
  temperature: 0,
  messages: capital,
})) {
  seen.chunks++;
  seen.streamed += chunk.choices[0]?.delta?.content ?? "";
  seen.usage = chunk.usage?.completion_tokens ?? seen.usage;
}

const helped = client.chat.completions.stream({ model, temperature: 0, messages: capital });
seen.deltas = 0;
helped.on("content.delta", () => seen.deltas++);
seen.helped = await helped.finalContent();

const tools = [
  {
    type: "function",
    function: {
      name: "get_weather",
      description: "Get the weather in a city",
      parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
      parse: JSON.parse,
      function: ({ city }) => {
        seen.asked = city;
        return JSON.stringify({ temperature: 18, condition: "sunny" });
      },
    },
  },
];
const weather = { model, temperature: 0, tools, messages: [{ role: "user", content: "What is the weather in Paris?" }] };
seen.answer = await client.chat.completions.runTools(weather).finalContent();
seen.answerStreamed = await client.chat.completions.runTools({ ...weather, stream: true }).finalContent();

const called = await client.chat.completions.stream(weather).finalChatCompletion();
seen.finish = called.choices[0].finish_reason;
seen.call = JSON.parse(called.choices[0].message.tool_calls[0].function.arguments);

const scored = await client.chat.completions.create({
  model,
  temperature: 0,
  logprobs: true,
  top_logprobs: 3,
  messages: capital,
});
seen.logprobs = scored.choices[0].logprobs.content[0].top_logprobs.length;

const sum = { model, temperature: 0, messages: [{ role: "user", content: "What is 9 times 6?" }] };
const { reasoning, reasoning_content } = (await client.chat.completions.create(sum)).choices[0].message;
seen.reasoning = [reasoning, reasoning_content];

const parsed = await client.chat.completions.parse({
  model,
  temperature: 0,
  messages: capital,
  chat_template_kwargs: { enable_thinking: false },
  response_format: {
    type: "json_schema",
    json_schema: {
      name: "answer",
      strict: true,
      schema: {
        type: "object",
        properties: { city: { type: "string", enum: ["Paris", "Rome"] }, big: { type: "boolean" } },
        required: ["city", "big"],
        additionalProperties: false,
      },
    },
  },
});
seen.parsed = parsed.choices[0].message.parsed;

const completion = await client.completions.create({
  model,
  temperature: 0,
  max_tokens: 6,
  prompt: "The capital of France is",
});
seen.completion = completion.choices[0].text;

seen.models = [];
for await (const one of client.models.list()) {
  seen.models.push(one.id);
}

const refusal = async (work) => {
  try {
    await work();
    return null;
  } catch (error) {
    return [error.constructor.name, error.status, error.type, error.param];
  }
};
const say = (more, by = client) => refusal(() => by.chat.completions.create({ model, messages: capital, ...more }));
seen.unknownModel = await say({ model: "nope" });
seen.badValue = await say({ temperature: -1 });
seen.badStream = await say({ temperature: -1, stream: true });
seen.wrongKey = (await say({}, new OpenAI({ baseURL: client.baseURL, apiKey: "sk-of-another" })))[0];

console.log(JSON.stringify(seen));
