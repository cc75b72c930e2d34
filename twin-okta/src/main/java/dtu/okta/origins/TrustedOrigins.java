package dtu.okta.origins;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.TRUSTED_ORIGINS_MANAGE;
import static dtu.okta.OktaScope.TRUSTED_ORIGINS_READ;
import static dtu.okta.origins.TrustedOrigin.BY_NAME;
import static dtu.okta.origins.TrustedOrigin.BY_ORIGIN;
import static dtu.okta.origins.TrustedOrigin.ORIGINS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.filter.Language;
import dtu.okta.filter.Language.Kind;
import dtu.okta.filter.Language.Letters;
import dtu.okta.filter.Language.Lookup;
import dtu.okta.filter.Language.Property;
import dtu.okta.filter.Lookups;
import dtu.okta.filter.Operator;
import dtu.okta.filter.Selection;
import dtu.okta.logs.Event;
import dtu.okta.origins.TrustedOrigin.Status;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Okta's Trusted Origins API. */
public final class TrustedOrigins {
    private static final String PATH = "/api/v1/trustedOrigins";
    private static final String ONE = PATH + "/{trustedOriginId}";
    private static final int LIMIT = 20;
    private static final int LIMIT_MAX = 200;
    private static final int LONGEST = 255;
    private static final Set<String> SCOPES = Set.of("CORS", "REDIRECT", "IFRAME_EMBED");

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listTrustedOrigins",      GET,    PATH, TRUSTED_ORIGINS_READ,   TrustedOrigins::list),
        write("createTrustedOrigin",     POST,   PATH, TRUSTED_ORIGINS_MANAGE, TrustedOrigins::create),
        read ("getTrustedOrigin",        GET,    ONE,  TRUSTED_ORIGINS_READ,   TrustedOrigins::get),
        write("replaceTrustedOrigin",    PUT,    ONE,  TRUSTED_ORIGINS_MANAGE, TrustedOrigins::replace),
        write("deleteTrustedOrigin",     DELETE, ONE,  TRUSTED_ORIGINS_MANAGE, TrustedOrigins::delete),
        write("activateTrustedOrigin",   POST,   ONE + "/lifecycle/activate", TRUSTED_ORIGINS_MANAGE,
                TrustedOrigins::activate),
        write("deactivateTrustedOrigin", POST,   ONE + "/lifecycle/deactivate", TRUSTED_ORIGINS_MANAGE,
                TrustedOrigins::deactivate));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(ORIGINS);

    private static final Selection<TrustedOrigin.Id, TrustedOrigin> FILTER = new Selection<>(
            ORIGINS,
            TrustedOrigin.Id::new,
            new Language<>(TrustedOrigins::property, Letters.AS_WRITTEN, name -> "Invalid search syntax."));

    private TrustedOrigins() {}

    private static @Nullable Property<TrustedOrigin> property(String name) {
        return switch (name) {
            case "name" -> text(origin -> Json.text(origin.terms().name()), Lookups.texts(BY_NAME));
            case "origin" -> text(origin -> Json.text(origin.terms().origin()), Lookups.texts(BY_ORIGIN));
            case "status" -> text(origin -> Json.text(origin.status().name()), null);
            case "type", "scopes.type" ->
                text(
                        origin -> Json.array(
                                origin.scopes().stream().map(Json::text).toList()),
                        null);
            default -> null;
        };
    }

    private static Property<TrustedOrigin> text(
            Function<TrustedOrigin, Json> read, @Nullable Lookup<TrustedOrigin> index) {
        return new Property<>(Kind.ANY, Set.of(Operator.EQ, Operator.SW), read, index);
    }

    private static Response list(OktaCall call) {
        var limit = OktaPages.limit(call, LIMIT, LIMIT_MAX);
        var after = call.query("after").orElse("");
        var filter = call.query("filter").filter(text -> !text.isEmpty());
        var q = call.query("q").map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
        var rows = filter.isPresent()
                ? FILTER.page(call, filter.get(), after, limit + 1)
                : found(call, q, after).limit(limit + 1L).toList();
        return OktaPages.page(
                call,
                rows,
                limit,
                origin -> origin.id().value(),
                (json, origin) -> json.value(object -> members(call, object, origin)));
    }

    private static Stream<TrustedOrigin> found(OktaCall call, String q, String after) {
        var state = call.state();
        return q.isEmpty()
                ? state.scan(ORIGINS, Range.after(new TrustedOrigin.Id(after))).stream()
                : Stream.of(BY_NAME, BY_ORIGIN)
                        .flatMap(index -> state.scan(index, index.prefix(q)).stream())
                        .filter(origin -> origin.id().value().compareTo(after) > 0)
                        .sorted(Comparator.comparing(TrustedOrigin::id))
                        .distinct();
    }

    private static Commit create(OktaCall call) {
        var terms = terms(call, Optional.empty());
        var by = call.caller().id();
        var stamps = new TrustedOrigin.Stamps(call.stamp(), by, call.stamp(), by);
        var origin = new TrustedOrigin(call.mint(TrustedOrigin.IDS), status(call.body()), terms, stamps);
        return changed(call, origin, "security.trusted_origin.create");
    }

    private static Response get(OktaCall call) {
        return ok(call, origin(call));
    }

    private static Commit replace(OktaCall call) {
        var origin = origin(call);
        var status = call.body().text("status").isAbsent() ? origin.status() : status(call.body());
        var changed = new TrustedOrigin(origin.id(), status, terms(call, Optional.of(origin)), updated(call, origin));
        return changed(call, changed, "security.trusted_origin.update");
    }

    private static Commit delete(OktaCall call) {
        var origin = origin(call);
        return call.logged(
                call.state().remove(ORIGINS, origin.id()), Event.of("security.trusted_origin.delete", origin.target()));
    }

    private static Commit activate(OktaCall call) {
        return moved(call, Status.ACTIVE, "security.trusted_origin.activate");
    }

    private static Commit deactivate(OktaCall call) {
        return moved(call, Status.INACTIVE, "security.trusted_origin.deactivate");
    }

    private static Commit moved(OktaCall call, Status to, String event) {
        var origin = origin(call);
        return changed(call, origin.moved(to, updated(call, origin)), event);
    }

    private static TrustedOrigin.Stamps updated(OktaCall call, TrustedOrigin origin) {
        return origin.stamps().updated(call.stamp(), call.caller().id());
    }

    private static Commit changed(OktaCall call, TrustedOrigin origin, String event) {
        return call.logged(call.state().put(ORIGINS, origin), Event.of(event, origin.target()))
                .answer(ok(call, origin));
    }

    private static TrustedOrigin origin(OktaCall call) {
        var id = call.path("trustedOriginId", TrustedOrigin.Id::new);
        return call.state().find(ORIGINS, id).orElseThrow(NOT_FOUND.about(id.value(), "TrustedOrigin"));
    }

    private static Status status(Fields body) {
        return switch (body.text("status").or("ACTIVE")) {
            case "ACTIVE" -> Status.ACTIVE;
            case "INACTIVE" -> Status.INACTIVE;
            default -> throw VALIDATION_FAILED.because("status: The field has an invalid value", "status");
        };
    }

    private static TrustedOrigin.Terms terms(OktaCall call, Optional<TrustedOrigin> present) {
        var name = call.body().requiredText("name");
        var url = call.body().requiredText("origin");
        refuseLong("name", name);
        refuseLong("origin", url);
        if (TrustedOrigin.normal(url).isEmpty()) {
            throw VALIDATION_FAILED.because("origin: The field has an invalid value", "origin");
        }
        refuseTaken(call.state().find(BY_NAME, name.toLowerCase(Locale.ROOT)), present, "name");
        refuseTaken(call.state().find(BY_ORIGIN, url.toLowerCase(Locale.ROOT)), present, "origin");
        var scopes = call.body().objects("scopes").or(List.of());
        if (scopes.isEmpty()) {
            throw VALIDATION_FAILED.because("scopes: The field cannot be left blank", "scopes");
        }
        return new TrustedOrigin.Terms(
                name, url, Json.array(scopes.stream().map(TrustedOrigins::scope).toList()));
    }

    private static void refuseLong(String field, String text) {
        if (text.length() > LONGEST) {
            throw VALIDATION_FAILED.because(field + ": The field is too long", field);
        }
    }

    private static Json scope(Fields given) {
        var type = given.requiredText("type");
        if (!SCOPES.contains(type)) {
            throw VALIDATION_FAILED.because("scopes: The field has an invalid value", "scopes");
        }
        var apps = given.any("allowedOktaApps");
        var scope = Json.EMPTY_OBJECT.with("type", type);
        return apps.isValue() ? scope.with("allowedOktaApps", apps.or(Json.EMPTY_ARRAY)) : scope;
    }

    private static void refuseTaken(Optional<TrustedOrigin> holder, Optional<TrustedOrigin> present, String field) {
        if (holder.isPresent() && present.filter(holder.get()::equals).isEmpty()) {
            throw VALIDATION_FAILED.because(
                    field + ": An object with this field already exists in the current organization", field);
        }
    }

    private static Response ok(OktaCall call, TrustedOrigin origin) {
        return Response.json(200, json -> members(call, json, origin));
    }

    private static void members(OktaCall call, JsonOut json, TrustedOrigin origin) {
        var stamps = origin.stamps();
        json.text("id", origin.id().value())
                .text("name", origin.terms().name())
                .text("origin", origin.terms().origin())
                .json("scopes", origin.terms().scopes())
                .text("status", origin.status().name())
                .text("created", OktaTime.text(stamps.created()))
                .text("createdBy", stamps.createdBy())
                .text("lastUpdated", OktaTime.text(stamps.lastUpdated()))
                .text("lastUpdatedBy", stamps.lastUpdatedBy())
                .object("_links", links -> {
                    var self = call.href(PATH + "/" + origin.id().value());
                    var move = origin.status() == Status.ACTIVE ? "deactivate" : "activate";
                    hinted(links, "self", self, List.of("GET", "PUT", "DELETE"));
                    hinted(links, move, self + "/lifecycle/" + move, List.of("POST"));
                });
    }

    private static void hinted(JsonOut links, String relation, String href, List<String> methods) {
        links.object(relation, link -> link.text("href", href).object("hints", hints -> hints.texts("allow", methods)));
    }
}
