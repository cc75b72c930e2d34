package dtu.okta.provisioning;

import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.Optional;

/** The users of Google's Admin Directory. */
final class GoogleUsers implements Protocol {
    private static final String USERS = "/admin/directory/v1/users";

    @Override
    public Request find(Json wanted) {
        return Request.get(one(Protocol.text(wanted, "userName")));
    }

    private static String one(String key) {
        return USERS + "/" + Parameters.encoded(key);
    }

    @Override
    public Optional<Found> found(Json answer, Json wanted) {
        return answer.textAt("id").isPresent() ? Optional.of(read(answer)) : Optional.empty();
    }

    @Override
    public Request create(Json wanted, String password) {
        return sent(Method.POST, USERS, JsonOut.object(json -> {
            json.text("primaryEmail", Protocol.text(wanted, "userName"));
            name(json, wanted);
            json.text("password", password);
        }));
    }

    @Override
    public Found read(Json answer) {
        var name = answer.at("name").orElse(Json.EMPTY_OBJECT);
        var known = Json.EMPTY_OBJECT
                .with("userName", Protocol.text(answer, "primaryEmail"))
                .with("givenName", Protocol.text(name, "givenName"))
                .with("familyName", Protocol.text(name, "familyName"));
        var suspended =
                answer.at("suspended").filter(Json::isTruth).map(Json::asTruth).orElse(false);
        return new Found(Protocol.text(answer, "id"), !suspended, known);
    }

    @Override
    public Request update(String id, Json wanted) {
        return sent(Method.PATCH, one(id), JsonOut.object(json -> name(json, wanted)));
    }

    @Override
    public Request revive(String id, Json wanted) {
        return sent(Method.PATCH, one(id), JsonOut.object(json -> {
            name(json, wanted);
            json.truth("suspended", false);
        }));
    }

    @Override
    public Request deactivate(String id) {
        return sent(Method.PATCH, one(id), JsonOut.object(json -> json.truth("suspended", true)));
    }

    private static void name(JsonOut json, Json wanted) {
        json.object(
                "name",
                name -> name.text("givenName", Protocol.text(wanted, "givenName"))
                        .text("familyName", Protocol.text(wanted, "familyName")));
    }

    private static Request sent(Method method, String path, byte[] body) {
        return Request.of(method, path).json(Json.written(body).toString());
    }

    @Override
    public String complaint(Json answer) {
        return answer.at("error").flatMap(error -> error.textAt("message")).orElse("");
    }
}
