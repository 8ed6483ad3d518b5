package dev.parley.router.generate.derender;

import dev.parley.api.router.HttpJson;
import dev.parley.router.generate.schema.Fields;
import dev.parley.router.generate.schema.Violations;
import dev.parley.router.generate.serving.Serving;

import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import tools.jackson.databind.node.ObjectNode;

/// Answers the `…/derender` routes: the public reply, or one event of it, that token output stands for.
public final class DerenderHandler implements Handler {

    private final Serving serving;
    private final Derenderer derenderer;

    /// Derenders for one public route.
    public interface Derenderer {

        /// The reply for whole outputs.
        ///
        /// @param body may hold violations when this begins, and is checked by it
        ObjectNode whole(Fields body, ServerRequest request);

        /// The event for an event, with the state to carry to the next.
        ///
        /// @param body may hold violations when this begins, and is checked by it
        ObjectNode event(Fields body, ServerRequest request);
    }

    /// For one route.
    public DerenderHandler(Serving serving, Derenderer derenderer) {
        this.serving = serving;
        this.derenderer = derenderer;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        HttpJson http = serving.context().http();
        Fields body = Fields.body(http.body(request), new Violations());
        boolean streamed = body.flag("stream", false);
        ObjectNode reply =
                streamed ? derenderer.event(body, request) : derenderer.whole(body, request);
        http.send(response, Status.OK_200, json -> json.writeTree(reply));
    }
}
