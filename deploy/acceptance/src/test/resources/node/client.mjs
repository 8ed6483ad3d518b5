// Talks to a server with the official client; prints what it saw as one JSON object.
import OpenAI from "openai";

const client = new OpenAI({ baseURL: process.argv[2] + "/v1", apiKey: "none" });
const model = "parley-demo";

let text = "";
let chunks = 0;
const chat = await client.chat.completions.create({
  model,
  stream: true,
  temperature: 0,
  messages: [{ role: "user", content: "What is the capital of France?" }],
});
for await (const chunk of chat) {
  chunks++;
  text += chunk.choices[0]?.delta?.content ?? "";
}

const tools = [
  {
    type: "function",
    function: {
      name: "get_weather",
      description: "Get the weather in a city",
      parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
    },
  },
];
const stream = client.chat.completions.stream({
  model,
  temperature: 0,
  tools,
  messages: [{ role: "user", content: "What is the weather in Paris?" }],
});
const completion = await stream.finalChatCompletion();
const call = completion.choices[0].message.tool_calls?.[0];

let refused = null;
try {
  await client.chat.completions.create({ model: "nope", messages: [{ role: "user", content: "x" }] });
} catch (error) {
  refused = error.constructor.name;
}
const models = (await client.models.list()).data.map((m) => m.id);

console.log(
  JSON.stringify({
    text,
    chunks,
    finish: completion.choices[0].finish_reason,
    name: call?.function.name ?? null,
    arguments: call ? JSON.parse(call.function.arguments) : null,
    refused,
    models,
  }),
);
