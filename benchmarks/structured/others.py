#!/usr/bin/env python3
"""Mask and compile times of XGrammar and llguidance on the texts of MaskBenchmark.

Usage: others.py FILE [LIBRARY...]; the file is what dev.parley.benchmarks.structured.TextsFile wrote. Needs xgrammar,
llguidance, tokenizers, transformers, numpy and torch, as a vLLM environment has them.
"""

import json
import sys
import time

import torch

torch.set_num_threads(1)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def spelled_bytes(token):
    table, shifted = {}, 0x100
    for value in range(256):
        if 0x20 < value < 0x7F or value > 0xA0 and value != 0xAD:
            table[chr(value)] = value
        else:
            table[chr(shifted)] = value
            shifted += 1
    return bytes(table[c] for c in token)


def report(name, kind, micros):
    print(f"{name:11} {kind:7} n={len(micros):6} p50={percentile(micros, .5):10.1f}"
          f" p99={percentile(micros, .99):10.1f} max={max(micros):10.1f} us")


def replay(name, compile_schema, texts, schemas):
    """Each text through a matcher; `first` has what was never asked before."""
    compiled, compiling, first, steady = {}, [], [], []
    for index, entry in enumerate(schemas):
        begun = time.perf_counter_ns()
        try:
            compiled[index] = compile_schema(entry["schema"])
        except Exception as refused:
            print(f"{name}: {entry['name']} refused: {str(refused)[:90]}")
            continue
        compiling.append((time.perf_counter_ns() - begun) / 1000)
        print(f"{name:11} compile {entry['name']:18} {compiling[-1]:10.1f} us")
    for times in (first, steady):
        for text in texts:
            if text["schema"] not in compiled:
                continue
            fill, accept = compiled[text["schema"]]()
            for token in text["tokens"]:
                begun = time.perf_counter_ns()
                fill()
                times.append((time.perf_counter_ns() - begun) / 1000)
                if not accept(token):
                    break
    report(name, "compile", compiling)
    report(name, "first", first)
    report(name, "steady", steady)


def xgrammar_compiler(tokens):
    import xgrammar
    # The end token is the last one.
    info = xgrammar.TokenizerInfo(
        tokens, vocab_type=xgrammar.VocabType.BYTE_LEVEL, stop_token_ids=[len(tokens) - 1])
    compiler = xgrammar.GrammarCompiler(info, max_threads=1, cache_enabled=False)
    bitmask = xgrammar.allocate_token_bitmask(1, len(tokens))

    def compile_schema(schema):
        grammar = compiler.compile_json_schema(json.dumps(schema), any_whitespace=True)

        def begin():
            matcher = xgrammar.GrammarMatcher(grammar)
            return lambda: matcher.fill_next_token_bitmask(bitmask), matcher.accept_token
        return begin
    return compile_schema


def llguidance_compiler(tokens):
    import llguidance
    import llguidance.torch

    texts = [spelled_bytes(t) for t in tokens[:-1]] + [b"\xff<|end|>"]
    single = {t[0]: i for i, t in enumerate(texts) if len(t) == 1}

    class Plain:
        """What llguidance asks of a tokenizer."""
        eos_token_id = len(texts) - 1
        bos_token_id = None
        special_token_ids = [len(texts) - 1]
        tokens = texts

        def __call__(self, text):
            raw = text.encode() if isinstance(text, str) else text
            return [single[b] for b in raw]

    tokenizer = llguidance.LLTokenizer(llguidance.TokenizerWrapper(Plain()))
    bitmask = llguidance.torch.allocate_token_bitmask(1, len(tokens))

    def compile_schema(schema):
        grammar = llguidance.LLMatcher.grammar_from_json_schema(json.dumps(schema))
        matcher = llguidance.LLMatcher(tokenizer, grammar)
        if matcher.is_error():
            raise ValueError(matcher.get_error())

        def begin():
            fresh = matcher.deep_copy()
            return (lambda: llguidance.torch.fill_next_token_bitmask(fresh, bitmask, 0),
                    fresh.consume_token)
        return begin
    return compile_schema


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        data = json.load(file)
    makers = {"xgrammar": xgrammar_compiler, "llguidance": llguidance_compiler}
    for name in sys.argv[2:] or makers:
        make = makers[name]
        replay(name, make(data["tokens"]), data["texts"], data["schemas"])


if __name__ == "__main__":
    main()
