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
                , "labels": ["urgent", "Money"], "priority": {"name": "High"}, "assignee": {"accountId": "%s"}""".formatted(ann));
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
                {"type": {"name": "Blocks"}, "inwardIssue": {"key": "ACC-1"}, "outwardIssue": {"key": "ACC-2"}}""").is(201);
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // fields and operators
                "project = ACC                                         | ACC-3 ACC-2 ACC-1",
                "project = acc                                         | ACC-3 ACC-2 ACC-1",
                "project = 'Other things'                              | XYZ-1",
                "project = 10001                                       | XYZ-1",
                "project in (ACC, XYZ) and type != Bug                 | XYZ-1 ACC-2 ACC-1",
                "project != ACC                                        | XYZ-1",
                "key = acc-2                                           | ACC-2",
                "key in (ACC-1, XYZ-1)                                 | XYZ-1 ACC-1",
                "key > ACC-1                                           | ACC-3 ACC-2",
                "issuekey <= ACC-2                                     | ACC-2 ACC-1",
                "id = 10000                                            | ACC-1",
                "status = Done                                         | ACC-1",
                "status = 'in progress'                                | ACC-2",
                "status not in (Done, 3)                               | XYZ-1 ACC-3",
                "statusCategory = done                                 | ACC-1",
                "statusCategory = new and project = ACC                | ACC-3",
                "statusCategory != Done                                | XYZ-1 ACC-3 ACC-2",
                "resolution = Unresolved                               | XYZ-1 ACC-3 ACC-2",
                "resolution is empty                                   | XYZ-1 ACC-3 ACC-2",
                "resolution = Done                                     | ACC-1",
                "resolution != Done                                    | ``",
                "not resolution = Done                                 | ``",
                "resolution != Done or resolution is empty             | XYZ-1 ACC-3 ACC-2",
                "assignee is not empty                                 | ACC-1",
                "assignee = empty                                      | XYZ-1 ACC-3 ACC-2",
                "assignee in (empty)                                   | XYZ-1 ACC-3 ACC-2",
                "assignee = 'ann.lee@acme.test'                        | ACC-1",
                "assignee != currentUser()                             | ACC-1",
                "reporter = currentUser() and project = XYZ            | XYZ-1",
                "assignee in membersOf('jira-users')                   | ACC-1",
                "watcher = currentUser() and votes = 0 and key = ACC-1 | ACC-1",
                "watchers > 1                                          | ``",
                "type = bug                                            | ACC-3",
                "issuetype in standardIssueTypes() and project = ACC   | ACC-3 ACC-2 ACC-1",
                "issuetype in subTaskIssueTypes()                      | ``",
                "priority = High                                       | ACC-1",
                "priority > Medium                                     | ACC-1",
                "priority < Medium                                     | ACC-3",
                "priority >= Medium and project = ACC                  | ACC-2 ACC-1",
                "not priority > Medium                                 | XYZ-1 ACC-3 ACC-2",
                "labels = urgent                                       | ACC-1",
                "labels = money                                        | ACC-1",
                "labels is empty and project = ACC                     | ACC-3 ACC-2",
                "labels != urgent                                      | ``",
                "labels not in (urgent)                                | ``",
                "fixVersion is empty and project = XYZ                 | XYZ-1",
                "created > -30m                                        | XYZ-1 ACC-3",
                "created <= '-30m'                                     | ACC-2 ACC-1",
                "created >= startOfDay() and project = XYZ             | XYZ-1",
                "created > endOfDay()                                  | ``",
                "created = 2026-01-05 and project = XYZ                | XYZ-1",
                "created < '2026/01/05 08:30'                          | ACC-2 ACC-1",
                "created > '2026-01-06'                                | ``",
                "due = '2026-02-01'                                    | ACC-2",
                "due != '2026-02-01'                                   | ``",
                "due is not empty                                      | ACC-2",
                "due < startOfMonth(2)                                 | ACC-2",
                "resolved >= startOfWeek()                             | ACC-1",
                // text
                "summary ~ billing                                     | ACC-1",
                "summary ~ 'access billing'                            | ACC-1",
                "summary ~ '\"billing access\"'                        | ACC-1",
                "summary ~ '\"access billing\"'                        | ``",
                "summary ~ deploy                                      | ACC-2",
                "summary ~ 'bil*'                                      | ACC-1",
                "summary ~ 'b?lling'                                   | ACC-1",
                "summary ~ 'biling~'                                   | ACC-1",
                "summary ~ 'billing OR crashes'                        | ACC-3 ACC-1",
                "summary ~ 'wiki -deploying'                           | ``",
                "text ~ manual                                         | ACC-2",
                "text ~ tuesday                                        | ACC-3",
                "comment ~ tuesdays                                    | ACC-3",
                "summary !~ billing and project = ACC                  | ACC-3 ACC-2",
                "description !~ manual and project = ACC               | ACC-3 ACC-1",
                "description is empty and project = ACC                | ACC-3 ACC-1",
                // history
                "status was 'To Do'                                    | XYZ-1 ACC-3 ACC-2 ACC-1",
                "status was Done                                       | ACC-1",
                "status was not Done                                   | XYZ-1 ACC-3 ACC-2",
                "status was in (Done, 'In Progress')                   | ACC-2 ACC-1",
                "status was 'In Progress' by currentUser()             | ACC-2",
                "status was Done before startOfDay()                   | ``",
                "status was 'To Do' during (startOfDay(), endOfDay()) and project = XYZ | XYZ-1",
                "status changed                                        | ACC-2 ACC-1",
                "status changed to Done                                | ACC-1",
                "status changed from 'To Do' to 'In Progress'          | ACC-2",
                "status changed from Done                              | ``",
                "status changed after -1h by currentUser()             | ACC-2 ACC-1",
                "not status changed and project = ACC                  | ACC-3",
                "assignee was empty                                    | XYZ-1 ACC-3 ACC-2",
                "assignee changed                                      | ``",
                "resolution changed                                    | ACC-1",
                // links, functions
                "issue in linkedIssues(ACC-1)                          | ACC-2",
                "issue in linkedIssues(ACC-1, 'blocks')                | ACC-2",
                "issue in linkedIssues(ACC-1, 'is blocked by')         | ``",
                "issue in linkedIssues(ACC-2, 'is blocked by')         | ACC-1",
                "issueLinkType = blocks                                | ACC-2 ACC-1",
                "issue in watchedIssues() and project = XYZ            | XYZ-1",
                "issue in updatedBy(currentUser)                       | ``",
                "project in projectsLeadByUser()  and type = Epic      | XYZ-1",
                // grammar
                "`PROJECT = ACC && Status = Done || key = XYZ-1`       | XYZ-1 ACC-1",
                "(project = ACC or project = XYZ) and not type = Bug   | XYZ-1 ACC-2 ACC-1",
                "! (type = Bug or type = Epic)                         | ACC-2 ACC-1",
                "project = ACC and status in (Done,\"To Do\")          | ACC-3 ACC-1",
                "project = ACC order by created                        | ACC-1 ACC-2 ACC-3",
                "project = ACC ORDER BY created DESC                   | ACC-3 ACC-2 ACC-1",
                "project = ACC order by priority desc, key             | ACC-1 ACC-2 ACC-3",
                "project = ACC order by priority                       | ACC-3 ACC-2 ACC-1",
                "project is not empty order by key                     | ACC-1 ACC-2 ACC-3 XYZ-1",
                "project = ACC order by assignee, key                  | ACC-1 ACC-2 ACC-3",
                "project = ACC order by due, key                       | ACC-2 ACC-1 ACC-3",
                "project = ACC order by summary                        | ACC-1 ACC-2 ACC-3",
                "project = ACC order by updated desc, key              | ACC-1 ACC-2 ACC-3",
            })
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
                "project = AS          | 'AS' is a reserved JQL word. You must surround it in quotation marks to use it "
                        + "in a query. (line 1, character 11)",
                "project = a@b         | The character '@' is a reserved JQL character. You must enclose it in a string "
                        + "or use the escape '\\u0040' instead. (line 1, character 12)",
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
                "summary in test       | Operator 'in' does not support the non-list value '\"test\"' for field 'summary'.",
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
