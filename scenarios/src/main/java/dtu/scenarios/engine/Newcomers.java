package dtu.scenarios.engine;

import dtu.scenarios.language.WorldCard;
import dtu.scenarios.worlds.Names;
import dtu.twins.Settler;
import dtu.twins.chance.Chance;
import dtu.twins.universe.Own;
import dtu.twins.universe.Universe;
import dtu.twins.universe.Visit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * People who join the company of a world for one story: each is hired to do what somebody there does already, under the
 * same manager and with the same baseline, and is a member of the channels that everybody is in.
 */
final class Newcomers {
    private static final Names NAMES = Names.shipped();

    private final Universe universe;
    private final Chance chance;
    private final List<Map<?, ?>> colleagues;
    private final Set<Object> keys = new HashSet<>();

    private Newcomers(Universe universe, WorldCard world, Chance chance) {
        this.universe = universe;
        this.chance = chance;
        this.colleagues = entries(world, "people").stream()
                .peek(person -> keys.add(person.get("key")))
                .filter(person -> "employee".equals(person.get("kind")) && !"".equals(person.get("manager")))
                .toList();
    }

    /**
     * The world with so many more people, who are also its {@code hires}; nobody joins a company of none.
     *
     * @param start the time of their first day, as they say it: {@code 09:00}; empty when they are there from morning
     */
    static WorldCard join(Universe universe, WorldCard world, long count, String start, Chance chance) {
        var newcomers = new Newcomers(universe, world, chance);
        var hires = new ArrayList<Map<String, Object>>();
        if (!newcomers.colleagues.isEmpty()) {
            for (var number = 0; number < count; number++) {
                hires.add(newcomers.hire(number, start));
            }
            newcomers.settle(hires);
            newcomers.invite(hires, world);
        }
        return world.joinedBy(hires);
    }

    private static List<Map<?, ?>> entries(WorldCard world, String list) {
        var entries = new ArrayList<Map<?, ?>>();
        if (world.get(list) instanceof List<?> all) {
            for (var one : all) {
                if (one instanceof Map<?, ?> fields) {
                    entries.add(fields);
                }
            }
        }
        return entries;
    }

    private Map<String, Object> hire(int number, String start) {
        var own = chance.in(number);
        var colleague = own.in("colleague").pick(colleagues, 0);
        var card = new LinkedHashMap<String, Object>();
        colleague.forEach((name, value) -> card.put(String.valueOf(name), value));
        var first = NAMES.first(own);
        var last = NAMES.last(own);
        var key = "hire-" + (number + 1);
        while (!keys.add(key)) {
            key = key + "x";
        }
        var domain = String.valueOf(colleague.get("email")).replaceFirst(".*@", "");
        card.putAll(Map.of(
                "key", key, "name", first + " " + last, "first", first, "last", last, "email", key + "@" + domain));
        card.put("owns", List.of());
        if (!start.isEmpty()) {
            card.put("start", start);
        }
        return card;
    }

    /** Into all services; their ids there are on the cards then. */
    private void settle(List<Map<String, Object>> hires) {
        Visit.settle(universe, hires.stream().map(Newcomers::settler).toList());
        var own = universe.world().own();
        for (var hire : hires) {
            hire.putAll(own.get(Own.RESIDENTS, text(hire, "key")).ids());
        }
    }

    private static Settler settler(Map<String, Object> card) {
        return new Settler(
                text(card, "key"),
                text(card, "first"),
                text(card, "last"),
                text(card, "email"),
                text(card, "title"),
                text(card, "department"),
                text(card, "kind"),
                text(card, "manager"),
                List.of(),
                Map.of());
    }

    private void invite(List<Map<String, Object>> hires, WorldCard world) {
        var members = hires.stream().map(hire -> text(hire, "slack")).collect(Collectors.joining(","));
        var admin = world.get("admin") instanceof Map<?, ?> person ? person : Map.of();
        for (var channel : entries(world, "channels")) {
            if (Boolean.TRUE.equals(channel.get("everybody"))) {
                var with = Map.<String, Object>of("channel", String.valueOf(channel.get("id")), "users", members);
                Errand.run(universe, "slack.conversations.invite", with, admin, "founder");
            }
        }
    }

    private static String text(Map<?, ?> card, String name) {
        return card.get(name) instanceof String text ? text : "";
    }
}
