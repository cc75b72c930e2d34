package dtu.slack;

import dtu.slack.apps.App;
import dtu.slack.apps.Classic;
import dtu.slack.auth.Caller;
import dtu.slack.auth.Token;
import dtu.slack.rtm.Session;
import dtu.slack.users.User;
import dtu.twins.Call;
import dtu.twins.Context;
import dtu.twins.Refusal;
import dtu.twins.blobs.Blob;
import dtu.twins.json.Complaints;
import dtu.twins.json.MalformedJson;
import dtu.twins.state.State;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request to Slack. */
public final class SlackCall extends Call {
    private static final Complaints COMPLAINTS = new Complaints() {
        @Override
        public RuntimeException malformed(MalformedJson problem) {
            return SlackError.INVALID_JSON.refusal();
        }

        @Override
        public RuntimeException missing(String path) {
            return SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] missing required field: " + path));
        }

        @Override
        public RuntimeException mistyped(String path, String expected) {
            return SlackError.INVALID_ARGUMENTS.because(List.of("[ERROR] must be " + expected + ": " + path));
        }
    };

    private @Nullable Arguments arguments;
    private @Nullable Caller caller;
    private @Nullable List<String> scopes;

    SlackCall(Context context) {
        super(context, COMPLAINTS);
    }

    /** The same request on another state, as the operations of one family see what another has just done. */
    public SlackCall seeing(State state) {
        return new SlackCall(on(state));
    }

    /** The arguments, read once; refused when they cannot be read. */
    public Arguments arguments() {
        if (arguments == null) {
            arguments = Transport.arguments(request(), access().body());
        }
        return arguments;
    }

    /** The same before the call has been let in, when nothing is refused yet. */
    Optional<Arguments> argumentsIfReadable() {
        try {
            return Optional.of(arguments());
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    /** The bytes of a part of a multipart body; empty when there is none of that name or it holds nothing. */
    public Optional<Blob> upload(String name) {
        return Multipart.parts(request()).stream()
                .flatMap(List::stream)
                .filter(part -> part.name().equals(name) && !part.content().isEmpty())
                .map(Multipart.Part::content)
                .findFirst();
    }

    /** The bytes that were sent, as they are or as the first part of a multipart body. */
    public Blob sentBytes() {
        return request().mediaType().equals("multipart/form-data")
                ? Multipart.parts(request())
                        .filter(parts -> !parts.isEmpty())
                        .map(List::getFirst)
                        .map(Multipart.Part::content)
                        .orElse(Blob.EMPTY)
                : request().body();
    }

    /** What the method asks of its caller. */
    public Access access() {
        return route().map(route -> (Access) route.requirement()).orElse(Access.OPEN);
    }

    /** Who calls: whoever holds the socket or the token. A credential that is no good is refused here. */
    public Caller caller() {
        if (caller == null) {
            caller = Session.caller(this)
                    .or(() -> Transport.token(request()).map(text -> Caller.of(this, text)))
                    .orElseGet(Caller.Nobody::new);
        }
        return caller;
    }

    /** The token of a call that has been let in. */
    public Token token() {
        if (caller() instanceof Caller.Holder holder) {
            return holder.token();
        }
        throw SlackError.NOT_AUTHED.refusal();
    }

    /** The person or bot user the token acts as. */
    public User user() {
        if (caller() instanceof Caller.Holder holder) {
            return holder.user();
        }
        throw SlackError.NOT_AUTHED.refusal();
    }

    /** The app whose token it is. */
    public App app() {
        return state().get(App.APPS, token().app());
    }

    /** The scopes the token has; read once, since admitting the call and every answer's headers ask for them. */
    public List<String> scopes() {
        if (scopes == null) {
            scopes = token().scopes(app());
        }
        return scopes;
    }

    public boolean hasScope(String scope) {
        return caller() instanceof Caller.Holder && scopes().contains(scope);
    }

    /** The scopes of whoever calls in one line, if it is anyone; refuses nobody. */
    Optional<String> knownScopes() {
        return caller instanceof Caller.Holder holder
                ? Optional.of(holder.token().scopeLine(app()))
                : Optional.empty();
    }

    /** Slack's remarks on how the arguments came, as far as they could be read. */
    List<String> warnings() {
        return arguments == null ? List.of() : arguments.warnings();
    }

    /** A refusal that names what the token lacks. */
    public Refusal lacking(List<String> needed) {
        var provided = token().isClassic(app())
                ? Classic.SCOPE_LINE
                : scopes().stream().filter(scope -> !needed.contains(scope)).collect(Collectors.joining(","));
        return SlackError.MISSING_SCOPE.with(
                json -> json.text("needed", String.join(",", needed)).text("provided", provided));
    }

    @Override
    public String actor() {
        return caller instanceof Caller.Holder holder ? holder.user().id().value() : "";
    }
}
