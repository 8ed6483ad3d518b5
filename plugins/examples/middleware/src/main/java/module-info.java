/// A header on every reply.
module com.example.starter {
    requires dev.parley.api;

    provides dev.parley.api.middleware.MiddlewareProvider with
            com.example.starter.StarterMiddlewareProvider;
}
