package dtu.okta.provisioning;

import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import java.util.List;
import java.util.Optional;

/** Jira's users, which can be made and removed, but not changed by anybody but themselves. */
final class JiraUsers implements Protocol {
    private static final String USER = "/rest/api/3/user";

    @Override
    public Request find(Json wanted) {
        var query = Parameters.of("query", Protocol.text(wanted, "email"));
        return Request.get(USER + "/search?" + query.encoded());
    }

    /** The search finds beginnings of addresses too. */
    @Override
    public Optional<Found> found(Json answer, Json wanted) {
        return (answer.isArray() ? answer.elements() : List.<Json>of())
                .stream()
                        .filter(each ->
                                Protocol.text(each, "emailAddress").equalsIgnoreCase(Protocol.text(wanted, "email")))
                        .findFirst()
                        .map(this::read);
    }

    @Override
    public Request create(Json wanted, String password) {
        return made(wanted);
    }

    private static Request made(Json wanted) {
        var body = JsonOut.object(json -> json.text("emailAddress", Protocol.text(wanted, "email"))
                .text("displayName", Protocol.text(wanted, "displayName"))
                .texts("products", List.of("jira-software")));
        return Request.of(Method.POST, USER).json(Json.written(body).toString());
    }

    @Override
    public Found read(Json answer) {
        var active =
                answer.at("active").filter(Json::isTruth).map(Json::asTruth).orElse(true);
        var known = Json.EMPTY_OBJECT
                .with("email", Protocol.text(answer, "emailAddress"))
                .with("displayName", Protocol.text(answer, "displayName"));
        return new Found(Protocol.text(answer, "accountId"), active, known);
    }

    @Override
    public Request update(String id, Json wanted) {
        throw new IllegalStateException("Jira cannot change the profile of an account");
    }

    /** Asked for once more, a removed person is back with the account of old. */
    @Override
    public Request revive(String id, Json wanted) {
        return made(wanted);
    }

    @Override
    public Request deactivate(String id) {
        return Request.of(
                Method.DELETE, USER + "?" + Parameters.of("accountId", id).encoded());
    }

    @Override
    public String complaint(Json answer) {
        var messages = answer.at("errorMessages").orElse(Json.EMPTY_ARRAY).elements().stream()
                .map(Json::asText)
                .findFirst();
        var fields = answer.at("errors").orElse(Json.EMPTY_OBJECT);
        return messages.or(() -> fields.names().stream().findFirst().flatMap(fields::textAt))
                .orElse("");
    }
}
