package dtu.scenarios.broker;

import dtu.twins.http.Method;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The broker's Drive: whose files are whose. */
final class Drive {
    private final Wire wire;
    private final String url;
    private final Impersonation people;

    Drive(Wire wire, Map<String, String> variables, Impersonation people) {
        this.wire = wire;
        this.url = variables.getOrDefault("GOOGLE_API_ROOT", "").replaceFirst("/$", "");
        this.people = people;
    }

    /** Every file of an owner, as that owner sees them. */
    List<String> ownedBy(String email) {
        var ids = new ArrayList<String>();
        var page = Optional.of("");
        while (page.isPresent()) {
            var query = Parameters.of(
                    "q", "'" + email + "' in owners", "pageSize", "100", "fields", "files(id),nextPageToken");
            var more = page.get();
            var answer = get(email, "/drive/v3/files", more.isEmpty() ? query : query.with("pageToken", more));
            answer.flatMap(json -> json.at("files"))
                    .ifPresent(files ->
                            files.elements().forEach(file -> file.textAt("id").ifPresent(ids::add)));
            page = answer.flatMap(json -> json.textAt("nextPageToken"));
        }
        return ids;
    }

    /** Makes somebody else the owner, and takes the former one's access away. */
    boolean handOver(String file, String from, String to) {
        var body = Map.<String, Object>of("role", "owner", "type", "user", "emailAddress", to);
        var path = "/drive/v3/files/" + file + "/permissions";
        var query = Parameters.of("transferOwnership", "true", "moveToNewOwnersRoot", "true");
        var given = send(from, Method.POST, path, query, body)
                .map(Response::isSuccess)
                .orElse(false);
        permission(to, file, from).ifPresent(id -> send(to, Method.DELETE, path + "/" + id, Parameters.NONE, Map.of()));
        return given;
    }

    private Optional<String> permission(String as, String file, String email) {
        var query = Parameters.of("fields", "permissions(id,emailAddress)");
        return get(as, "/drive/v3/files/" + file + "/permissions", query)
                .flatMap(answer -> answer.at("permissions"))
                .flatMap(all -> all.elements().stream()
                        .filter(one -> email.equalsIgnoreCase(
                                one.textAt("emailAddress").orElse("")))
                        .findFirst())
                .flatMap(one -> one.textAt("id"));
    }

    private Optional<Json> get(String as, String path, Parameters query) {
        return send(as, Method.GET, path, query, Map.of())
                .filter(Response::isSuccess)
                .map(response -> Json.written(response.body().bytes()));
    }

    private Optional<Response> send(String as, Method method, String path, Parameters query, Map<String, Object> body) {
        return people.token(as).flatMap(token -> {
            var bare = Request.of(method, path).from(url).header("Authorization", "Bearer " + token);
            var filled = body.isEmpty() ? bare : bare.json(Json.from(body).toString());
            return wire.send(
                    Urls.absolute(new Request(method, filled.origin(), path, query, filled.headers(), filled.body())));
        });
    }
}
