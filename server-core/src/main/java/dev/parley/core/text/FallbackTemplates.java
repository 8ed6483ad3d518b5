package dev.parley.core.text;

import java.util.Optional;

/// Chat templates for kinds of models whose checkpoints come without one. Each makes the prompt that vLLM's does.
final class FallbackTemplates {

    /// Only the contents, one after the other.
    private static final String CONTENTS =
            "{% for message in messages %}{{ message.content }}{% endfor %}";

    private static final String QUESTION_ANSWER =
            """
            {%- set speakers = {'user': 'Question: ', 'assistant': 'Answer: '} %}
            {%- for message in messages if message.role in speakers %}
                {{- speakers[message.role] + message.content + ' ' }}
            {%- endfor %}
            {{- 'Answer:' if add_generation_prompt }}\
            """;

    private static final String CHATML =
            """
            {%- for message in messages %}
                {{- '<|im_start|>' + message.role + '\\n' + message.content }}
                {{- '<|im_end|>\\n' if add_generation_prompt or not loop.last }}
            {%- endfor %}
            {%- if add_generation_prompt and messages[-1].role != 'assistant' %}
                {{- '<|im_start|>assistant\\n' }}
            {%- endif %}\
            """;

    /// Splits off a system message and checks that user and assistant take turns.
    private static final String TURNS =
            """
            {%- set system = messages[0].content if messages[0].role == 'system' else '' %}
            {%- set turns = messages[1:] if messages[0].role == 'system' else messages %}
            {{- bos_token + system }}
            {%- for message in turns %}
                {%- if (message.role == 'user') != (loop.index0 is even) %}
                    {{- raise_exception('Conversation roles must alternate user/assistant/user/assistant/...') }}
                {%- endif %}
            """;

    private static final String TURN_CONTENTS =
            TURNS
                    + """
                        {{- message.content }}
                    {%- endfor %}\
                    """;

    private static final String SPOKEN_TURNS =
            TURNS
                    + """
                        {%- if message.role == 'user' %}
                            {{- '<|User|>: ' + message.content + '\\n\\n' }}
                        {%- elif message.role == 'assistant' %}
                            {{- '<|Assistant|>: ' + message.content + eos_token + '\\n\\n' }}
                        {%- endif %}
                    {%- endfor %}
                    {{- '<|Assistant|>: ' if add_generation_prompt }}\
                    """;

    private FallbackTemplates() {}

    /// The template for a kind of model.
    ///
    /// @param modelType the `model_type` of `config.json`
    /// @param origin where the tokenizer comes from, whose name may tell a version
    static Optional<String> of(String modelType, String origin) {
        return Optional.ofNullable(
                switch (modelType) {
                    case "clip", "colpali", "paligemma", "siglip", "siglip2" -> CONTENTS;
                    case "blip-2" -> QUESTION_ANSWER;
                    case "deepseek_ocr", "deepseek_ocr2", "unlimited-ocr", "unlimited_ocr" ->
                            TURN_CONTENTS;
                    case "deepseek_vl_v2" -> SPOKEN_TURNS;
                    case "minicpmv", "minicpmv4_6", "minicpmv4_7" ->
                            origin.contains("4.5") || origin.contains("4_5")
                                    ? ThinkingTemplate.TEXT
                                    : CHATML;
                    default -> null;
                });
    }
}
