package dev.parley.core.config;

import static dev.parley.core.config.Option.named;
import static dev.parley.core.config.OptionGroup.CHAT;

import dev.parley.core.config.OptionType.Choice;
import dev.parley.core.config.OptionType.Json;
import dev.parley.core.config.OptionType.Negation;
import dev.parley.core.config.OptionType.Switch;
import dev.parley.core.config.OptionType.Text;

import java.util.List;

/// Conversations, tools and reasoning.
public final class ChatOptions {

    /// `--chat-template`.
    public static final Option TEMPLATE =
            named("chat-template", CHAT, new Text("FILE|TEXT"))
                    .does(
                            "Chat template to use in place of the model's: a file, or the template"
                                    + " itself.");

    /// `--chat-template-content-format`.
    public static final Option CONTENT_FORMAT =
            named(
                            "chat-template-content-format",
                            CHAT,
                            new Choice(List.of("auto", "string", "openai")))
                    .standard("auto")
                    .does(
                            "Whether the template gets message content as one text or as a list of"
                                    + " parts.");

    /// `--default-chat-template-kwargs`.
    public static final Option TEMPLATE_ARGUMENTS =
            named("default-chat-template-kwargs", CHAT, new Json())
                    .does("Template variables of requests that do not set them.");

    /// `--trust-request-chat-template`.
    public static final Option TRUST_TEMPLATE =
            named("trust-request-chat-template", CHAT, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does("Requests may bring their own chat template.");

    /// `--cohere-format`.
    public static final Option COHERE_FORMAT =
            named("cohere-format", CHAT, new Choice(List.of("cmd3", "cmd4")))
                    .standard("cmd4")
                    .does("Version of Cohere's command format that rendered requests name.");

    /// `--response-role`.
    public static final Option ROLE =
            named("response-role", CHAT, new Text("ROLE"))
                    .standard("assistant")
                    .does("Role of the messages in replies.");

    /// `--enable-auto-tool-choice`.
    public static final Option AUTO_TOOLS =
            named("enable-auto-tool-choice", CHAT, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does(
                            "The model may call tools when the request leaves it the choice; needs"
                                    + " --tool-call-parser.");

    /// `--tool-call-parser`.
    public static final Option TOOL_PARSER =
            named("tool-call-parser", CHAT, new Text("NAME"))
                    .does(
                            "Parser for the way this model writes tool calls; see parley plugins"
                                    + " list.");

    /// `--tool-strict-level`.
    public static final Option TOOL_STRICTNESS =
            named("tool-strict-level", CHAT, new Choice(List.of("auto", "function", "parameter")))
                    .standard("auto")
                    .does(
                            "How strictly calls that the model chose to make are held to the"
                                    + " request's tools: auto where a tool is strict, function"
                                    + " always to a declared name, parameter also to every tool's"
                                    + " schema.");

    /// `--exclude-tools-when-tool-choice-none`.
    public static final Option EXCLUDE_TOOLS =
            named("exclude-tools-when-tool-choice-none", CHAT, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does(
                            "The prompt of a request with tool_choice none does not mention its"
                                    + " tools.");

    /// `--reasoning-parser`.
    public static final Option REASONING_PARSER =
            named("reasoning-parser", CHAT, new Text("NAME"))
                    .does(
                            "Parser for the way this model marks its reasoning; see parley plugins"
                                    + " list.");

    /// `--reasoning-field`.
    public static final Option REASONING_FIELD =
            named(
                            "reasoning-field",
                            CHAT,
                            new Choice(List.of("reasoning", "reasoning_content", "both")))
                    .standard("reasoning")
                    .does(
                            "Property of a reply's message that carries the reasoning;"
                                    + " reasoning_content is what clients of older servers read.");

    /// `--reasoning-config`.
    public static final Option REASONING_CONFIG =
            named("reasoning-config", CHAT, new Json())
                    .does(
                            "Texts that begin and cut short reasoning for thinking_token_budget, as"
                                    + " {\"reasoning_start_str\": \"TEXT\", \"reasoning_end_str\":"
                                    + " \"TEXT\"}. Otherwise the reasoning parser's markers.");

    /// `--structured-outputs-config`.
    public static final Option STRUCTURED =
            named("structured-outputs-config", CHAT, new Json())
                    .does(
                            "How output is constrained, as {\"backend\": \"NAME\","
                                    + " \"disable_any_whitespace\": true,"
                                    + " \"disable_additional_properties\": true,"
                                    + " \"enable_in_reasoning\": true, \"jump_forward\": false}.");

    /// `--return-tokens-as-token-ids`.
    public static final Option TOKENS_AS_IDS =
            named("return-tokens-as-token-ids", CHAT, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does("Tokens in log-probabilities are written token_id:N.");

    /// `--enable-prompt-tokens-details`.
    public static final Option PROMPT_DETAILS =
            named("enable-prompt-tokens-details", CHAT, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does("Usage tells how many prompt tokens came from the prefix cache.");

    /// `--enable-force-include-usage`.
    public static final Option FORCE_USAGE =
            named("enable-force-include-usage", CHAT, new Switch(Negation.NEGATABLE))
                    .standard("false")
                    .does("Every stream ends with usage, asked for or not.");

    static final List<Option> ALL =
            List.of(
                    TEMPLATE,
                    CONTENT_FORMAT,
                    TEMPLATE_ARGUMENTS,
                    TRUST_TEMPLATE,
                    ROLE,
                    AUTO_TOOLS,
                    TOOL_PARSER,
                    TOOL_STRICTNESS,
                    COHERE_FORMAT,
                    EXCLUDE_TOOLS,
                    REASONING_PARSER,
                    REASONING_FIELD,
                    REASONING_CONFIG,
                    STRUCTURED,
                    TOKENS_AS_IDS,
                    PROMPT_DETAILS,
                    FORCE_USAGE);

    private ChatOptions() {}
}
