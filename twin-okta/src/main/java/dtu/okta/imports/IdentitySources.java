package dtu.okta.imports;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.IDENTITY_SOURCES_MANAGE;
import static dtu.okta.OktaScope.IDENTITY_SOURCES_READ;
import static dtu.okta.imports.ImportSession.BY_SOURCE;
import static dtu.okta.imports.ImportSession.SESSIONS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;

import dtu.okta.OktaCall;
import dtu.okta.OktaTime;
import dtu.okta.apps.Application;
import dtu.okta.apps.ImportRules;
import dtu.okta.imports.ImportSession.Change;
import dtu.okta.imports.ImportSession.Status;
import dtu.okta.logs.Event;
import dtu.twins.Call;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.Task;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Index;
import dtu.twins.state.State;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Okta's Identity Sources API, sessions: a load of people is collected, and imported when it is triggered. */
public final class IdentitySources {
    static final String SOURCE = "/api/v1/identity-sources/{identitySourceId}";
    private static final String ALL = SOURCE + "/sessions";
    private static final String ONE = ALL + "/{sessionId}";
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int UPLOADS_MAX = 50;
    private static final int PROFILES_MAX = 200;
    private static final int EXTERNAL_ID_MAX = 512;
    private static final String SESSION = "importSessionId";

    // spotless:off - a table reads best as a table
    private static final List<Route> OWN = List.of(
        read ("listIdentitySourceSessions",       GET,    ALL,                    IDENTITY_SOURCES_READ,   IdentitySources::list),
        write("createIdentitySourceSession",      POST,   ALL,                    IDENTITY_SOURCES_MANAGE, IdentitySources::create),
        read ("getIdentitySourceSession",         GET,    ONE,                    IDENTITY_SOURCES_READ,   IdentitySources::get),
        write("deleteIdentitySourceSession",      DELETE, ONE,                    IDENTITY_SOURCES_MANAGE, IdentitySources::cancel),
        write("uploadIdentitySourceDataForUpsert", POST,  ONE + "/bulk-upsert",   IDENTITY_SOURCES_MANAGE, IdentitySources::upsert),
        write("uploadIdentitySourceDataForDelete", POST,  ONE + "/bulk-delete",   IDENTITY_SOURCES_MANAGE, IdentitySources::delete),
        write("startImportFromIdentitySource",    POST,   ONE + "/start-import",  IDENTITY_SOURCES_MANAGE, IdentitySources::start));
    // spotless:on

    public static final List<Route> ROUTES =
            Stream.concat(OWN.stream(), SourceUsers.ROUTES.stream()).toList();

    private IdentitySources() {}

    /** The state without what an identity source that goes has said; the people stay. */
    public static State without(State state, Application.Id source) {
        var next = state;
        for (var session : state.scan(BY_SOURCE, source).toList()) {
            for (var change : state.scan(Change.CHANGES, changes(session.id())).toList()) {
                next = next.remove(Change.CHANGES, change.id());
            }
            next = next.remove(SESSIONS, session.id());
        }
        Range<Index.Key<?>> own =
                SourceUser.BY_EXTERNAL_ID.where(key -> key.source().compareTo(source));
        for (var row : state.scan(SourceUser.BY_EXTERNAL_ID, own).toList()) {
            next = next.remove(SourceUser.USERS, row.id());
        }
        return next;
    }

    private static Range<Change.Key> changes(ImportSession.Id session) {
        return Range.where(key -> key.session().compareTo(session));
    }

    private static Response list(OktaCall call) {
        var sessions = call.state().scan(BY_SOURCE, source(call).id()).stream();
        return Response.json(
                200, JsonOut.array(sessions, (json, session) -> json.value(object -> members(object, session))));
    }

    private static Commit create(OktaCall call) {
        var source = source(call);
        var since = call.now().minus(PAUSE);
        var recent = call.state().scan(BY_SOURCE, source.id()).stream()
                .anyMatch(session ->
                        isActive(session.status()) && session.created().isAfter(since));
        if (recent) {
            throw VALIDATION_FAILED.because(
                    "Only one active import session per identity source is allowed to be created every 5 minutes.",
                    SESSION);
        }
        var session = ImportSession.begun(call.mint(ImportSession.IDS), source.id(), call.stamp());
        return changed(call, source, session, "created")
                .later(call.stamp().plus(ImportSession.PATIENCE), new Expiry(session.id()))
                .answer(Response.json(201, json -> members(json, session)));
    }

    private static boolean isActive(Status status) {
        return status.isOpen() || status == Status.TRIGGERED;
    }

    private static Response get(OktaCall call) {
        var session = session(call, source(call));
        return Response.json(200, json -> members(json, session));
    }

    private static Commit cancel(OktaCall call) {
        var source = source(call);
        var session = session(call, source);
        if (!session.status().isOpen()) {
            throw VALIDATION_FAILED.because(
                    "Only a session that is in CREATED or IN_PROGRESS status can be canceled.", SESSION);
        }
        return changed(call, source, session.moved(Status.CLOSED, call.stamp()), "cancelled");
    }

    private static Commit upsert(OktaCall call) {
        var source = source(call);
        var session = fed(call, source);
        var candidates = profiles(call).stream()
                .map(given -> new Candidate(externalId(given), profile(given)))
                .toList();
        return staged(call, session, candidates, Change.Verb.UPSERT);
    }

    /** Whoever the source has never named is passed over; when that is all, nothing has begun. */
    private static Commit delete(OktaCall call) {
        var source = source(call);
        var session = fed(call, source);
        var candidates = profiles(call).stream()
                .map(given -> new Candidate(externalId(given), Json.EMPTY_OBJECT))
                .filter(candidate -> Sourcing.known(Commit.commit(call.state()), source, candidate.externalId())
                        .isPresent())
                .toList();
        return staged(call, session, candidates, Change.Verb.DELETE);
    }

    private static Commit staged(OktaCall call, ImportSession session, List<Candidate> people, Change.Verb verb) {
        var place = session.uploads() * PROFILES_MAX;
        var to = people.isEmpty() ? session.status() : Status.IN_PROGRESS;
        var state = call.state().put(SESSIONS, session.fed(to, call.stamp()));
        for (var candidate : people) {
            state = state.put(Change.CHANGES, new Change(new Change.Key(session.id(), place++), candidate, verb));
        }
        return Commit.commit(state).answer(Response.empty(202));
    }

    private static Commit start(OktaCall call) {
        var source = source(call);
        var session = session(call, source);
        if (session.status() != Status.IN_PROGRESS) {
            throw VALIDATION_FAILED.because(
                    "Session=" + session.id().value() + " should be in IN_PROGRESS status in order to be processed",
                    SESSION);
        }
        var triggered = session.moved(Status.TRIGGERED, call.stamp());
        return changed(call, source, triggered, "triggered")
                .later(call.now(), new Run(session.id()))
                .answer(Response.json(200, json -> members(json, triggered)));
    }

    private static Commit changed(OktaCall call, Application source, ImportSession session, String event) {
        var target = new Event.Target("ImportSession", session.id().value(), "unknown", "unknown");
        return call.logged(
                call.state().put(SESSIONS, session),
                Event.of("system.import.session." + event, target, source.target()));
    }

    /** The session of the path, if it takes changes. */
    private static ImportSession fed(OktaCall call, Application source) {
        var session = session(call, source);
        if (!call.body().text("entityType").or("").equals("USERS")) {
            throw VALIDATION_FAILED.because("entityType: The field entityType is not valid.", "entityType");
        }
        if (!session.status().isOpen()) {
            throw VALIDATION_FAILED.because(
                    "Only a session that is in CREATED or IN_PROGRESS status takes data.", SESSION);
        }
        if (session.uploads() >= UPLOADS_MAX) {
            throw VALIDATION_FAILED.because(
                    "The maximum number of bulk requests of a session is " + UPLOADS_MAX, SESSION);
        }
        return session;
    }

    private static List<Fields> profiles(OktaCall call) {
        var profiles = call.body().objects("profiles").or(List.of());
        if (profiles.isEmpty()) {
            throw VALIDATION_FAILED.because("profiles: The field cannot be left blank", "profiles");
        }
        if (profiles.size() > PROFILES_MAX) {
            throw VALIDATION_FAILED.because(
                    "profiles: The field has more than " + PROFILES_MAX + " entries", "profiles");
        }
        return profiles;
    }

    static String externalId(Fields given) {
        var id = given.requiredText("externalId");
        if (id.isBlank() || id.length() > EXTERNAL_ID_MAX) {
            throw VALIDATION_FAILED.because("externalId: The field has an invalid value", "externalId");
        }
        return id;
    }

    /** Attributes of a source are texts, and nothing else. */
    static Json profile(Fields given) {
        var profile = given.requiredObject("profile").json();
        profile.members((name, value) -> {
            if (!value.isText() && !value.isNull()) {
                throw VALIDATION_FAILED.because(name + ": The field has an invalid value", name);
            }
        });
        return profile;
    }

    /** The identity source of the path: an application of that kind. */
    static Application source(OktaCall call) {
        var id = call.path("identitySourceId");
        return call.state()
                .find(Application.APPS, new Application.Id(id))
                .filter(ImportRules::isSource)
                .orElseThrow(NOT_FOUND.about(id, "AppInstance"));
    }

    private static ImportSession session(OktaCall call, Application source) {
        var id = call.path("sessionId");
        return call.state()
                .find(SESSIONS, new ImportSession.Id(id))
                .filter(session -> session.source().equals(source.id()))
                .orElseThrow(NOT_FOUND.about(id, "ImportSession"));
    }

    private static void members(JsonOut json, ImportSession session) {
        json.text("id", session.id().value())
                .text("identitySourceId", session.source().value())
                .text("status", session.status().name())
                .text("importType", "INCREMENTAL")
                .text("created", OktaTime.text(session.created()))
                .text("lastUpdated", OktaTime.text(session.lastUpdated()));
    }

    /** Makes the changes of a session, in the order in which they came. */
    record Run(ImportSession.Id id) implements Task {
        @Override
        public String by() {
            return "import";
        }

        @Override
        public Commit run(Call given) {
            var call = (OktaCall) given;
            var commit = Commit.commit(call.state());
            var session = call.state().find(SESSIONS, id);
            var source = session.flatMap(found -> call.state().find(Application.APPS, found.source()));
            if (source.isEmpty()) {
                return commit;
            }
            commit =
                    commit.announce(Event.of("system.import.start", source.get().target()));
            for (var change : call.state().scan(Change.CHANGES, changes(id)).toList()) {
                commit = made(call, commit, source.get(), change);
                commit = commit.with(commit.state().remove(Change.CHANGES, change.id()));
            }
            var over = session.get().moved(Status.COMPLETED, call.stamp());
            return commit.with(commit.state().put(SESSIONS, over))
                    .announce(Event.of("system.import.complete", source.get().target()));
        }

        private static Commit made(OktaCall call, Commit so, Application source, Change change) {
            return switch (change.verb()) {
                case UPSERT -> Sourcing.upserted(call, so, source, change.candidate());
                case DELETE ->
                    Sourcing.known(so, source, change.candidate().externalId())
                            .map(row -> Sourcing.deleted(call, so, row))
                            .orElse(so);
            };
        }
    }

    /** Closes a session that nobody has used for a day. */
    record Expiry(ImportSession.Id id) implements Task {
        @Override
        public Commit run(Call given) {
            var call = (OktaCall) given;
            var session = call.state()
                    .find(SESSIONS, id)
                    .filter(found -> found.status().isOpen());
            var source = session.flatMap(found -> call.state().find(Application.APPS, found.source()));
            if (source.isEmpty()) {
                return Commit.commit(call.state());
            }
            var due = session.get().lastUpdated().plus(ImportSession.PATIENCE);
            return call.now().isBefore(due)
                    ? Commit.commit(call.state()).later(due, this)
                    : changed(call, source.get(), session.get().moved(Status.EXPIRED, call.stamp()), "expired");
        }
    }
}
