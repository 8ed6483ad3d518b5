"""What the scripts ask and expect; argv is the server's address."""

import sys

BASE = (sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000") + "/v1"
MODEL = "parley-demo"
CAPITAL = [{"role": "user", "content": "What is the capital of France?"}]
PARIS = "The capital of France is Paris."
SUM = [{"role": "user", "content": "What is 9 times 6?"}]
SUM_REASONING = "9 x 6 = 54."
WEATHER = "What is the weather in Paris?"
FOUND = '{"temperature": 18, "condition": "sunny"}'
SUNNY = "It is sunny in Paris with 18 degrees."
TOOL = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "Get the weather in a city",
        "parameters": {
            "type": "object",
            "properties": {"city": {"type": "string"}},
            "required": ["city"],
        },
    },
}
done = []


def check(what, seen, expected):
    """Stops with what was seen when it is not what was expected."""
    if seen != expected:
        sys.exit(f"{what}: expected {expected!r}, saw {seen!r}")
    done.append(what)


def refused(what, kind, work):
    """Stops unless `work` fails with an error of one kind."""
    try:
        work()
    except kind:
        done.append(what)
        return
    except Exception as error:
        sys.exit(f"{what}: expected {kind.__name__}, saw {error!r}")
    sys.exit(f"{what}: expected {kind.__name__}, saw an answer")


def finish(client):
    print(f"{client}: {len(done)} checks passed: {', '.join(done)}")
