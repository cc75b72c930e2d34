package dtu.okta.provisioning;

import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Optional;

/** SCIM 2.0, as Slack speaks it. */
final class ScimUsers implements Protocol {
    private static final String USERS = "/scim/v2/Users";
    private static final String JSON = "application/scim+json";
    private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final List<String> PLAIN = List.of("displayName", "title", "timezone");

    @Override
    public Request find(Json wanted) {
        var filter = "email eq \"" + Protocol.text(wanted, "email").replace("\"", "\\\"") + "\"";
        return Request.get(USERS + "?" + Parameters.of("filter", filter).encoded());
    }

    @Override
    public Optional<Found> found(Json answer, Json wanted) {
        return answer.at("Resources").orElse(Json.EMPTY_ARRAY).elements().stream()
                .findFirst()
                .map(this::read);
    }

    @Override
    public boolean lists() {
        return true;
    }

    @Override
    public Request list(int after, int limit) {
        var window = Parameters.of("startIndex", Integer.toString(after + 1), "count", Integer.toString(limit));
        return Request.get(USERS + "?" + window.encoded());
    }

    @Override
    public List<Found> listed(Json answer) {
        return answer.at("Resources").orElse(Json.EMPTY_ARRAY).elements().stream()
                .map(this::read)
                .toList();
    }

    @Override
    public Request create(Json wanted, String password) {
        return sent(Method.POST, USERS, JsonOut.object(json -> {
            json.texts("schemas", List.of(USER)).text("userName", Protocol.text(wanted, "userName"));
            attributes(json, wanted);
            json.truth("active", true);
        }));
    }

    @Override
    public Found read(Json answer) {
        var name = answer.at("name").orElse(Json.EMPTY_OBJECT);
        var email = answer.at("emails").orElse(Json.EMPTY_ARRAY).elements().stream()
                .findFirst()
                .flatMap(first -> first.textAt("value"));
        var known = Json.EMPTY_OBJECT
                .with("userName", Protocol.text(answer, "userName"))
                .with("email", valued(email.orElse("")))
                .with("givenName", valued(Protocol.text(name, "givenName")))
                .with("familyName", valued(Protocol.text(name, "familyName")));
        for (var attribute : PLAIN) {
            known = known.with(attribute, valued(Protocol.text(answer, attribute)));
        }
        var active =
                answer.at("active").filter(Json::isTruth).map(Json::asTruth).orElse(true);
        return new Found(Protocol.text(answer, "id"), active, known);
    }

    private static Json valued(String text) {
        return text.isEmpty() ? Json.NULL : Json.text(text);
    }

    @Override
    public Request update(String id, Json wanted) {
        return patched(id, JsonOut.object(json -> attributes(json, wanted)));
    }

    @Override
    public Request revive(String id, Json wanted) {
        return patched(id, JsonOut.object(json -> {
            attributes(json, wanted);
            json.truth("active", true);
        }));
    }

    @Override
    public Request deactivate(String id) {
        return patched(id, JsonOut.object(json -> json.truth("active", false)));
    }

    private static Request patched(String id, byte[] value) {
        return sent(
                Method.PATCH,
                USERS + "/" + Parameters.encoded(id),
                JsonOut.object(json -> json.texts("schemas", List.of(PATCH))
                        .array(
                                "Operations",
                                List.of("replace"),
                                (out, op) ->
                                        out.value(step -> step.text("op", op).json("value", Json.written(value))))));
    }

    private static Request sent(Method method, String path, byte[] body) {
        return Request.of(method, path).body(JSON, dtu.twins.blobs.Blob.of(body));
    }

    /** What has no value is sent empty, so that it is cleared. The zone is kept when there is none. */
    private static void attributes(JsonOut json, Json wanted) {
        json.object(
                        "name",
                        name -> name.text("givenName", Protocol.text(wanted, "givenName"))
                                .text("familyName", Protocol.text(wanted, "familyName")))
                .array(
                        "emails",
                        List.of(Protocol.text(wanted, "email")),
                        (out, email) ->
                                out.value(each -> each.text("value", email).truth("primary", true)));
        for (var attribute : PLAIN) {
            var value = Protocol.text(wanted, attribute);
            if (!value.isEmpty() || attribute.equals("title")) {
                json.text(attribute, value);
            }
        }
    }

    @Override
    public String complaint(Json answer) {
        return answer.at("Errors")
                .flatMap(errors -> errors.textAt("description"))
                .or(() -> answer.textAt("detail"))
                .orElse("");
    }
}
