package dtu.slack.workflows;

import dtu.slack.apps.App;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;

/** A function that an app executes, as its manifest declares it. */
record FunctionDefinition(
        String callback, String title, String description, List<Parameter> inputs, List<Parameter> outputs) {
    FunctionDefinition {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    static Optional<FunctionDefinition> of(App app, String callback) {
        return app.manifest()
                .function(callback)
                .map(json -> new FunctionDefinition(
                        callback,
                        json.textAt("title").orElse(callback),
                        json.textAt("description").orElse(""),
                        Parameter.all(json.at("input_parameters")),
                        Parameter.all(json.at("output_parameters"))));
    }

    /** Values that the function does not declare are not its business. */
    static Json only(List<Parameter> declared, Json values) {
        var known = Json.EMPTY_OBJECT;
        for (var parameter : declared) {
            var value = values.at(parameter.name());
            known = value.isPresent() ? known.with(parameter.name(), value.get()) : known;
        }
        return known;
    }
}
