package dtu.google;

import dtu.google.directory.DirectoryUsers;
import dtu.google.docs.documents.Documents;
import dtu.google.drive.about.About;
import dtu.google.drive.changes.ChangeFeed;
import dtu.google.drive.changes.Changes;
import dtu.google.drive.drives.Drives;
import dtu.google.drive.files.Files;
import dtu.google.drive.permissions.Permissions;
import dtu.google.oauth.Authentication;
import dtu.google.oauth.Grant;
import dtu.google.oauth.OAuth;
import dtu.google.people.Person;
import dtu.google.sheets.spreadsheets.Spreadsheets;
import dtu.google.sheets.values.Values;
import dtu.twins.Call;
import dtu.twins.Catalogue;
import dtu.twins.Commit;
import dtu.twins.Context;
import dtu.twins.Parcel;
import dtu.twins.Route;
import dtu.twins.Routes;
import dtu.twins.Settler;
import dtu.twins.Twin;
import dtu.twins.http.Method;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.state.Schema;
import dtu.twins.state.Shape;
import dtu.twins.words.Happening;
import dtu.twins.words.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Google Drive, Docs and Sheets, and the directory of their users: operations, tables, and the rules that hold for all.
 */
public final class GoogleTwin implements Twin {
    private static final Pattern SLASH_BEFORE_VERB = Pattern.compile("^(/v[14]/(?:documents|spreadsheets)/[^/:]+)/:");

    private final Routes routes;
    private final Routes controls = new Routes(List.of());
    private final Schema schema;

    public GoogleTwin() {
        var live = new ArrayList<Route>();
        var shapes = new ArrayList<Shape>(List.of(Person.PEOPLE, Person.MEMBERS, Grant.GRANTS));
        resource(live, shapes, OAuth.ROUTES, List.of());
        resource(live, shapes, About.ROUTES, List.of());
        resource(live, shapes, Files.ROUTES, Files.SHAPES);
        resource(live, shapes, Permissions.ROUTES, Permissions.SHAPES);
        resource(live, shapes, Drives.ROUTES, Drives.SHAPES);
        resource(live, shapes, Changes.ROUTES, Changes.SHAPES);
        resource(live, shapes, Documents.ROUTES, Documents.SHAPES);
        resource(live, shapes, Spreadsheets.ROUTES, Spreadsheets.SHAPES);
        resource(live, shapes, Values.ROUTES, List.of());
        resource(live, shapes, DirectoryUsers.ROUTES, DirectoryUsers.SHAPES);
        live.add(GoogleRoutes.write("drive.batch", Method.POST, "/batch/drive/v3", Scope.PUBLIC, this::batched));
        live.add(GoogleRoutes.write("google.batch", Method.POST, "/batch", Scope.PUBLIC, this::batched));
        routes =
                new Routes(Catalogue.beside(GoogleTwin.class, "operations.tsv").completed(live, entry -> Scope.PUBLIC));
        schema = Schema.of(shapes);
    }

    private static void resource(List<Route> live, List<Shape> shapes, List<Route> routes, List<Shape> tables) {
        live.addAll(routes);
        shapes.addAll(tables);
    }

    private Commit batched(GoogleCall call) {
        return Batch.run(routes, this::admit, call);
    }

    @Override
    public String name() {
        return "google";
    }

    /** The vendor's ids begin with the service already. */
    @Override
    public String operation(Route route) {
        return route.operation();
    }

    /** Drive alone has something to tell. */
    @Override
    public String event(Parcel parcel) {
        return GoogleVocabulary.DRIVE + "." + parcel.event();
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public Routes controls() {
        return controls;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Commit founded(Call call) {
        return Residents.founded((GoogleCall) call);
    }

    /** A method may be overridden by a header of a POST; the resumable host and a slash before a verb are forgiven. */
    @Override
    public Request received(Request request) {
        var path = SLASH_BEFORE_VERB.matcher(request.path()).replaceFirst("$1:");
        if (path.startsWith("/resumable/upload/")) {
            path = path.substring("/resumable".length());
        }
        var method = request.method() == Method.POST ? overridden(request) : request.method();
        var called = new Request(method, request.origin(), path, request.query(), request.headers(), request.body());
        return Compression.opened(called);
    }

    private static Method overridden(Request request) {
        var named =
                request.headers().first("X-HTTP-Method-Override").orElse("POST").toUpperCase(Locale.ROOT);
        for (var method : Method.values()) {
            if (method.name().equals(named)) {
                return method;
            }
        }
        return Method.POST;
    }

    @Override
    public Call open(Context context) {
        return new GoogleCall(context);
    }

    @Override
    public Optional<String> tenantKey(Request request) {
        return Authentication.tenantKey(request);
    }

    @Override
    public void admit(Call given, Route route) {
        var call = (GoogleCall) given;
        var scope = (Scope) route.requirement();
        if (scope == Scope.PUBLIC) {
            return;
        }
        switch (call.caller()) {
            case GoogleCaller.Nobody nobody ->
                throw call.api().speaksOfStatuses()
                        ? GoogleError.UNREGISTERED.refusal()
                        : GoogleError.LOGIN_REQUIRED.ofCredential(route.operation());
            case GoogleCaller.Bearer bearer -> {
                if (!scope.isGivenBy(bearer.scopes())) {
                    throw GoogleError.INSUFFICIENT_SCOPES.ofCredential(route.operation());
                }
            }
        }
        call.mask();
    }

    /** Google knows no 405: a path with another method is not found. */
    @Override
    public Response unknown(Call call, Routes.Found found) {
        return GoogleError.NO_SUCH_PATH.response((GoogleCall) call);
    }

    @Override
    public Response stub(Call call, Route route) {
        return GoogleError.NOT_BUILT.response((GoogleCall) call).plus("X-DTU-Stub", route.operation());
    }

    @Override
    public Response failed(Call call) {
        return GoogleError.INTERNAL.response((GoogleCall) call);
    }

    @Override
    public Response finished(Call call, Response response) {
        return GoogleHeaders.on((GoogleCall) call, response);
    }

    @Override
    public Commit published(Call call, Commit commit) {
        return ChangeFeed.published((GoogleCall) call, commit);
    }

    @Override
    public List<Bucket> buckets(Call call) {
        return GoogleBuckets.of((GoogleCall) call);
    }

    @Override
    public Response limited(Call call, Bucket bucket, Metering metering) {
        var google = (GoogleCall) call;
        return GoogleError.TOO_MANY_REQUESTS.response(google, GoogleBuckets.message(google, bucket));
    }

    /** Google tells nobody what is left. */
    @Override
    public Response metered(Call call, Response response, Metering metering) {
        return response;
    }

    @Override
    public Response denied(Call call, Route route) {
        return GoogleError.INSUFFICIENT_SCOPES.ofCredential(route.operation()).answer(call);
    }

    @Override
    public Response fault(Call given, int status) {
        var call = (GoogleCall) given;
        var answer = switch (status) {
            case 401 -> GoogleError.INVALID_CREDENTIALS.response(call);
            case 403 -> GoogleError.NOT_PERMITTED.response(call);
            case 404 -> GoogleError.NO_SUCH_PATH.response(call);
            case 413 -> GoogleError.TOO_LARGE.response(call);
            case 429 -> GoogleError.TOO_MANY_REQUESTS.response(call, "Rate Limit Exceeded");
            case 502, 503, 504 -> GoogleError.BACKEND.coded(call, status);
            default -> GoogleError.INTERNAL.coded(call, status);
        };
        return answer;
    }

    @Override
    public Commit settle(Call call, List<Settler> settlers) {
        return Residents.settled((GoogleCall) call, settlers);
    }

    @Override
    public Map<String, String> environment(Call call) {
        return Residents.environment((GoogleCall) call);
    }

    @Override
    public Commit issue(Call call, String person, List<String> scopes) {
        return Residents.issued((GoogleCall) call, person, scopes);
    }

    @Override
    public Optional<String> authorization(Call call, String own) {
        return call.state()
                .find(Grant.GRANTS, new Grant.Secret(own))
                .map(grant -> "Bearer " + grant.text(call.tenant()));
    }

    @Override
    public Map<String, Json> settings() {
        return Map.of("google.rateLimits", Json.truth(false), "google.delegation", Json.truth(true));
    }

    @Override
    public List<Vocabulary> vocabularies() {
        return GoogleVocabulary.all(routes.all());
    }

    @Override
    public List<Happening> happenings(Call before, Call after) {
        return GoogleFacts.between((GoogleCall) before, (GoogleCall) after);
    }
}
