package dtu.google;

import dtu.google.oauth.Authentication;
import dtu.google.people.Accounts;
import dtu.google.people.Person;
import dtu.twins.Call;
import dtu.twins.Context;
import dtu.twins.Route;
import dtu.twins.http.Parameters;
import dtu.twins.http.Request;
import dtu.twins.http.Response;
import dtu.twins.json.Complaints;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.json.Layout;
import dtu.twins.json.MalformedJson;
import dtu.twins.state.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request to Google. */
public final class GoogleCall extends Call {
    private static final Complaints COMPLAINTS = new Complaints() {
        @Override
        public RuntimeException malformed(MalformedJson problem) {
            return new dtu.twins.Refusal(call -> {
                var google = (GoogleCall) call;
                return google.api().speaksOfStatuses()
                        ? GoogleError.INVALID_TEXT.response(
                                google, "Invalid JSON payload received. " + problem.getMessage())
                        : GoogleError.PARSE_ERROR.response(google);
            });
        }

        @Override
        public RuntimeException missing(String path) {
            return GoogleError.REQUIRED.of(path);
        }

        @Override
        public RuntimeException mistyped(String path, String expected) {
            var text = "Invalid value at '%s' (%s)".formatted(path, expected);
            return new dtu.twins.Refusal(call -> {
                var google = (GoogleCall) call;
                return google.api().speaksOfStatuses()
                        ? GoogleError.INVALID_TEXT.violated(path, text).answer(call)
                        : GoogleError.INVALID.response(google);
            });
        }
    };

    private final Api api;
    private @Nullable GoogleCaller caller;
    private @Nullable FieldMask mask;

    GoogleCall(Context context) {
        super(context, COMPLAINTS);
        api = Api.of(context.request().path());
    }

    /** The same request on another state, as one step sees what another has just done. */
    public GoogleCall seeing(State state) {
        var call = new GoogleCall(on(state));
        call.caller = caller;
        call.mask = mask;
        return call;
    }

    /** The service that is asked. */
    public Api api() {
        return api;
    }

    /** Who calls; a credential that is no good is refused here. */
    public GoogleCaller caller() {
        if (caller == null) {
            caller = Authentication.caller(this);
        }
        return caller;
    }

    /** The same call by that caller, for a session address that is a credential by itself. */
    public GoogleCall by(GoogleCaller other) {
        caller = other;
        return this;
    }

    /** The caller, of whom the route's scope has made sure. */
    public GoogleCaller.Bearer bearer() {
        if (caller() instanceof GoogleCaller.Bearer bearer) {
            return bearer;
        }
        throw GoogleError.LOGIN_REQUIRED.ofCredential("");
    }

    public Person me() {
        return bearer().person();
    }

    /** Who looks, if anybody does. */
    public Optional<Person> viewer() {
        return caller != null && caller instanceof GoogleCaller.Bearer bearer
                ? Optional.of(bearer.person())
                : Optional.empty();
    }

    /** A person's address as this tenant writes it. */
    public String address(Person person) {
        return Accounts.address(tenant(), person);
    }

    /** What the client wants to see of the answer; an unknown name is refused here, before anything is written. */
    public FieldMask mask() {
        if (mask == null) {
            mask = readMask();
        }
        return mask;
    }

    /**
     * The same call with the mask of another request, as a finished upload answers what its first request asked for.
     */
    public GoogleCall masked(FieldMask other) {
        mask = other;
        return this;
    }

    private FieldMask readMask() {
        var type = route().map(Route::operation).map(FieldTypes.ALL::answer).orElse(null);
        var text = query("fields").or(() -> query("$fields")).orElse("");
        if (type == null) {
            return FieldMask.ALL;
        }
        return text.isBlank() ? FieldMask.usual(type) : mask(text, type);
    }

    /** A selection that was sent some other way than with this request. */
    public FieldMask mask(String text, String type) {
        try {
            return FieldMask.parse(text, type);
        } catch (FieldMask.BadMask bad) {
            throw api.speaksOfStatuses()
                    ? GoogleError.INVALID_ARGUMENT.violated(
                            bad.name(),
                            "Error expanding 'fields' parameter. Cannot find matching fields for path '" + bad.name()
                                    + "'.")
                    : GoogleError.INVALID_FIELD.of("fields", bad.name());
        }
    }

    /** The same call with the query of another request, as a session remembers its first. */
    public GoogleCall asked(Parameters query) {
        var request = request();
        var first = new Request(
                request.method(), request.origin(), request.path(), query, request.headers(), request.body());
        var here = on(state());
        return new GoogleCall(new Context(
                here.tenant(),
                here.state(),
                first,
                here.route(),
                here.path(),
                here.now(),
                here.wall(),
                here.minting(),
                here.chance(),
                here.settings()));
    }

    /** A JSON answer, filtered and laid out as the client wants it. */
    public Response ok(Consumer<JsonOut> members) {
        return answered(200, mask(), members);
    }

    Response answered(int status, FieldMask selected, Consumer<JsonOut> members) {
        var layout = query("prettyPrint").filter("false"::equals).isPresent() ? Layout.ONE_LINE : Layout.INDENTED;
        var bytes = JsonOut.object(selected, layout, members);
        return Response.of(status, "application/json; charset=UTF-8", dtu.twins.blobs.Blob.of(bytes));
    }

    /** The members of the body; none when there is no body. */
    public Fields given() {
        return request().body().isEmpty() ? fields(Json.EMPTY_OBJECT) : body();
    }

    /** An object that came some other way than as the body, such as a part of one. */
    public Fields fields(Json object) {
        return Fields.of(object, COMPLAINTS);
    }

    /** JSON that came as a part of the body. */
    public Fields fields(byte[] bytes) {
        try {
            return fields(Json.parse(bytes));
        } catch (MalformedJson problem) {
            throw COMPLAINTS.malformed(problem);
        }
    }

    /** Whether a parameter is {@code true}. */
    public boolean isOn(String parameter) {
        return query(parameter).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** A whole number between two bounds. */
    public int number(String parameter, int usual, int least, int most) {
        var text = query(parameter).orElse("");
        if (text.isEmpty()) {
            return usual;
        }
        try {
            var number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw GoogleError.OUT_OF_RANGE.of(parameter, text, least, most);
            }
            return number;
        } catch (NumberFormatException noNumber) {
            throw GoogleError.INVALID.of(parameter);
        }
    }

    /** Now as resources know it. */
    public Instant stamp() {
        return now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public String actor() {
        return viewer().map(this::address).orElse("");
    }
}
