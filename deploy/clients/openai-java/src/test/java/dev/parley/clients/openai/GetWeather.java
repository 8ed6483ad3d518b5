package dev.parley.clients.openai;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;

/// The arguments of the tool, as a record that the library makes a schema of.
///
/// @param city whose weather is asked for
@JsonTypeName("get_weather")
@JsonClassDescription("Get the weather in a city")
record GetWeather(@JsonPropertyDescription("The city") String city) {

    /// What the tool finds.
    ///
    /// @param temperature in degrees Celsius
    /// @param condition of the sky
    record Found(int temperature, String condition) {}

    Found find() {
        return new Found(18, "sunny");
    }
}
