package dtu.okta.policies;

import dtu.okta.expression.BadExpression;
import dtu.okta.expression.Subject;
import dtu.okta.users.User;
import dtu.okta.users.UserType;
import dtu.twins.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Conditions compared with a situation, one after the other; what is not demanded is not compared. */
final class Checks {
    private static final String ANY = "ANY";
    private static final List<String> LEVELS = List.of("LOW", "MEDIUM", "HIGH");

    private final Situation situation;
    private final List<Check> checks = new ArrayList<>();

    private Checks(Situation situation) {
        this.situation = situation;
    }

    /** How a condition compares. */
    enum Verdict {
        MATCH,
        NOT_MATCH,
        /** The situation says nothing about it. */
        UNDEFINED
    }

    /** One condition, by its path, and how it compares. */
    record Check(String type, Verdict verdict) {}

    static List<Check> of(Json conditions, Situation situation) {
        var checks = new Checks(situation);
        checks.people(at(conditions, "people"));
        checks.network(at(conditions, "network"));
        checks.provider(conditions);
        checks.level(conditions);
        checks.userType(at(conditions, "userType"));
        checks.device(conditions);
        checks.app(at(conditions, "app"));
        checks.identifier(at(conditions, "userIdentifier"));
        checks.expression(at(conditions, "elCondition"));
        if (!at(at(conditions, "risk"), "behaviors").elements().isEmpty()) {
            checks.add("risk.behaviors", Verdict.UNDEFINED);
        }
        return checks.checks;
    }

    /** What they come to together. */
    static Verdict together(List<Check> checks) {
        if (checks.stream().anyMatch(check -> check.verdict() == Verdict.NOT_MATCH)) {
            return Verdict.NOT_MATCH;
        }
        return checks.stream().anyMatch(check -> check.verdict() == Verdict.UNDEFINED)
                ? Verdict.UNDEFINED
                : Verdict.MATCH;
    }

    private static Json at(Json object, String name) {
        return object.at(name).orElse(Json.NULL);
    }

    private static List<String> texts(Json object, String name) {
        return at(object, name).elements().stream().map(Json::asText).toList();
    }

    private void add(String type, Verdict verdict) {
        checks.add(new Check(type, verdict));
    }

    private void add(String type, Predicate<Situation> test) {
        add(type, test.test(situation) ? Verdict.MATCH : Verdict.NOT_MATCH);
    }

    /** Whoever is excluded is out; when somebody is included, by name or by group, others are out too. */
    private void people(Json people) {
        var users = at(people, "users");
        var groups = at(people, "groups");
        var user = situation.user();
        var id = user == null ? "" : user.id().value();
        var excludedUsers = texts(users, "exclude");
        if (!excludedUsers.isEmpty()) {
            add("people.users.exclude", anyone -> !excludedUsers.contains(id));
        }
        var excludedGroups = texts(groups, "exclude");
        if (!excludedGroups.isEmpty()) {
            add("people.groups.exclude", anyone -> excludedGroups.stream().noneMatch(anyone.groups()::contains));
        }
        var includedUsers = texts(users, "include");
        var includedGroups = texts(groups, "include");
        if (includedUsers.contains(id)) {
            add("people.users.include", Verdict.MATCH);
        } else if (!includedGroups.isEmpty()) {
            add("people.groups.include", anyone -> includedGroups.stream().anyMatch(anyone.groups()::contains));
        } else if (!includedUsers.isEmpty()) {
            add("people.users.include", Verdict.NOT_MATCH);
        }
    }

    private void network(Json network) {
        if (!network.textAt("connection").orElse("").equals("ZONE")) {
            return;
        }
        var included = texts(network, "include");
        if (!included.isEmpty()) {
            add("network.include", anyone -> isIn(included));
        }
        var excluded = texts(network, "exclude");
        if (!excluded.isEmpty()) {
            add("network.exclude", anyone -> !isIn(excluded));
        }
    }

    private boolean isIn(List<String> zones) {
        return zones.contains("ALL_ZONES")
                ? !situation.zones().isEmpty()
                : zones.stream().anyMatch(situation.zones()::contains);
    }

    private void provider(Json conditions) {
        var user = situation.user();
        var provider = user == null ? "OKTA" : user.provider();
        var wanted = at(conditions, "authProvider").textAt("provider").orElse(ANY);
        if (!wanted.equals(ANY)) {
            // People whose passwords came along or who have none yet are Okta's own.
            var own = !Set.of("ACTIVE_DIRECTORY", "LDAP").contains(provider);
            add("authProvider.provider", anyone -> wanted.equals("OKTA") ? own : wanted.equals(provider));
        }
        var through = at(conditions, "identityProvider").textAt("provider").orElse(ANY);
        if (!through.equals(ANY)) {
            // Whoever gives a password to Okta has not come through another identity provider.
            add("identityProvider.provider", anyone -> through.equals("OKTA"));
        }
        var how = at(conditions, "authContext").textAt("authType").orElse(ANY);
        if (!how.equals(ANY)) {
            add("authContext.authType", Verdict.NOT_MATCH);
        }
    }

    private void level(Json conditions) {
        var score = at(conditions, "riskScore");
        var known = at(situation.context(), "risk").textAt("level");
        var wanted = score.textAt("level").orElse(ANY);
        if (!wanted.equals(ANY)) {
            compared("riskScore.level", known, wanted::equals);
        }
        var least = score.textAt("minRiskLevel");
        if (least.isPresent()) {
            compared("riskScore.minRiskLevel", known, level -> LEVELS.indexOf(level) >= LEVELS.indexOf(least.get()));
        }
        var entity = at(conditions, "entityRisk").textAt("level").orElse(ANY);
        if (!entity.equals(ANY)) {
            compared("entityRisk.level", known, entity::equals);
        }
    }

    private void compared(String type, Optional<String> known, Predicate<String> test) {
        add(
                type,
                known.map(value -> test.test(value) ? Verdict.MATCH : Verdict.NOT_MATCH)
                        .orElse(Verdict.UNDEFINED));
    }

    private void userType(Json userType) {
        var type = Optional.ofNullable(situation.user()).map(user -> user.type().value());
        var included = texts(userType, "include");
        if (!included.isEmpty()) {
            compared("userType.include", type, included::contains);
        }
        var excluded = texts(userType, "exclude");
        if (!excluded.isEmpty()) {
            compared("userType.exclude", type, id -> !excluded.contains(id));
        }
    }

    private void device(Json conditions) {
        var known = at(situation.context(), "device");
        for (var flag : List.of("registered", "managed")) {
            var wanted = at(conditions, "device").at(flag).filter(Json::isTruth);
            if (wanted.isPresent()) {
                compared(
                        "device." + flag,
                        known.at(flag).map(Json::asText),
                        wanted.get().asText()::equals);
            }
        }
        if (!texts(at(at(conditions, "device"), "assurance"), "include").isEmpty()) {
            var included = texts(at(at(conditions, "device"), "assurance"), "include");
            compared("device.assurance.include", known.textAt("assuranceId"), included::contains);
        }
        var included = systems(at(conditions, "platform"), "include");
        if (!included.isEmpty()) {
            compared("platform.include", known.textAt("platform"), os -> isOneOf(included, os));
        }
        var excluded = systems(at(conditions, "platform"), "exclude");
        if (!excluded.isEmpty()) {
            compared("platform.exclude", known.textAt("platform"), os -> !isOneOf(excluded, os));
        }
    }

    private static List<String> systems(Json platform, String list) {
        return at(platform, list).elements().stream()
                .map(one -> at(one, "os").textAt("type").orElse(ANY).replace("OSX", "MACOS"))
                .toList();
    }

    private static boolean isOneOf(List<String> systems, String os) {
        return systems.contains(ANY) || systems.contains(os);
    }

    private void app(Json app) {
        var included = ids(app, "include");
        if (!included.isEmpty()) {
            add("app.include", anyone -> included.contains(anyone.app()));
        }
        var excluded = ids(app, "exclude");
        if (!excluded.isEmpty()) {
            add("app.exclude", anyone -> !excluded.contains(anyone.app()));
        }
    }

    private static List<String> ids(Json app, String list) {
        return at(app, list).elements().stream()
                .map(one -> one.textAt("id").orElse(""))
                .toList();
    }

    private void identifier(Json identifier) {
        var patterns = at(identifier, "patterns").elements();
        if (patterns.isEmpty()) {
            return;
        }
        var attribute = identifier.textAt("attribute").orElse("login");
        var text = Optional.ofNullable(situation.user())
                .map(user -> user.attribute(attribute).toLowerCase(Locale.ROOT));
        compared("userIdentifier.patterns", text, value -> patterns.stream().anyMatch(each -> fits(each, value)));
    }

    private static boolean fits(Json pattern, String text) {
        var value = pattern.textAt("value").orElse("").toLowerCase(Locale.ROOT);
        return switch (pattern.textAt("matchType").orElse("")) {
            case "EQUALS" -> text.equals(value);
            case "STARTS_WITH" -> text.startsWith(value);
            case "SUFFIX" -> text.endsWith(value);
            case "CONTAINS" -> text.contains(value);
            default -> false;
        };
    }

    private void expression(Json condition) {
        var text = condition.textAt("condition").orElse("");
        if (text.isBlank()) {
            return;
        }
        var user = situation.user();
        add("elCondition.condition", user == null ? Verdict.UNDEFINED : verdict(text, user));
    }

    /** Policies say user.profile.department where group rules say user.department. */
    static String asInGroupRules(String expression) {
        return expression.replace("user.profile.", "user.");
    }

    private Verdict verdict(String text, User user) {
        var call = situation.call();
        try {
            var names = Set.copyOf(call.state().get(UserType.TYPES, user.type()).attributes());
            var condition = call.conditions().parse(asInGroupRules(text), names);
            return condition.holdsFor(new Subject(call.state(), user, call.now())) ? Verdict.MATCH : Verdict.NOT_MATCH;
        } catch (BadExpression notKnown) {
            return Verdict.UNDEFINED;
        }
    }
}
