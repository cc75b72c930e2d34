package dtu.harness.control;

import dtu.harness.server.Served;
import dtu.twins.http.Method;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The OpenAPI document, made from the table of calls and from the controls of the twins. */
final class OpenApi {
    private OpenApi() {}

    /** One operation of the document. */
    private record Operation(String id, Method method, String summary, String example) {}

    static Served show(ControlCall call) {
        var paths = paths(call);
        return Served.of(Response.json(
                200,
                json -> json.text("openapi", "3.1.0")
                        .object(
                                "info",
                                info -> info.text("title", "Digital Twin Universe: control plane")
                                        .text("version", ControlRoutes.version()))
                        .array(
                                "servers",
                                List.of(call.hosted().connections().controlUrl()),
                                (out, url) -> out.value(server -> server.text("url", url)))
                        .object(
                                "paths",
                                out -> paths.forEach((path, operations) -> out.object(path, item -> {
                                    item.array(
                                            "parameters",
                                            placeholders(path),
                                            (list, name) -> list.value(parameter -> parameter(parameter, name)));
                                    operations.forEach(operation -> write(item, operation));
                                })))));
    }

    private static Map<String, List<Operation>> paths(ControlCall call) {
        var paths = new LinkedHashMap<String, List<Operation>>();
        for (var endpoint : ControlRoutes.ALL) {
            if (!endpoint.path().endsWith("+}")) {
                add(
                        paths,
                        endpoint.path(),
                        new Operation(endpoint.id(), endpoint.method(), endpoint.summary(), endpoint.example()));
            }
        }
        for (var twin : call.hosted().universes().cast().twins()) {
            for (var route : twin.controls().all()) {
                var path = "/v1/universes/{u}/" + twin.name() + route.path().text();
                var id = twin.operation(route);
                var manual = twin.manual(route);
                add(paths, path, new Operation(id, route.method(), manual.summary(), manual.example()));
            }
        }
        return paths;
    }

    private static void add(Map<String, List<Operation>> paths, String path, Operation operation) {
        paths.computeIfAbsent(path, any -> new ArrayList<>()).add(operation);
    }

    private static List<String> placeholders(String path) {
        return Endpoint.segments(path).stream()
                .filter(part -> part.startsWith("{"))
                .map(part -> part.substring(1, part.indexOf('}')))
                .toList();
    }

    private static void parameter(JsonOut json, String name) {
        json.text("name", name)
                .text("in", "path")
                .truth("required", true)
                .object("schema", schema -> schema.text("type", "string"));
    }

    private static void write(JsonOut json, Operation operation) {
        json.object(operation.method().name().toLowerCase(Locale.ROOT), out -> {
            out.text("operationId", operation.id()).text("summary", operation.summary());
            if (!operation.example().isEmpty()) {
                out.object("requestBody", body -> content(body, Json.of(operation.example())));
            }
            out.object("responses", responses -> {
                responses.object("2XX", response -> response.text("description", "Done"));
                responses.object("4XX", OpenApi::error);
            });
        });
    }

    private static void content(JsonOut json, Json example) {
        json.object(
                "content",
                content -> content.object(
                        "application/json",
                        media -> media.object("schema", schema -> schema.text("type", "object"))
                                .json("example", example)));
    }

    private static void error(JsonOut json) {
        json.text("description", "Refused");
        content(
                json,
                Json.of("{\"error\": \"not_found\", \"message\": \"What is wrong.\", \"hint\": \"What to do.\"}"));
    }
}
