/// The server of Parley: configuration, plug-ins, HTTP, life cycle, metrics and text.
///
/// `dev.parley.core.text` turns conversations into token ids and ids into text. It calls the native
/// tokenizers of Hugging Face, so this module and `ai.djl.tokenizers` need `--enable-native-access`.
module dev.parley.core {
    requires transitive dev.parley.api;
    requires ai.djl.tokenizers;
    requires tools.jackson.databind;
    requires static org.jspecify;

    exports dev.parley.core.jinja;
    exports dev.parley.core.lifecycle;
    exports dev.parley.core.text;
}
