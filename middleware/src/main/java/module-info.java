/// Filters in front of every route, shipped with Parley.
///
/// @provides dev.parley.api.middleware.MiddlewareProvider one per filter
module dev.parley.middleware {
    requires dev.parley.api;
    requires static org.jspecify;

    provides dev.parley.api.middleware.MiddlewareProvider with
            dev.parley.middleware.key.ApiKeyMiddlewareProvider,
            dev.parley.middleware.request.RequestIdMiddlewareProvider;
}
