package dtu.scenarios.engine;

import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.json.MalformedJson;
import dtu.twins.universe.FaultRule;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What expressions of a fault rule see as {@code request}: {@code op}, {@code by}, {@code method}, {@code path}, and
 * {@code args}, which has the variables of the path, the parameters of the query, and the members of the body, be it
 * JSON or a form.
 */
final class RequestCard {
    private RequestCard() {}

    static Map<String, Object> of(FaultRule.Asked asked) {
        var request = asked.request();
        var arguments = new LinkedHashMap<String, Object>();
        body(request).forEach(arguments::put);
        request.query().all().forEach(one -> arguments.put(one.name(), one.value()));
        arguments.putAll(asked.path());
        return Map.of(
                "op", asked.operation(),
                "by", asked.by(),
                "method", request.method().name(),
                "path", request.path(),
                "args", arguments);
    }

    private static Map<String, Object> body(Request request) {
        var members = new LinkedHashMap<String, Object>();
        if (request.mediaType().equals("application/x-www-form-urlencoded")) {
            var form = Parameters.parse(request.body().text());
            form.all().forEach(one -> members.put(one.name(), one.value()));
        } else if (request.mediaType().endsWith("json") && json(request).plain() instanceof Map<?, ?> object) {
            object.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        return members;
    }

    /** Nothing, if the client has sent something else. */
    private static Json json(Request request) {
        try {
            return Json.parse(request.body().bytes());
        } catch (MalformedJson unreadable) {
            return Json.NULL;
        }
    }
}
