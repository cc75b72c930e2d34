package dtu.scenarios.language;

import dtu.twins.words.FactType;
import dtu.twins.words.Kind;
import dtu.twins.words.View;
import dtu.twins.words.Vocabulary;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All words of all twins together, and the facts that belong to no twin. */
public final class Words {
    private static final String INTENT = "intent.";
    /** Intents have whatever fields the step gave them; of these two they always have. */
    private static final Map<String, Kind> INTENT_FIELDS = Map.of("actor", Kind.ANY, "repeat", Kind.TRUTH);

    /** What the engine itself reports. */
    private static final List<FactType> ENGINE = List.of(
            new FactType("timer", Map.of("name", Kind.TEXT), ""),
            new FactType("outage.start", Map.of("service", Kind.TEXT, "profile", Kind.TEXT), ""),
            new FactType("outage.end", Map.of("service", Kind.TEXT, "profile", Kind.TEXT), ""),
            new FactType(
                    "delivery",
                    Map.of(
                            "service",
                            Kind.TEXT,
                            "event",
                            Kind.TEXT,
                            "id",
                            Kind.TEXT,
                            "attempt",
                            Kind.WHOLE,
                            "duplicate",
                            Kind.TRUTH,
                            "status",
                            Kind.WHOLE),
                    ""),
            new FactType(
                    "call",
                    Map.of(
                            "op",
                            Kind.TEXT,
                            "service",
                            Kind.TEXT,
                            "status",
                            Kind.WHOLE,
                            "retryAfter",
                            Kind.SPAN,
                            "fault",
                            Kind.TEXT),
                    ""));

    private final Map<String, Map<String, View>> views = new TreeMap<>();
    private final Map<String, FactType> facts = new TreeMap<>();
    private final Map<String, Map<String, Kind>> entities = new TreeMap<>();
    private final Map<String, String> tiers = new TreeMap<>();

    public Words(Collection<? extends Vocabulary> vocabularies) {
        ENGINE.forEach(type -> facts.put(type.name(), type));
        for (var vocabulary : vocabularies) {
            var named = views.computeIfAbsent(vocabulary.service(), service -> new LinkedHashMap<>());
            vocabulary.views().forEach(view -> named.put(view.name(), view));
            vocabulary.facts().forEach(type -> facts.put(type.name(), type));
            vocabulary.operations().forEach(operation -> tiers.put(operation, vocabulary.tier(operation)));
        }
        facts.values().stream()
                .filter(type -> !type.entity().isEmpty())
                .forEach(type -> entities.merge(type.entity(), type.fields(), Words::together));
    }

    Set<String> services() {
        return views.keySet();
    }

    Map<String, View> views(String service) {
        return views.getOrDefault(service, Map.of());
    }

    Set<String> operations() {
        return tiers.keySet();
    }

    /** All operations, each with the vendor's rate-limit tier, which is empty where it has none. */
    Map<String, String> tiers() {
        return tiers;
    }

    Set<String> factNames() {
        return facts.keySet();
    }

    Map<String, FactType> facts() {
        return facts;
    }

    /** Entity types with the fields of all changes to them. */
    Map<String, Map<String, Kind>> entities() {
        return entities;
    }

    /** The entity a fact is a change of; empty when it is none. */
    public String entity(String factType) {
        var type = facts.get(factType);
        return type == null ? "" : type.entity();
    }

    /** The types of facts that are changes of some entity. */
    public Set<String> changes() {
        return facts.values().stream()
                .filter(type -> !type.entity().isEmpty())
                .map(FactType::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean intent(String factType) {
        return factType.startsWith(INTENT) && factType.length() > INTENT.length();
    }

    static String intentName(String factType) {
        return factType.substring(INTENT.length());
    }

    Map<String, Kind> fields(String factType) {
        return Optional.ofNullable(facts.get(factType))
                .map(FactType::fields)
                .orElse(intent(factType) ? INTENT_FIELDS : Map.of());
    }

    private static Map<String, Kind> together(Map<String, Kind> some, Map<String, Kind> others) {
        var all = new HashMap<>(some);
        others.forEach((name, kind) -> all.merge(name, kind, (one, other) -> one == other ? one : Kind.ANY));
        return all;
    }
}
