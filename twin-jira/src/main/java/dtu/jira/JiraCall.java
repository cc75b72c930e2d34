package dtu.jira;

import dtu.jira.jql.JqlQueries;
import dtu.jira.permissions.Permission;
import dtu.jira.permissions.Scheme;
import dtu.jira.projects.Project;
import dtu.jira.tokens.ApiToken;
import dtu.jira.users.User;
import dtu.twins.Call;
import dtu.twins.Context;
import dtu.twins.Refusal;
import dtu.twins.json.Complaints;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.json.MalformedJson;
import dtu.twins.state.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request to Jira. */
public final class JiraCall extends Call {
    private static final String JSON = "application/json";
    private static final Complaints COMPLAINTS = new Complaints() {
        @Override
        public RuntimeException malformed(MalformedJson problem) {
            return JiraError.MALFORMED.refusal();
        }

        @Override
        public RuntimeException missing(String path) {
            return JiraError.on(path, "The field '" + path + "' is required.");
        }

        @Override
        public RuntimeException mistyped(String path, String expected) {
            return JiraError.BAD_MEMBER.refusal(path, expected);
        }
    };

    private final JqlQueries queries;
    private final Map<Object, Json> shown = new HashMap<>();
    private @Nullable JiraCaller caller;
    private @Nullable ZoneId zone;

    JiraCall(Context context, JqlQueries queries) {
        super(context, COMPLAINTS);
        this.queries = queries;
    }

    /** The same request on another state, as one operation of Jira sees what another has just done. */
    public JiraCall seeing(State state) {
        var other = new JiraCall(on(state), queries);
        other.caller = caller();
        return other;
    }

    /**
     * The same on another state, seen by one who sees everything: whether a webhook's filter holds is nobody's
     * business.
     */
    public JiraCall observing(State state) {
        var other = new JiraCall(on(state), queries);
        other.caller = new JiraCaller.Observer();
        return other;
    }

    /** Who calls. A bad pair of e-mail and token is nobody; an unreadable bearer token is refused here. */
    public JiraCaller caller() {
        if (caller == null) {
            caller = route().isEmpty() ? new JiraCaller.Observer() : authenticated();
        }
        return caller;
    }

    private JiraCaller authenticated() {
        var header = request().headers().first("Authorization").orElse("");
        if (header.startsWith("Bearer ")) {
            throw new Refusal(dtu.twins.http.Response.json(
                    403, json -> json.text("error", "Failed to parse Connect Session Auth Token")));
        }
        var pair = ApiToken.Pair.read(request());
        if (pair.isEmpty()) {
            return new JiraCaller.Anonymous("");
        }
        return pair.flatMap(given -> ApiToken.redeemed(this, given))
                .<JiraCaller>map(JiraCaller.Person::new)
                .orElseGet(() -> new JiraCaller.Anonymous("AUTHENTICATED_FAILED"));
    }

    /** The person who calls; anybody else is refused. */
    public User user() {
        return person().orElseThrow(JiraError.NOT_AUTHENTICATED.about());
    }

    public Optional<User> person() {
        return caller() instanceof JiraCaller.Person(var user) ? Optional.of(user) : Optional.empty();
    }

    /** Whether the caller may do that in a project. */
    public boolean may(Permission permission, Project project) {
        return Scheme.allows(this, permission, project);
    }

    /** Whether the caller administers the site. */
    public boolean isAdmin() {
        return Scheme.allows(this, Permission.ADMINISTER);
    }

    public JqlQueries queries() {
        return queries;
    }

    /** {@code 3}, or {@code 2} for everything else: {@code latest} is 2, and so is what webhooks carry. */
    public String version() {
        return request().path().startsWith("/rest/api/3/") ? "3" : "2";
    }

    /** Rich text is a document in version 3 and wiki markup in version 2. */
    public boolean speaksDocuments() {
        return version().equals("3");
    }

    /** An absolute URL of the version of the API that the client called. */
    public String self(String path) {
        return request().origin() + "/rest/api/" + version() + path;
    }

    /** An absolute URL on the host that the client called. */
    public String href(String path) {
        return request().origin() + path;
    }

    /** Now as stored rows know it: Jira keeps milliseconds. */
    public Instant stamp() {
        return now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The caller's time zone: in it Jira writes time stamps and reads dates. */
    public ZoneId zone() {
        if (zone == null) {
            zone = person().map(user -> zone(user.timeZone())).orElse(ZoneOffset.UTC);
        }
        return zone;
    }

    /** What an answer may show many times, such as the status of each issue on a page: written once. */
    public Json shown(Object what, Consumer<JsonOut> members) {
        return shown.computeIfAbsent(what, any -> Json.object(members));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    public String time(Instant time) {
        return JiraTime.text(time, zone());
    }

    /** Every value of a parameter that may be repeated, separated by commas, or both. */
    public List<String> queryList(String name) {
        var values = new ArrayList<String>();
        for (var given : request().query().every(name)) {
            for (var part : given.split(",", -1)) {
                if (!part.isBlank()) {
                    values.add(part.strip());
                }
            }
        }
        return values;
    }

    public int queryInt(String name, int usual) {
        var given = query(name).filter(text -> !text.isEmpty());
        try {
            return given.map(text -> Integer.parseInt(text.strip())).orElse(usual);
        } catch (NumberFormatException notANumber) {
            throw JiraError.BAD_PARAMETER.refusal(name, given.orElse(""));
        }
    }

    public boolean queryTruth(String name, boolean usual) {
        return query(name).map(text -> text.equalsIgnoreCase("true")).orElse(usual);
    }

    /** The body as JSON; a body that does not call itself JSON is refused whatever it is. */
    @Override
    public Json json() {
        if (!request().mediaType().equals(JSON)) {
            throw JiraError.UNSUPPORTED_MEDIA_TYPE.refusal();
        }
        return super.json();
    }

    /** A part of the body, or of anything else the client sent, member by member. */
    public Fields fields(Json object) {
        return Fields.of(object, COMPLAINTS);
    }

    @Override
    public String actor() {
        return caller == null ? "" : caller.id();
    }
}
