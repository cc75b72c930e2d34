package dtu.okta.zones;

import static dtu.okta.OktaError.VALIDATION_FAILED;

import dtu.okta.OktaCall;
import dtu.twins.json.Fields;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What a zone is made of, as a client says it. */
final class GivenZone {
    private static final int GATEWAYS_MAX = 150;
    private static final Set<String> PROXY_TYPES = Set.of("", "null", "Any", "Tor", "NotTorAnonymizer");
    private static final String INCLUDE = "include";
    private static final String EXCLUDE = "exclude";

    private GivenZone() {}

    /** The members that zones of that type have; at least one of them must say something. */
    static Json more(OktaCall call, Zone.Type type) {
        return switch (type) {
            case IP -> addresses(call.body());
            case DYNAMIC -> dynamic(call.body());
            case DYNAMIC_V2 -> enhanced(call.body());
        };
    }

    private static Json addresses(Fields body) {
        var gateways = spans(body, "gateways");
        var proxies = spans(body, "proxies");
        if (gateways.isNull() && proxies.isNull()) {
            throw VALIDATION_FAILED.because("gateways: Either gateways or proxies must be defined", "gateways");
        }
        return Json.EMPTY_OBJECT.with("gateways", gateways).with("proxies", proxies);
    }

    private static Json spans(Fields body, String name) {
        var given = body.objects(name).or(List.of());
        if (given.size() > GATEWAYS_MAX) {
            throw VALIDATION_FAILED.because(name + ": The field has too many values", name);
        }
        var spans = new ArrayList<Json>();
        for (var one : given) {
            var type = one.requiredText("type");
            var value = one.requiredText("value");
            if (!type.equals("CIDR") && !type.equals("RANGE")) {
                throw VALIDATION_FAILED.because(name + ".type: The field has an invalid value", name);
            }
            var isRange = value.contains("-");
            if (isRange != type.equals("RANGE") || Address.Span.parse(value).isEmpty()) {
                throw VALIDATION_FAILED.because(name + ".value: Invalid " + type + " '" + value + "'", name);
            }
            spans.add(Json.EMPTY_OBJECT.with("type", type).with("value", value));
        }
        return spans.isEmpty() ? Json.NULL : Json.array(spans);
    }

    private static Json dynamic(Fields body) {
        var locations = locations(body.objects("locations").or(List.of()));
        var proxyType = body.text("proxyType").or("");
        if (!PROXY_TYPES.contains(proxyType)) {
            throw VALIDATION_FAILED.because("proxyType: The field has an invalid value", "proxyType");
        }
        var asns = body.texts("asns").or(List.of());
        if (locations.isEmpty() && proxyType.isEmpty() && asns.isEmpty()) {
            throw VALIDATION_FAILED.because(
                    "At least one of asns, locations or proxyType must be defined", "locations");
        }
        var more = Json.EMPTY_OBJECT
                .with("locations", locations.isEmpty() ? Json.NULL : Json.array(locations))
                .with("proxyType", proxyType);
        return asns.isEmpty() ? more : more.with("asns", texts(asns));
    }

    private static Json enhanced(Fields body) {
        var locations = body.objectOrEmpty("locations");
        var asns = body.objectOrEmpty("asns");
        var services = body.objectOrEmpty("ipServiceCategories");
        var said =
                locations.json().size() + asns.json().size() + services.json().size();
        if (said == 0) {
            throw VALIDATION_FAILED.because(
                    "At least one of asns, locations or ipServiceCategories must be defined", "locations");
        }
        return Json.EMPTY_OBJECT
                .with("asns", listed(asns))
                .with(
                        "locations",
                        Json.EMPTY_OBJECT
                                .with(
                                        INCLUDE,
                                        Json.array(locations(
                                                locations.objects(INCLUDE).or(List.of()))))
                                .with(
                                        EXCLUDE,
                                        Json.array(locations(
                                                locations.objects(EXCLUDE).or(List.of())))))
                .with("ipServiceCategories", listed(services));
    }

    private static Json listed(Fields lists) {
        return Json.EMPTY_OBJECT
                .with(INCLUDE, texts(lists.texts(INCLUDE).or(List.of())))
                .with(EXCLUDE, texts(lists.texts(EXCLUDE).or(List.of())));
    }

    private static Json texts(List<String> texts) {
        return Json.array(texts.stream().map(Json::text).toList());
    }

    /** In the order of their countries, whichever order they came in. */
    private static List<Json> locations(List<Fields> given) {
        return given.stream()
                .map(location -> Json.EMPTY_OBJECT
                        .with("country", country(location))
                        .with("region", location.text("region").map(Json::text).or(Json.NULL)))
                .sorted(Comparator.comparing(
                        location -> location.textAt("country").orElse("")
                                + location.textAt("region").orElse("")))
                .toList();
    }

    private static String country(Fields location) {
        var country = location.requiredText("country");
        if (!country.matches("[A-Z]{2}")) {
            throw VALIDATION_FAILED.because("country: The field has an invalid value", "country");
        }
        return country;
    }
}
