package dtu.okta.zones;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.NETWORK_ZONES_MANAGE;
import static dtu.okta.OktaScope.NETWORK_ZONES_READ;
import static dtu.okta.zones.Zone.BY_NAME;
import static dtu.okta.zones.Zone.ZONES;
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
import dtu.okta.filter.Language.Property;
import dtu.okta.filter.Lookups;
import dtu.okta.filter.Operator;
import dtu.okta.filter.Selection;
import dtu.okta.logs.Event;
import dtu.okta.policies.Policies;
import dtu.okta.zones.Zone.Status;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Json;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Okta's Network Zones API. */
public final class Zones {
    private static final String PATH = "/api/v1/zones";
    private static final String ONE = PATH + "/{zoneId}";
    private static final int NAME_MAX = 128;
    private static final int LIMIT_MAX = 10_000;

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listNetworkZones",      GET,    PATH,                          NETWORK_ZONES_READ,   Zones::list),
        write("createNetworkZone",     POST,   PATH,                          NETWORK_ZONES_MANAGE, Zones::create),
        read ("getNetworkZone",        GET,    ONE,                           NETWORK_ZONES_READ,   Zones::get),
        write("replaceNetworkZone",    PUT,    ONE,                           NETWORK_ZONES_MANAGE, Zones::replace),
        write("deleteNetworkZone",     DELETE, ONE,                           NETWORK_ZONES_MANAGE, Zones::delete),
        write("activateNetworkZone",   POST,   ONE + "/lifecycle/activate",   NETWORK_ZONES_MANAGE, Zones::activate),
        write("deactivateNetworkZone", POST,   ONE + "/lifecycle/deactivate", NETWORK_ZONES_MANAGE, Zones::deactivate));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(ZONES);

    private static final Selection<Zone.Id, Zone> FILTER = new Selection<>(
            ZONES, Zone.Id::new, new Language<>(Zones::property, Letters.AS_WRITTEN, name -> "Invalid search syntax."));

    private Zones() {}

    private static @Nullable Property<Zone> property(String name) {
        var equality = Set.of(Operator.EQ);
        return switch (name) {
            case "id" ->
                new Property<>(
                        Kind.ANY, equality, zone -> Json.text(zone.id().value()), Lookups.ids(ZONES, Zone.Id::new));
            case "usage" ->
                new Property<>(
                        Kind.ANY, equality, zone -> Json.text(zone.terms().usage()), Lookups.texts(Zone.BY_USAGE));
            case "system" -> new Property<>(Kind.ANY, equality, zone -> Json.truth(zone.isSystem()), null);
            default -> null;
        };
    }

    private static Response list(OktaCall call) {
        // Clients that want everything say minus one.
        var all = call.query("limit").filter("-1"::equals).isPresent();
        var limit = all ? LIMIT_MAX : OktaPages.limit(call, LIMIT_MAX, LIMIT_MAX);
        var after = call.query("after").orElse("");
        var filter = call.query("filter").filter(text -> !text.isEmpty());
        var rows = filter.isPresent()
                ? FILTER.page(call, filter.get(), after, limit + 1)
                : call.state()
                        .scan(ZONES, Range.after(new Zone.Id(after)))
                        .limit(limit + 1)
                        .toList();
        return OktaPages.page(
                call,
                rows,
                limit,
                zone -> zone.id().value(),
                (json, zone) -> json.value(object -> members(call, object, zone)));
    }

    private static Commit create(OktaCall call) {
        var type = type(call);
        var terms = terms(call);
        if (call.state().has(BY_NAME, terms.name().toLowerCase(Locale.ROOT))) {
            throw taken();
        }
        return changed(call, Zone.create(call, type, status(call), terms, GivenZone.more(call, type)), "zone.create");
    }

    private static Response get(OktaCall call) {
        return ok(call, zone(call));
    }

    private static Commit replace(OktaCall call) {
        var zone = zone(call);
        var type = type(call);
        if (type != zone.type()) {
            throw VALIDATION_FAILED.because("type: The type of a zone cannot be changed", "type");
        }
        var terms = terms(call);
        var holder = call.state().find(BY_NAME, terms.name().toLowerCase(Locale.ROOT));
        if (holder.isPresent() && !holder.get().id().equals(zone.id())) {
            throw taken();
        }
        if (zone.isSystem() && !terms.equals(zone.terms())) {
            throw VALIDATION_FAILED.because("The name and usage of a system zone cannot be changed", "name");
        }
        var wanted = call.body().text("status").isAbsent() ? zone.status() : status(call);
        var changed = zone.onTerms(terms, GivenZone.more(call, type), call.stamp());
        var commit =
                changed(call, wanted == zone.status() ? changed : changed.moved(wanted, call.stamp()), "zone.update");
        if (zone.isBlockList() == changed.isBlockList()) {
            return commit;
        }
        return commit.announce(
                Event.of(changed.isBlockList() ? "zone.make_blacklist" : "zone.remove_blacklist", changed.target()));
    }

    private static Commit delete(OktaCall call) {
        var zone = zone(call);
        if (zone.isSystem()) {
            throw VALIDATION_FAILED.because("A system zone cannot be deleted", "zoneId");
        }
        if (zone.status() == Status.ACTIVE) {
            throw VALIDATION_FAILED.because("The zone must be deactivated before deletion.", "zoneId");
        }
        refuseUsed(call, zone);
        return call.logged(call.state().remove(ZONES, zone.id()), Event.of("zone.delete", zone.target()));
    }

    private static void refuseUsed(OktaCall call, Zone zone) {
        if (Policies.name(call.state(), zone.id().value())) {
            throw VALIDATION_FAILED.because("The zone is used in one or more policy rules.", "zoneId");
        }
    }

    private static Commit activate(OktaCall call) {
        return changed(call, zone(call).moved(Status.ACTIVE, call.stamp()), "zone.activate");
    }

    private static Commit deactivate(OktaCall call) {
        var zone = zone(call);
        refuseUsed(call, zone);
        return changed(call, zone.moved(Status.INACTIVE, call.stamp()), "zone.deactivate");
    }

    private static Commit changed(OktaCall call, Zone zone, String event) {
        return call.logged(call.state().put(ZONES, zone), Event.of(event, zone.target()))
                .answer(ok(call, zone));
    }

    private static Zone zone(OktaCall call) {
        var id = call.path("zoneId", Zone.Id::new);
        return call.state().find(ZONES, id).orElseThrow(NOT_FOUND.about(id.value(), "NetworkZone"));
    }

    private static Zone.Type type(OktaCall call) {
        return switch (call.body().requiredText("type")) {
            case "IP" -> Zone.Type.IP;
            case "DYNAMIC" -> Zone.Type.DYNAMIC;
            case "DYNAMIC_V2" -> Zone.Type.DYNAMIC_V2;
            default -> throw VALIDATION_FAILED.because("type: The field has an invalid value", "type");
        };
    }

    private static Status status(OktaCall call) {
        return switch (call.body().text("status").or("ACTIVE")) {
            case "ACTIVE" -> Status.ACTIVE;
            case "INACTIVE" -> Status.INACTIVE;
            default -> throw VALIDATION_FAILED.because("status: The field has an invalid value", "status");
        };
    }

    private static Zone.Terms terms(OktaCall call) {
        var name = call.body().requiredText("name");
        if (name.length() > NAME_MAX) {
            throw VALIDATION_FAILED.because("name: The field is too long", "name");
        }
        var usage = call.body().text("usage").or("POLICY");
        if (!usage.equals("POLICY") && !usage.equals("BLOCKLIST")) {
            throw VALIDATION_FAILED.because("usage: The field has an invalid value", "usage");
        }
        return new Zone.Terms(name, usage);
    }

    private static RuntimeException taken() {
        return VALIDATION_FAILED.because(
                "name: An object with this field already exists in the current organization", "name");
    }

    private static Response ok(OktaCall call, Zone zone) {
        return Response.json(200, json -> members(call, json, zone));
    }

    private static void members(OktaCall call, JsonOut json, Zone zone) {
        json.text("type", zone.type().name())
                .text("id", zone.id().value())
                .text("name", zone.terms().name())
                .text("status", zone.status().name())
                .text("usage", zone.terms().usage())
                .text("created", OktaTime.text(zone.created()))
                .text("lastUpdated", OktaTime.text(zone.lastUpdated()))
                .truth("system", zone.isSystem())
                .membersOf(zone.more())
                .object("_links", links -> {
                    var self = call.href(PATH + "/" + zone.id().value());
                    var move = zone.status() == Status.ACTIVE ? "deactivate" : "activate";
                    hinted(links, "self", self, List.of("GET", "PUT", "DELETE"));
                    hinted(links, move, self + "/lifecycle/" + move, List.of("POST"));
                });
    }

    private static void hinted(JsonOut links, String relation, String href, List<String> methods) {
        links.object(relation, link -> link.text("href", href).object("hints", hints -> hints.texts("allow", methods)));
    }
}
