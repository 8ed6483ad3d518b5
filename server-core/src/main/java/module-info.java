/// The server's core: command line, plug-ins, HTTP, life cycle, text.
module dev.parley.core {
    requires dev.parley.api;
    requires tools.jackson.databind;
    requires static org.jspecify;

    exports dev.parley.core.jinja;
}
