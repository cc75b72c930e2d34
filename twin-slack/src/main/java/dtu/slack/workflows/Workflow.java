package dtu.slack.workflows;

import dtu.slack.apps.App;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Optional;

/** A row of functions, as an app's manifest declares it. */
record Workflow(String callback, String title, List<Parameter> inputs, List<Step> steps) {
    private static final String REFERENCE = "#/workflows/";

    Workflow {
        inputs = List.copyOf(inputs);
        steps = List.copyOf(steps);
    }

    /**
     * One function of the row.
     *
     * @param function a reference, such as {@code #/functions/greet} or {@code slack#/functions/send_message}
     */
    record Step(String id, String function, Json inputs) {
        private static final String OWN = "#/functions/";
        private static final String SLACKS = "slack#/functions/";

        /** The name of the app's own function; empty when it is one of Slack's. */
        Optional<String> own() {
            return function.startsWith(OWN) ? Optional.of(function.substring(OWN.length())) : Optional.empty();
        }

        /** The name of one of Slack's functions. */
        String slacks() {
            return function.startsWith(SLACKS) ? function.substring(SLACKS.length()) : function;
        }
    }

    static Optional<Workflow> of(App app, String callback) {
        return app.manifest()
                .workflow(callback)
                .map(json -> new Workflow(
                        callback,
                        json.textAt("title").orElse(callback),
                        Parameter.all(json.at("input_parameters")),
                        json.at("steps").map(Json::elements).orElse(List.of()).stream()
                                .map(Workflow::step)
                                .toList()));
    }

    private static Step step(Json json) {
        return new Step(
                json.textAt("id").orElse(""),
                json.textAt("function_id").orElse(""),
                json.at("inputs").filter(Json::isObject).orElse(Json.EMPTY_OBJECT));
    }

    /** By a reference such as {@code #/workflows/greeting}, or by the bare name. */
    static Optional<Workflow> referred(App app, String reference) {
        return of(app, reference.startsWith(REFERENCE) ? reference.substring(REFERENCE.length()) : reference);
    }
}
