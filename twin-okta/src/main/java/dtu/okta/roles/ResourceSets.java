package dtu.okta.roles;

import static dtu.okta.OktaError.NOT_FOUND;
import static dtu.okta.OktaError.VALIDATION_FAILED;
import static dtu.okta.OktaRoutes.read;
import static dtu.okta.OktaRoutes.write;
import static dtu.okta.OktaScope.ROLES_MANAGE;
import static dtu.okta.OktaScope.ROLES_READ;
import static dtu.okta.roles.ResourceSet.BINDINGS;
import static dtu.okta.roles.ResourceSet.BY_LABEL;
import static dtu.okta.roles.ResourceSet.SETS;
import static dtu.twins.http.Method.DELETE;
import static dtu.twins.http.Method.GET;
import static dtu.twins.http.Method.PATCH;
import static dtu.twins.http.Method.POST;
import static dtu.twins.http.Method.PUT;

import dtu.okta.OktaCall;
import dtu.okta.OktaPages;
import dtu.okta.OktaTime;
import dtu.okta.logs.Event;
import dtu.okta.roles.ResourceSet.Item;
import dtu.okta.users.User;
import dtu.twins.Commit;
import dtu.twins.Route;
import dtu.twins.http.Response;
import dtu.twins.json.Fields;
import dtu.twins.json.JsonOut;
import dtu.twins.persistent.Range;
import dtu.twins.state.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Okta's resource sets: what roles of the org's own are good for. */
public final class ResourceSets {
    private static final int PAGE = 100;
    private static final int ITEMS_MAX = 1_000;
    private static final String PATH = "/api/v1/iam/resource-sets";
    private static final String ONE = PATH + "/{resourceSetIdOrLabel}";
    private static final String RESOURCES = ONE + "/resources";
    private static final String RESOURCE = RESOURCES + "/{resourceId}";

    // spotless:off - a table reads best as a table
    public static final List<Route> ROUTES = List.of(
        read ("listResourceSets",           GET,    PATH,      ROLES_READ,   ResourceSets::list),
        write("createResourceSet",          POST,   PATH,      ROLES_MANAGE, ResourceSets::create),
        read ("getResourceSet",             GET,    ONE,       ROLES_READ,   ResourceSets::get),
        write("replaceResourceSet",         PUT,    ONE,       ROLES_MANAGE, ResourceSets::replace),
        write("deleteResourceSet",          DELETE, ONE,       ROLES_MANAGE, ResourceSets::delete),
        read ("listResourceSetResources",   GET,    RESOURCES, ROLES_READ,   ResourceSets::listItems),
        write("addResourceSetResources",    PATCH,  RESOURCES, ROLES_MANAGE, ResourceSets::addItems),
        write("addResourceSetResource",     POST,   RESOURCES, ROLES_MANAGE, ResourceSets::addItem),
        read ("getResourceSetResource",     GET,    RESOURCE,  ROLES_READ,   ResourceSets::getItem),
        write("replaceResourceSetResource", PUT,    RESOURCE,  ROLES_MANAGE, ResourceSets::replaceItem),
        write("deleteResourceSetResource",  DELETE, RESOURCE,  ROLES_MANAGE, ResourceSets::deleteItem));
    // spotless:on

    public static final List<Shape> SHAPES = List.of(SETS, BINDINGS);

    private ResourceSets() {}

    /** By id, or by label in any case. */
    static ResourceSet named(OktaCall call, String text) {
        return call.state()
                .find(SETS, new ResourceSet.Id(text))
                .or(() -> call.state().find(BY_LABEL, User.key(text)))
                .orElseThrow(NOT_FOUND.about(text, "IAMPolicy"));
    }

    static ResourceSet set(OktaCall call) {
        return named(call, call.path("resourceSetIdOrLabel"));
    }

    private static Response list(OktaCall call) {
        var after = new ResourceSet.Id(call.query("after").orElse(""));
        var sets = call.state().scan(SETS, Range.after(after));
        var page = sets.limit(PAGE).toList();
        return Response.json(
                200,
                json -> json.object("_links", links -> {
                            RoleView.link(links, "self", call.href(PATH));
                            if (sets.size() > PAGE) {
                                var next =
                                        PATH + "?after=" + page.getLast().id().value();
                                RoleView.link(links, "next", call.href(next));
                            }
                        })
                        .array("resource-sets", page, (out, set) -> out.value(object -> members(call, object, set))));
    }

    private static Commit create(OktaCall call) {
        var body = call.body();
        var label = label(call, body, null);
        var description = description(body);
        if (!body.has("resources")) {
            throw VALIDATION_FAILED.because("resources: Resources must be specified", "resources");
        }
        var now = call.stamp();
        var set = new ResourceSet(call.mint(ResourceSet.IDS), label, description, List.of(), now, now);
        set = set.holding(added(call, set, body.texts("resources").or(List.of())), now);
        return call.logged(call.state().put(SETS, set), Event.of("iam.resourceset.create", set.target()))
                .answer(shown(call, set));
    }

    private static String label(OktaCall call, Fields body, @Nullable ResourceSet same) {
        var label = body.text("label").or("");
        if (label.isBlank()) {
            throw VALIDATION_FAILED.because("label: Label must be specified", "label");
        }
        var holder = call.state().find(BY_LABEL, User.key(label));
        if (holder.isPresent() && (same == null || !holder.get().id().equals(same.id()))) {
            throw VALIDATION_FAILED.because("label: There is already a resource set with this name.", "label");
        }
        return label;
    }

    private static String description(Fields body) {
        var description = body.text("description").or("");
        if (description.isBlank()) {
            throw VALIDATION_FAILED.because("description: Description must be specified", "description");
        }
        return description;
    }

    /** What is in the set already stays as it is. */
    private static List<Item> added(OktaCall call, ResourceSet set, List<String> texts) {
        var items = new ArrayList<>(set.items());
        for (var text : texts) {
            var resource = resource(call, text);
            if (items.stream().noneMatch(item -> item.resource().equals(resource))) {
                items.add(new Item(call.mint(ResourceSet.ITEM_IDS), resource, List.of(), call.stamp(), call.stamp()));
            }
        }
        if (items.size() > ITEMS_MAX) {
            throw VALIDATION_FAILED.because("resources: A resource set holds at most 1000 resources", "resources");
        }
        return items;
    }

    private static Resource resource(OktaCall call, String text) {
        return Resource.read(call, text)
                .orElseThrow(() -> VALIDATION_FAILED.because("resources: Invalid resource: " + text, "resources"));
    }

    private static Response get(OktaCall call) {
        return shown(call, set(call));
    }

    private static Commit replace(OktaCall call) {
        var set = set(call);
        var label = label(call, call.body(), set);
        var next = set.describedBy(label, description(call.body()), call.stamp());
        return call.logged(call.state().put(SETS, next), Event.of("iam.resourceset.update", next.target()))
                .answer(shown(call, next));
    }

    private static Commit delete(OktaCall call) {
        var set = set(call);
        var state = call.state();
        for (var role : call.state().linked(BINDINGS, set.id())) {
            state = Bindings.without(state, set.id(), role);
        }
        return call.logged(state.remove(SETS, set.id()), Event.of("iam.resourceset.delete", set.target()));
    }

    private static Response listItems(OktaCall call) {
        var set = set(call);
        var self = self(call, set);
        var limit = OktaPages.limit(call, PAGE, ITEMS_MAX);
        var after = call.query("after").orElse("");
        var items = set.items().stream()
                .dropWhile(item -> item.id().compareTo(after) <= 0)
                .limit(limit + 1L)
                .toList();
        return Response.json(
                200,
                json -> json.array(
                                "resources",
                                items.stream().limit(limit),
                                (out, one) -> out.value(object -> item(call, object, set, one)))
                        .object("_links", links -> {
                            RoleView.link(links, "resource-set", self);
                            RoleView.link(links, "self", self + "/resources");
                            if (items.size() > limit) {
                                var last = items.get(limit - 1).id();
                                RoleView.link(links, "next", self + "/resources?after=" + last + "&limit=" + limit);
                            }
                        }));
    }

    private static Commit addItems(OktaCall call) {
        var set = set(call);
        var additions = call.body().texts("additions").or(List.of());
        if (additions.isEmpty()) {
            throw VALIDATION_FAILED.because("additions: The field cannot be left blank", "additions");
        }
        var next = set.holding(added(call, set, additions), call.stamp());
        return changed(call, next, "iam.resourceset.resources.add").answer(shown(call, next));
    }

    private static Commit addItem(OktaCall call) {
        var set = set(call);
        var resource = resource(call, call.body().requiredText("resourceOrnOrUrl"));
        if (set.items().stream().anyMatch(item -> item.resource().equals(resource))) {
            throw VALIDATION_FAILED.because("resourceOrnOrUrl: The resource is in the set already", "resource");
        }
        var excluded = excluded(call);
        var item = new Item(call.mint(ResourceSet.ITEM_IDS), resource, excluded, call.stamp(), call.stamp());
        return changed(call, set.with(item, call.stamp()), "iam.resourceset.resources.add")
                .answer(Response.json(200, json -> item(call, json, set, item)));
    }

    private static List<Resource> excluded(OktaCall call) {
        return call.body().objectOrEmpty("conditions").objectOrEmpty("Exclude").texts("okta:ORN").or(List.of()).stream()
                .map(text -> resource(call, text))
                .toList();
    }

    private static Item item(OktaCall call, ResourceSet set) {
        var id = call.path("resourceId");
        return set.item(id).orElseThrow(NOT_FOUND.about(id, "IAMPolicyResource"));
    }

    private static Response getItem(OktaCall call) {
        var set = set(call);
        var item = item(call, set);
        return Response.json(200, json -> item(call, json, set, item));
    }

    private static Commit replaceItem(OktaCall call) {
        var set = set(call);
        var before = item(call, set);
        var after = new Item(before.id(), before.resource(), excluded(call), before.created(), call.stamp());
        var items = set.items().stream()
                .map(one -> one.id().equals(after.id()) ? after : one)
                .toList();
        return changed(call, set.holding(items, call.stamp()), "iam.resourceset.resources.update")
                .answer(Response.json(200, json -> item(call, json, set, after)));
    }

    private static Commit deleteItem(OktaCall call) {
        var set = set(call);
        var gone = item(call, set);
        var items = set.items().stream().filter(one -> !one.equals(gone)).toList();
        return changed(call, set.holding(items, call.stamp()), "iam.resourceset.resources.delete");
    }

    private static Commit changed(OktaCall call, ResourceSet set, String type) {
        return call.logged(call.state().put(SETS, set), Event.of(type, set.target()));
    }

    static String self(OktaCall call, ResourceSet set) {
        return call.href(PATH + "/" + set.id().value());
    }

    private static Response shown(OktaCall call, ResourceSet set) {
        return Response.json(200, json -> members(call, json, set));
    }

    private static void members(OktaCall call, JsonOut json, ResourceSet set) {
        var self = self(call, set);
        json.text("id", set.id().value())
                .text("label", set.label())
                .text("description", set.description())
                .text("created", OktaTime.text(set.created()))
                .text("lastUpdated", OktaTime.text(set.lastUpdated()))
                .object("_links", links -> {
                    RoleView.link(links, "bindings", self + "/bindings");
                    RoleView.link(links, "self", self);
                    RoleView.link(links, "resources", self + "/resources");
                });
    }

    private static void item(OktaCall call, JsonOut json, ResourceSet set, Item item) {
        json.text("id", item.id()).text("orn", item.resource().orn(call));
        if (!item.excluded().isEmpty()) {
            var orns = item.excluded().stream().map(one -> one.orn(call)).toList();
            json.object("conditions", all -> all.object("Exclude", one -> one.texts("okta:ORN", orns)));
        }
        json.text("created", OktaTime.text(item.created()))
                .text("lastUpdated", OktaTime.text(item.lastUpdated()))
                .object("_links", links -> {
                    RoleView.link(links, "self", item.resource().href(call));
                    RoleView.link(links, "resource", self(call, set) + "/resources/" + item.id());
                });
    }
}
