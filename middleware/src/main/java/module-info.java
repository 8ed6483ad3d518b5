/// Filters in front of every route, shipped with Parley.
///
/// A request passes them in this order, which is vLLM's; each is there only when the flag or variable
/// asks for it. Their `order()` numbers leave room for a plug-in's own filters between any two.
///
/// | order | name | what it does | when it is there |
/// | ---: | --- | --- | --- |
/// | 100 | `access-log` | one log line per request | unless `--disable-uvicorn-access-log` |
/// | 200 | `response-log` | replies in the log | `VLLM_DEBUG_LOG_API_SERVER_RESPONSE=true` |
/// | 300 | `scaling` | 503 while the engine scales | when the model generates text |
/// | 400 | `request-id` | `X-Request-Id` in replies | `--enable-request-id-headers` |
/// | 500 | `api-key` | 401 without a key | `--api-key` or `VLLM_API_KEY` |
/// | 600 | `cors` | preflight requests and reply headers for browsers | always |
/// | 700 | `server-load` | counts the requests in work for `/load` | `--enable-server-load-tracking` |
///
/// So a 401 carries `X-Request-Id` but no CORS headers, the 503 of scaling carries neither, and none
/// of them counts as load.
///
/// @provides dev.parley.api.middleware.MiddlewareProvider one per filter
module dev.parley.middleware {
    requires dev.parley.api;
    requires static org.jspecify;

    provides dev.parley.api.middleware.MiddlewareProvider with
            dev.parley.middleware.accesslog.AccessLogMiddlewareProvider,
            dev.parley.middleware.responselog.ResponseLogMiddlewareProvider,
            dev.parley.middleware.scaling.ScalingMiddlewareProvider,
            dev.parley.middleware.request.RequestIdMiddlewareProvider,
            dev.parley.middleware.key.ApiKeyMiddlewareProvider,
            dev.parley.middleware.cors.CorsMiddlewareProvider,
            dev.parley.middleware.load.ServerLoadMiddlewareProvider;
}
