package dev.parley.router.generate.scoring;

import dev.parley.api.ParleyException.Unsupported;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.serving.Serving;

import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.util.List;

/// Answers `POST /v1/systemone`: no model here has a strategy for reading structured decisions.
public final class DecisionsHandler implements Handler {

    private final Serving serving;

    /// For one served model.
    public DecisionsHandler(Serving serving) {
        this.serving = serving;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Fields fields = Fields.body(serving.context().http().body(request), new Violations());
        for (String name : List.of("state", "questions")) {
            if (!fields.node().has(name)) {
                fields.missing(name);
            }
        }
        fields.violations().check();
        throw new Unsupported("The model does not support the structured decision API");
    }
}
