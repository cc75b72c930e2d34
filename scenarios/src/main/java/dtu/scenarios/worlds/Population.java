package dtu.scenarios.worlds;

import dtu.scenarios.language.WorldFile;
import dtu.twins.Settler;
import dtu.twins.chance.Chance;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The people of a world: those the file names, and as many more as it asks for, each under a manager. */
final class Population {
    private static final int TEAM = 8;
    private static final List<String> ZONES =
            List.of("Europe/London", "America/New_York", "America/Los_Angeles", "Asia/Tokyo", "Australia/Sydney");

    private final WorldFile world;
    private final Chance chance;
    private final Names names = Names.shipped();
    private final Set<String> keys = new HashSet<>();
    private final Map<String, String> leads = new LinkedHashMap<>();
    private final Map<String, List<String>> managers = new HashMap<>();

    Population(WorldFile world, long seed) {
        this.world = world;
        this.chance = new Chance(seed).in("people");
    }

    /** The lead of each department, by its name. */
    Map<String, String> leads() {
        return leads;
    }

    List<Settler> settlers() {
        var settlers = new ArrayList<Settler>();
        for (var named : world.named()) {
            settlers.add(named(named));
        }
        var company = world.company();
        var departments = List.copyOf(company.departments().keySet());
        for (var number = 0; number < company.people(); number++) {
            settlers.add(generated(number, departments));
        }
        return settlers;
    }

    private Settler named(WorldFile.Named person) {
        keys.add(person.text("key"));
        var department = person.text("department");
        if (!department.isEmpty() && !person.text("kind").equals("contractor")) {
            leads.putIfAbsent(department, person.text("key"));
        }
        return new Settler(
                person.text("key"),
                person.text("first"),
                person.text("last"),
                person.text("email"),
                person.text("title"),
                department,
                person.text("kind").isEmpty() ? "employee" : person.text("kind"),
                person.text("manager"),
                List.of(),
                person.text("zone").isEmpty() ? Map.of() : Map.of("zone", person.text("zone")));
    }

    private Settler generated(int number, List<String> departments) {
        var own = chance.in(number);
        var twin = number >= 2 && number / 2 <= world.company().namesakes() && number % 2 == 1;
        var source = twin ? chance.in(number - 1) : own;
        var first = names.first(source);
        var last = names.last(source);
        var key = key(first, last);
        var department = department(own, departments, number);
        var contractor = leads.containsKey(department)
                && own.in("contractor").happens(world.company().contractors(), 0);
        var manager = manager(department, key, contractor);
        return new Settler(
                key,
                first,
                last,
                address(own, key),
                contractor ? "Contractor" : title(department, key),
                department,
                contractor ? "contractor" : "employee",
                manager,
                List.of(),
                Map.of("zone", own.in("zone").pick(ZONES, 0)));
    }

    /** The first people of the world take one department each, so that every department has somebody who leads it. */
    private String department(Chance own, List<String> departments, int number) {
        if (number < departments.size()) {
            return departments.get(number);
        }
        var left = own.in("department").unit(0)
                * world.company().departments().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
        for (var department : departments) {
            left -= world.company().departments().getOrDefault(department, 0.0);
            if (left < 0) {
                return department;
            }
        }
        return departments.getLast();
    }

    /** A department's lead answers to nobody; below come managers of teams, and their people. */
    private String manager(String department, String key, boolean contractor) {
        if (leads.putIfAbsent(department, key) == null) {
            managers.put(department, new ArrayList<>(List.of(key)));
            return "";
        }
        var chain =
                managers.computeIfAbsent(department, name -> new ArrayList<>(List.of(leads.getOrDefault(name, ""))));
        var place = chain.size();
        if (!contractor) {
            chain.add(key);
        }
        return chain.get(Math.max(0, (place - 1) / TEAM));
    }

    private String title(String department, String key) {
        return key.equals(leads.get(department)) ? "Head of " + department : department + " Specialist";
    }

    private String key(String first, String last) {
        var base = ascii(first + "." + last);
        var key = base;
        for (var number = 2; !keys.add(key); number++) {
            key = base + number;
        }
        return key;
    }

    private String address(Chance own, String key) {
        var address = key + "@" + world.company().domain();
        if (!own.in("case").happens(world.company().mixedCase(), 0)) {
            return address;
        }
        var dot = address.indexOf('.');
        return address.substring(0, 1).toUpperCase(Locale.ROOT)
                + address.substring(1, dot + 1)
                + address.substring(dot + 1, dot + 2).toUpperCase(Locale.ROOT)
                + address.substring(dot + 2);
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z.]", "")
                .toLowerCase(Locale.ROOT);
    }
}
