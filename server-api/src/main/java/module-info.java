/// The SPI of Parley: what a parser, a middleware, a router or an engine is written against.
///
/// A plug-in `requires dev.parley.api`, `provides` one or more of the service types named
/// here and is dropped into `plugins/` as a JAR.
module dev.parley.api {
    requires transitive io.helidon.webserver;
    requires transitive io.helidon.http;
    requires transitive tools.jackson.databind;
    requires transitive micrometer.core;
    requires static org.jspecify;

    exports dev.parley.api;
    exports dev.parley.api.command;
    exports dev.parley.api.engine;
    exports dev.parley.api.middleware;
    exports dev.parley.api.model;
    exports dev.parley.api.reasoning;
    exports dev.parley.api.router;
    exports dev.parley.api.structured;
    exports dev.parley.api.text;
    exports dev.parley.api.tool;
}
