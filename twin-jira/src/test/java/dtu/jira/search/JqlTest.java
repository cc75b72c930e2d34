package dtu.jira.search;

import static org.assertj.core.api.Assertions.assertThat;

import dtu.jira.Site;
import dtu.twins.http.Parameters;
import dtu.twins.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class JqlTest {
    private final Site jira = Site.inMemory();
    private String ann = "";

    /**
     * ACC-1 "Billing access" is done, high, of Ann, labelled urgent; ACC-2 "Deploying the wiki" is in progress and has
     * a due date and a description; ACC-3 is a bug nobody has, made an hour later; XYZ-1 is an epic of another project.
     */
    @BeforeEach
    void seed() {
        ann = jira.person("Ann", "Lee");
        jira.project("ACC", "Access").project("XYZ", "Other things");
        jira.issue("ACC", "Task", "Billing access", """
                , "labels": ["urgent", "Money"], "priority": {"name": "High"},
                  "assignee": {"accountId": "%s"}""".formatted(ann));
        jira.issue("ACC", "Story", "Deploying the wiki", """
                , "duedate": "2026-02-01", "description": "See *the manual* of wiki pages"\
                """);
        jira.solo().pass(Duration.ofHours(1));
        jira.issue("ACC", "Bug", "It crashes", ", \"priority\": {\"name\": \"Lowest\"}");
        jira.issue("XYZ", "Epic", "A large thing", "");
        jira.post("/rest/api/2/issue/ACC-1/transitions", "{\"transition\": {\"id\": \"31\"}}")
                .is(204);
        jira.post("/rest/api/2/issue/ACC-2/transitions", "{\"transition\": {\"id\": \"21\"}}")
                .is(204);
        jira.post("/rest/api/2/issue/ACC-3/comment", "{\"body\": \"Happens on Tuesdays\"}")
                .is(201);
        jira.post("/rest/api/2/issueLink", """
                {"type": {"name": "Blocks"}, "inwardIssue": {"key": "ACC-1"},
                 "outwardIssue": {"key": "ACC-2"}}""").is(201);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvFileSource(resources = "found.csv", delimiter = '|', quoteCharacter = '`')
    void finds(String query, String keys) {
        assertThat(String.join(" ", found(query.strip()))).isEqualTo(keys);
    }

    @ParameterizedTest(name = "{0} is refused")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "invalid query         | Expecting operator but got 'query'. The valid operators are '=', '!=', '<', "
                        + "'>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'. (line 1, character 9)",
                "project = OR          | Expecting either a value, list or function but got 'OR'. You must surround "
                        + "'OR' in quotation marks to use it as a value. (line 1, character 11)",
                "project = AS          | 'AS' is a reserved JQL word. You must surround it in quotation marks to use "
                        + "it in a query. (line 1, character 11)",
                "project = a@b         | The character '@' is a reserved JQL character. You must enclose it in a "
                        + "string or use the escape '\\u0040' instead. (line 1, character 12)",
                "project = 'x          | The quoted string 'x' has not been completed. (line 1, character 11)",
                "(project = ACC        | Expecting ')' before the end of the query.",
                "(project = ACC ORDER BY key | Expecting ')' but got 'ORDER'. (line 1, character 16)",
                "project = ACC status = Done | Expecting either 'OR' or 'AND' but got 'status'. (line 1, character 15)",
                "project =             | Expecting either a value, list or function before the end of the query.",
                "project in (ACC       | Expecting ',' or ')' before the end of the query.",
                "project = ACC and     | Expecting a field name at the end of the query.",
            })
    void says_where_a_query_is_broken(String query, String message) {
        search(query.strip()).refuses(400, "Error in the JQL Query: " + message.strip());
    }

    @ParameterizedTest(name = "{0} does not make sense")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "universe = 1          | Field 'universe' does not exist or you do not have permission to view it.",
                "project = NOPE        | The value 'NOPE' does not exist for the field 'project'.",
                "project = 99999       | A value with ID '99999' does not exist for the field 'project'.",
                "key = ACC-99          | An issue with key 'ACC-99' does not exist for field 'key'.",
                "summary = test        | The operator '=' is not supported by the 'summary' field.",
                "summary in test  | Operator 'in' does not support the non-list value '\"test\"' for field 'summary'.",
                "status = (Done)       | Operator '=' does not support the list value '(Done)' for field 'status'.",
                "status > Done         | The operator '>' is not supported by the 'status' field.",
                "created was '-1d'     | The operator 'was' is not supported by the 'created' field.",
                "assignee = f()        | Unable to find JQL function 'f()'.",
                "project = ACC order by comment | Not able to sort using field 'comment'.",
            })
    void names_what_is_not_there(String query, String message) {
        var parsed = jira.post(
                        "/rest/api/3/jql/parse",
                        Json.EMPTY_OBJECT
                                .with("queries", Json.array(List.of(Json.text(query.strip()))))
                                .toString())
                .is(200);
        assertThat(parsed.at("queries.0.errors.0")).isEqualTo(message.strip());
        assertThat(found(query.strip())).isEmpty();
    }

    private List<String> found(String query) {
        var keys = new ArrayList<String>();
        search(query)
                .is(200)
                .value("issues")
                .elements()
                .forEach(issue -> keys.add(issue.textAt("key").orElseThrow()));
        return keys;
    }

    private Site.Reply search(String query) {
        return jira.get("/rest/api/3/search/jql?fields=summary&jql=" + Parameters.encoded(query));
    }
}
