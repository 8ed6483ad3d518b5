/// An engine without a model: it sends tokens at a set pace, for load tests of everything around an
/// engine.
///
/// @provides dev.parley.api.engine.EngineProvider the engine `simulator`
module dev.parley.engine.sim {
    requires dev.parley.api;
    requires static org.jspecify;

    provides dev.parley.api.engine.EngineProvider with
            dev.parley.engine.sim.SimulatorEngineProvider;
}
