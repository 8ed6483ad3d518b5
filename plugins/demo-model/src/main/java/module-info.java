/// The model that is served when no other is named: its files and the flags that suit it.
///
/// @provides dev.parley.api.model.BundledModelProvider `parley-demo`
module dev.parley.demo {
    requires dev.parley.api;
    requires static org.jspecify;

    provides dev.parley.api.model.BundledModelProvider with
            dev.parley.demo.DemoModelProvider;
}
