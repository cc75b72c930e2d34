package dtu.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.twins.http.Method;
import dtu.twins.http.Request;
import org.junit.jupiter.api.Test;

class AuthenticationTest {
    private final Site jira = Site.inMemory().project("ABC", "Alphabet");

    @Test
    void a_pair_of_address_and_token_is_somebody() {
        var answer = jira.get("/rest/api/3/myself").is(200);

        assertThat(answer.at("emailAddress")).isEqualTo("admin@dtu.test");
        assertThat(answer.header("X-AACCOUNTID")).isEqualTo(answer.at("accountId"));
        assertThat(answer.header("X-AREQUESTID")).matches("[0-9a-f]{32}");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
    }

    @Test
    void the_address_compares_without_case() {
        jira.send(Request.get("/rest/api/3/myself").header("Authorization", Site.basic("ADMIN@dtu.test", token())))
                .is(200);
    }

    @Test
    void a_failed_pair_goes_on_as_anonymous() {
        for (var pair :
                new String[][] {{"admin@dtu.test", "wrong"}, {"admin@dtu.test", ""}, {"other@dtu.test", token()}}) {
            var credential = Site.basic(pair[0], pair[1]);
            jira.task("ABC", "Hidden");

            var issue = jira.send(Request.get("/rest/api/3/issue/ABC-1").header("Authorization", credential));
            issue.refuses(404, "Issue does not exist or you do not have permission to see it.");
            assertThat(issue.header("X-Seraph-LoginReason")).isEqualTo("AUTHENTICATED_FAILED");
            assertThat(issue.header("X-AACCOUNTID")).isEmpty();
            var projects = jira.send(Request.get("/rest/api/3/project/search").header("Authorization", credential));
            assertThat(projects.is(200).value("values").size()).isZero();
            jira.send(Request.get("/rest/api/3/field").header("Authorization", credential))
                    .is(200);
        }
    }

    @Test
    void myself_is_the_resource_that_refuses_the_anonymous() {
        var answer = jira.anonymous().get("/rest/api/3/myself").is(401);

        assertThat(answer.text()).isEqualTo("Client must be authenticated to access this resource.");
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.header("WWW-Authenticate")).startsWith("OAuth realm=");
        assertThat(answer.header("X-Seraph-LoginReason")).isEmpty();
    }

    @Test
    void a_broken_basic_value_is_no_credential() {
        for (var value : new String[] {"Basic ???", "Basic bm9jb2xvbg==", "Basic OnRva2Vu"}) {
            var answer = jira.send(Request.get("/rest/api/3/serverInfo").header("Authorization", value));
            answer.is(200);
            assertThat(answer.header("X-Seraph-LoginReason")).isEmpty();
        }
    }

    @Test
    void an_unreadable_bearer_token_is_forbidden_everywhere() {
        for (var path : new String[] {"/rest/api/3/serverInfo", "/rest/api/2/issue/ABC-1", "/rest/api/3/myself"}) {
            jira.send(Request.get(path).header("Authorization", "Bearer x")).is(403, """
                    {"error": "Failed to parse Connect Session Auth Token"}""");
        }
        jira.send(Request.get("/rest/api/3/serverInfo").header("Authorization", "bearer x"))
                .is(200);
    }

    @Test
    void nobody_may_write() {
        jira.anonymous()
                .post("/rest/api/3/issue", "{}")
                .refuses(401, "Client must be authenticated to access this resource.");
        jira.anonymous().post("/rest/api/3/project", "{}").is(401);
    }

    @Test
    void a_write_that_is_not_json_is_refused() {
        jira.send(Request.of(Method.POST, "/rest/api/3/issue").body("text/plain", dtu.twins.blobs.Blob.of("{}")))
                .refuses(415, "Unsupported Media Type");
        jira.post("/rest/api/3/issue", "{").is(400);
    }

    @Test
    void what_is_not_built_says_so() {
        var answer = jira.get("/rest/api/3/dashboard").is(501);

        assertThat(answer.header("X-DTU-Stub")).isEqualTo("getAllDashboards");
        assertThat(jira.get("/rest/api/2/dashboard").is(501).header("X-DTU-Stub"))
                .isEqualTo("getAllDashboards");
    }

    private String token() {
        return jira.solo().environment().getOrDefault("JIRA_API_TOKEN", "");
    }
}
