package dtu.google.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.google.Workspace;
import dtu.twins.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectoryTest {
    private static final String USERS = "/admin/directory/v1/users";
    private static final String ANN = USERS + "/ann@acme.test";
    private static final String PASSWORD = ", \"password\": \"s3cret-s3cret\"";

    private final Workspace google = Workspace.inMemory();

    private static String ann(String more) {
        return """
                {"primaryEmail": "Ann@acme.test", "name": {"givenName": "Ann", "familyName": "Lee"}%s}
                """.formatted(more);
    }

    private void insertAnn() {
        google.post(USERS, ann(PASSWORD)).is(200);
    }

    private Workspace asAnn() {
        return google.with(
                google.solo().issue("ann@acme.test", List.of()).textAt("token").orElseThrow());
    }

    private static String error(int code, String reason, String message) {
        return """
                {"error": {"code": %1$d, "message": "%3$s",
                  "errors": [{"message": "%3$s", "domain": "global", "reason": "%2$s"}]}}
                """.formatted(code, reason, message);
    }

    @Test
    void an_account_is_made_with_a_drive_of_its_own() {
        google.post(USERS, ann(PASSWORD)).is(200, """
                {"kind": "admin#directory#user", "id": "${json-unit.regex}[0-9]+", "etag": "${json-unit.any-string}",
                 "primaryEmail": "ann@acme.test",
                 "name": {"givenName": "Ann", "familyName": "Lee", "fullName": "Ann Lee"},
                 "isAdmin": false, "isDelegatedAdmin": false, "creationTime": "2026-01-05T08:00:00.000Z",
                 "suspended": false, "archived": false, "changePasswordAtNextLogin": false,
                 "emails": [{"address": "ann@acme.test", "primary": true}],
                 "customerId": "${json-unit.regex}C0[0-9a-z]{7}", "orgUnitPath": "/",
                 "includeInGlobalAddressList": true}""");

        asAnn().get("/drive/v3/files/root?fields=name").is(200, "{\"name\": \"My Drive\"}");
        google.get(ANN + "?fields=name/fullName").is(200, "{\"name\": {\"fullName\": \"Ann Lee\"}}");
    }

    @Test
    void what_is_not_an_account_is_refused() {
        google.post(USERS, ann("")).is(400, error(400, "invalid", "Invalid Password"));
        google.post(USERS, "{\"primaryEmail\": \"ann\"}")
                .is(400, error(400, "invalid", "Invalid Input: primary_user_email"));
        google.post(USERS, "{\"primaryEmail\": \"a@b.test\", \"name\": {\"givenName\": \"A\"}}")
                .is(400, error(400, "invalid", "Invalid Given/Family Name: FamilyName"));
        insertAnn();
        google.post(USERS, ann(PASSWORD)).is(409, error(409, "duplicate", "Entity already exists."));
        google.get(USERS + "/nobody@acme.test").is(404, error(404, "notFound", "Resource Not Found: userKey"));
        google.patch(ANN, "{\"primaryEmail\": \"other@acme.test\"}")
                .is(400, error(400, "invalid", "Invalid Input: primary_user_email"));
        google.patch(USERS + "/admin@dtu.test", "{\"suspended\": true}")
                .is(403, error(403, "forbidden", "Not Authorized to access this resource/api"));
    }

    @Test
    void whoever_is_suspended_gets_in_nowhere_until_it_is_taken_back() {
        insertAnn();
        var ann = asAnn();
        ann.get("/drive/v3/about?fields=kind").is(200);

        google.patch(ANN, "{\"suspended\": true}").is(200);

        ann.get("/drive/v3/about?fields=kind").is(401);
        google.put(ANN, "{\"suspended\": false, \"name\": {\"familyName\": \"Lim\"}}")
                .is(200);
        ann.get("/drive/v3/about?fields=user/displayName").is(200, "{\"user\": {\"displayName\": \"Ann Lim\"}}");
        google.delete(ANN).is(204);
        google.get(ANN).is(404);
        ann.get("/drive/v3/about?fields=kind").is(401);
        insertAnn();
        google.get(ANN).is(200);
    }

    @Test
    void administrators_alone_may_look_and_only_with_the_scope() {
        google.as("Ann")
                .get(USERS + "?customer=my_customer")
                .is(403, error(403, "forbidden", "Not Authorized to access this resource/api"));
        var issued = google.solo().issue("admin@dtu.test", List.of("admin.directory.user.readonly"));
        var reader = google.with(issued.textAt("token").orElseThrow());
        reader.get(ANN).is(200);
        reader.delete(ANN).is(403);
    }

    @Test
    void lists_are_paged_by_address() {
        google.as("Ann");
        google.as("Bob");
        google.get(USERS).is(400, error(400, "badRequest", "Bad Request"));

        var first = listed("customer=my_customer&maxResults=2");
        assertThat(addresses(first)).containsExactly("admin@dtu.test", "ann@acme.test");
        var rest = listed("customer=my_customer&maxResults=2&pageToken="
                + first.textAt("nextPageToken").orElseThrow());
        assertThat(addresses(rest)).containsExactly("bob@acme.test");
        assertThat(rest.textAt("nextPageToken")).isEmpty();
    }

    @Test
    void lists_are_narrowed_by_a_query() {
        google.as("Ann");
        google.as("Bob");
        Map.of(
                        "query=email:b*", List.of("bob@acme.test"),
                        "query=name='Ann%20Lee'%20isSuspended=false", List.of("ann@acme.test"),
                        "domain=dtu.test&query=isAdmin=true", List.of("admin@dtu.test"),
                        "domain=acme.test&query=isAdmin=true", List.<String>of(),
                        "query=familyName:nobody", List.<String>of())
                .forEach((query, expected) -> assertThat(addresses(listed("customer=my_customer&" + query)))
                        .as(query)
                        .isEqualTo(expected));
        google.get(USERS + "?customer=my_customer&query=shoes=44").is(400, """
                {"error": {"code": 400, "message": "Invalid Input: query", "errors": [{
                  "message": "Invalid Input: query", "domain": "global", "reason": "invalid",
                  "location": "query", "locationType": "parameter"}]}}""");
    }

    private Json listed(String query) {
        return google.get(USERS + "?" + query).is(200).json();
    }

    private static List<String> addresses(Json list) {
        return list.at("users").orElse(Json.EMPTY_ARRAY).elements().stream()
                .map(user -> user.textAt("primaryEmail").orElseThrow())
                .toList();
    }
}
