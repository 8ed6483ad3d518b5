"""Golden files for engines: python3 golden_greedy.py MODEL_FOLDER OUT.json

Prompts, rendered text, token ids, up to 48 greedy output ids (the end token included when it comes earlier), and for some
of them the top-5 log-probabilities at the first four output positions. float32 from the stored float16 weights, one
sequence at a time. Prompts whose two best tokens come close to a tie at any position are left out, so that another
engine's rounding does not change the answer.
"""
import json
import sys

import torch

import chat
import mix
from evaluate import load

LIMIT, MARGIN, TOP = 48, 0.08, 8


def fn(name, description, required=(), **props):
    return {'type': 'function', 'function': {'name': name, 'description': description, 'parameters': {
        'type': 'object', 'properties': {k: v if isinstance(v, dict) else {'type': v} for k, v in props.items()}, 'required': list(required)}}}


WEATHER = fn('get_weather', 'Get the weather for a city', ['city'], city='string', unit={'type': 'string', 'enum': ['celsius', 'fahrenheit']})
OPENAI_WEATHER = fn('get_current_weather', 'Get the current weather in a given location', ['location'],
                    location={'type': 'string', 'description': 'The city and state, e.g. San Francisco, CA'}, unit={'type': 'string', 'enum': ['celsius', 'fahrenheit']})
TIME = fn('get_time', 'Get the current time in a city', ['city'], city='string')
ADD = fn('add', 'Add two numbers', ['a', 'b'], a='integer', b='integer')
SEND = fn('send_message', 'Send a message to a person', ['to', 'text'], to='string', text='string')
ALARM = fn('set_alarm', 'Set an alarm', ['time'], time='string', label='string')
SEARCH = fn('search', 'Search the web', ['query'], query='string')
CONVERT = fn('convert', 'Convert money between currencies', ['amount', 'from', 'to'], **{'amount': 'number', 'from': 'string', 'to': 'string'})
FILES = fn('list_files', 'List the files')


def u(*texts, system=None):
    m = [{'role': 'system', 'content': system}] if system else []
    for i, t in enumerate(texts):
        m.append({'role': ('user', 'assistant')[i % 2], 'content': t})
    return m


def called(user, name, args, result):
    return [{'role': 'user', 'content': user},
            {'role': 'assistant', 'content': '', 'tool_calls': [{'id': 'call_0', 'type': 'function', 'function': {'name': name, 'arguments': args}}]},
            {'role': 'tool', 'tool_call_id': 'call_0', 'content': result}]


OFF = {'enable_thinking': False}
WANTED = [
    (u('Hello'), None, {}), (u('What is the capital of France?'), None, {}), (u('What is 12 + 7?'), None, {}), (u('What is 12 + 7?'), None, OFF),
    (u('What is the weather in Paris?'), [WEATHER, TIME], {}), (u('Tell me a story about a fox.'), None, {}), (u('My name is Alice.', 'Nice to meet you, Alice!', 'What is my name?'), None, {}),
    (called('What is the weather in Oslo?', 'get_weather', {'city': 'Oslo'}, '{"temperature": 3, "condition": "snowy"}'), [WEATHER], {}),
    (u('Who are you?', system='You are a helpful assistant.'), None, {}), (u('Extract the name and age as JSON: Emma is 30 years old.'), None, OFF),
    (u('What is the weather like in Boston today?'), [OPENAI_WEATHER], {}), (u('What is the weather in Rome and Oslo?'), [WEATHER], {}), (u('Add 231 and 45.'), [ADD, SEND], {}),
    (u('Send Bob a message: see you soon'), [SEND, SEARCH, ALARM], OFF), (u('Set an alarm for 7:30 am.'), [ALARM, WEATHER], {}), (u('Convert 100 EUR to USD.'), [CONVERT], {}),
    (u('Search for best pizza in town'), [SEARCH, TIME], {}), (u('Which files are there?'), [FILES, TIME], {}), (u('What is the capital of Japan?', system='You are a helpful assistant.'), [WEATHER, TIME], {}),
    (u('Reverse the order of these words: red cat moon'), None, {}), (u('Count the words: the red fox sleeps'), None, {}), (u('Write hello in upper case.'), None, OFF), (u('Spell strawberry.'), None, {}),
    (u('How many r\'s are in strawberry?'), None, {}), (u('Name three fruits.'), None, {}), (u('Count from 1 to 10.'), None, {}), (u('Is 45 greater than 54?'), None, {}), (u('What is 85 - 38?'), None, {}), (u('What is 7 x 8?'), None, OFF),
    (u('Write a poem about the sea.'), None, {}), (u('Explain quantum physics.'), None, {}), (u('Say this is a test'), None, {}), (u('What is the opposite of hot?'), None, {}), (u('How do you say thanks in French?'), None, {}),
    (u('What is the capital of Italy?', 'The capital of Italy is Rome.', 'And of Spain?'), None, {}), (u('What is the weather in Paris?'), None, {}), (u('What time is it in Tokyo?'), [WEATHER, TIME, SEND], {}),
    (called('What is 2 + 3?', 'add', '{"a": 2, "b": 3}', '{"result": 5}'), [ADD], {}), (u([{'type': 'text', 'text': 'What is the capital of '}, {'type': 'text', 'text': 'Peru?'}]), None, {}),
    (u('Sort these numbers: 42, 7, 19'), None, OFF), (u('What is the currency of Japan?'), None, {}), (u('Thanks', system='Be polite.'), None, {}),
    (u('Caf\u00e9 \U0001f600 \u4f60\u597d'), None, {}), (u('Tell me a very short story about a dragon named Zilly'), None, OFF)]


@torch.no_grad()
def run(model, tok, messages, tools, kw):
    text = chat.render(messages, tools, True, **kw)
    ids = tok.encode(text)
    cache = model.new_cache(1, len(ids) + LIMIT)
    logits = model.cached(torch.tensor([ids]), cache, 0)[0]
    out, tops, margin = [], [], 1e9
    for t in range(LIMIT):
        two = torch.topk(logits, 2).values
        margin = min(margin, float(two[0] - two[1]))
        lp = torch.log_softmax(logits.double(), -1)
        best = torch.topk(lp, 5)
        if t < 4:
            tops.append([{'id': int(i), 'token': tok.decode([int(i)]), 'logprob': round(float(v), 5)} for v, i in zip(best.values, best.indices)])
        n = int(logits.argmax())
        out.append(n)
        if n in (tok.added['<|im_end|>'], tok.added['<|endoftext|>']):
            break
        logits = model.cached(torch.tensor([[n]]), cache, len(ids) + t)[0]
    return {'messages': messages, 'tools': tools, 'kwargs': kw, 'prompt': text, 'prompt_ids': ids, 'output_ids': out, 'output': tok.decode(out)}, tops, margin


def main():
    torch.set_num_threads(1)
    model, tok = load(sys.argv[1])
    extra = [(s['messages'][:-1], s['tools'], {} if s['think'] else OFF) for s in mix.test_set(1)]
    done = []
    for m, t, k in WANTED + extra:
        c, tops, margin = run(model, tok, m, t, k)
        if margin < MARGIN:
            print('left out', round(margin, 3), repr(c['prompt'][-60:]), repr(c['output']))
            continue
        done.append((c, tops))
        if len(done) == 40:
            break
    cases = []
    for c, tops in done:
        if len(cases) < TOP:
            c['top5_logprobs'] = tops
        cases.append(c)
    note = 'greedy decoding in float32 from the float16 weights; output_ids stop after <|im_end|> or at 48 ids; top5_logprobs[i] are natural-log probabilities at output position i'
    json.dump({'note': note, 'cases': cases}, open(sys.argv[2], 'w', encoding='utf-8'), ensure_ascii=False, indent=1)
    print(sys.argv[2], len(cases))


if __name__ == '__main__':
    main()
