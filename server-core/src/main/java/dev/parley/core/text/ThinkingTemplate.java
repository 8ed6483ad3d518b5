package dev.parley.core.text;

/// ChatML with tools and with thoughts, which stay in the prompt only after the last question: what MiniCPM-V 4.5 was
/// trained on.
final class ThinkingTemplate {

    private static final String SYSTEM =
            """
            {%- macro turn(role, text) %}{{ '<|im_start|>' + role + '\\n' + text + '<|im_end|>\\n' }}{% endmacro %}
            {%- set system = messages[0].content if messages[0].role == 'system' else none %}
            {%- if tools %}
                {%- set signatures %}
                    {%- for tool in tools %}{{ '\\n' ~ (tool | tojson) }}{% endfor %}
                {%- endset %}
                {{- turn('system', (system + '\\n\\n' if system is not none else '')
                    + '# Tools\\n\\nYou may call one or more functions to assist with the user query.\\n\\n'
                    + 'You are provided with function signatures within <tools></tools> XML tags:\\n<tools>'
                    + signatures + '\\n</tools>\\n\\nFor each function call, return a json object with function name and'
                    + ' arguments within <tool_call></tool_call> XML tags:\\n<tool_call>\\n'
                    + '{"name": <function-name>, "arguments": <args-json-object>}\\n</tool_call>') }}
            {%- elif system is not none %}
                {{- turn('system', system) }}
            {%- endif %}
            """;

    /// A user's message that is wrapped as a tool's answer is no question.
    private static final String LAST_QUESTION =
            """
            {%- set question = namespace(at=messages | length - 1, found=false) %}
            {%- for message in messages | reverse %}
                {%- if not question.found and message.role == 'user'
                    and not (message.content.startswith('<tool_response>')
                        and message.content.endswith('</tool_response>')) %}
                    {%- set question.found = true %}
                    {%- set question.at = loop.revindex0 %}
                {%- endif %}
            {%- endfor %}
            """;

    private static final String ANSWERS =
            """
            {%- macro calls(message, after_text) %}
                {%- for call in message.tool_calls or [] %}
                    {%- set call = call.function or call %}
                    {{- '\\n' if after_text or not loop.first }}
                    {{- '<tool_call>\\n{"name": "' ~ call.name ~ '", "arguments": ' }}
                    {{- call.arguments if call.arguments is string else call.arguments | tojson }}
                    {{- '}\\n</tool_call>' }}
                {%- endfor %}
            {%- endmacro %}
            {%- macro answer(message, recent, last) %}
                {%- set text = message.content %}
                {%- set thought = '' %}
                {%- if message.reasoning is defined and message.reasoning is not none %}
                    {%- set thought = message.reasoning %}
                {%- elif '</think>' in text %}
                    {%- set thought = text.split('</think>')[0].rstrip('\\n').split('<think>')[-1].lstrip('\\n') %}
                    {%- set text = text.split('</think>')[-1].lstrip('\\n') %}
                {%- endif %}
                {%- if recent and (last or thought) %}
                    {{- '<think>\\n' + thought.strip('\\n') + '\\n</think>\\n\\n' + text.lstrip('\\n') }}
                {%- else %}
                    {{- '' + text }}
                {%- endif %}
                {{- calls(message, text) }}
            {%- endmacro %}
            """;

    private static final String MESSAGES =
            """
            {%- for message in messages %}
                {%- if message.role == 'user' or (message.role == 'system' and not loop.first) %}
                    {{- turn(message.role, message.content) }}
                {%- elif message.role == 'assistant' %}
                    {{- turn('assistant', answer(message, loop.index0 > question.at, loop.last)) }}
                {%- elif message.role == 'tool' %}
                    {{- '<|im_start|>user' if loop.first or loop.previtem.role != 'tool' }}
                    {{- '\\n<tool_response>\\n' ~ message.content ~ '\\n</tool_response>' }}
                    {{- '<|im_end|>\\n' if loop.last or loop.nextitem.role != 'tool' }}
                {%- endif %}
            {%- endfor %}
            {%- if add_generation_prompt %}
                {{- '<|im_start|>assistant\\n' }}
                {%- if enable_thinking is defined and enable_thinking is true %}
                    {{- '<think>\\n' }}
                {%- elif enable_thinking is not defined or enable_thinking is false %}
                    {{- '<think>\\n\\n</think>\\n\\n' }}
                {%- endif %}
            {%- endif %}\
            """;

    /// The template.
    static final String TEXT = SYSTEM + LAST_QUESTION + ANSWERS + MESSAGES;

    private ThinkingTemplate() {}
}
