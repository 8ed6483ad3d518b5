/// One more route.
module com.example.starter {
    requires dev.parley.api;

    provides dev.parley.api.router.TaskRouter with
            com.example.starter.StarterRouter;
}
