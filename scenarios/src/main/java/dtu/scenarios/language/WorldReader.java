package dtu.scenarios.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads world files. */
final class WorldReader {
    private static final Set<String> KEYS =
            new LinkedHashSet<>(List.of("world", "company", "people", "apps", "channels", "provisioning", "setup"));
    private static final List<String> SERVICES = List.of("slack", "jira", "google");
    private static final Set<String> COMPANY_KEYS = new LinkedHashSet<>(
            List.of("domain", "people", "departments", "contractors", "namesakes", "mixedCase", "files"));
    private static final Set<String> PERSON_KEYS = new LinkedHashSet<>(
            List.of("key", "first", "last", "email", "title", "department", "kind", "manager", "zone"));

    private final Block file;

    WorldReader(Block file) {
        this.file = file;
    }

    WorldFile read() {
        file.allow("a world", KEYS);
        return new WorldFile(
                file.text("world", "the world's name"),
                file.block("company", "'company'").map(WorldReader::company).orElseGet(this::nobody),
                blocks("people", "a person", WorldReader::person),
                blocks("apps", "an app", WorldReader::app),
                blocks("channels", "a channel", WorldReader::channel),
                file.list("provisioning", this::service),
                blocks("setup", "an operation", WorldReader::setup),
                file.mark());
    }

    private WorldFile.Company nobody() {
        return new WorldFile.Company("example.test", 0, Map.of(), 0, 0, 0, 0);
    }

    private static WorldFile.Company company(Block block) {
        block.allow("'company'", COMPANY_KEYS);
        if (whole(block, "people") > 0 && block.weights("departments").isEmpty()) {
            block.missing("departments", "people who are generated need some to work in");
        }
        return new WorldFile.Company(
                block.text("domain", "the domain of everybody's address"),
                whole(block, "people"),
                block.weights("departments"),
                block.number("contractors", 0),
                whole(block, "namesakes"),
                block.number("mixedCase", 0),
                whole(block, "files"));
    }

    private static int whole(Block block, String key) {
        var number = block.wholeOrNull(key);
        return number == null ? 0 : number;
    }

    private static WorldFile.Named person(Block block, Mark mark) {
        block.allow("a person", PERSON_KEYS);
        for (var key : List.of("key", "first", "last", "email")) {
            block.text(key, "every person needs one");
        }
        return new WorldFile.Named(block.values(), mark);
    }

    private static WorldFile.App app(Block block, Mark mark) {
        block.allow("an app", new LinkedHashSet<>(List.of("name", "sensitive", "owner", "baseline")));
        return new WorldFile.App(
                block.text("name", "what people call it"),
                block.truth("sensitive"),
                block.optionalText("owner"),
                block.list("baseline", node -> block.reading().text(node, "'baseline'")),
                mark);
    }

    private static WorldFile.Channel channel(Block block, Mark mark) {
        block.allow("a channel", new LinkedHashSet<>(List.of("name", "purpose", "everybody")));
        return new WorldFile.Channel(
                block.text("name", "without #"), block.optionalText("purpose"), block.truth("everybody"), mark);
    }

    private String service(Node node) {
        var name = file.reading().text(node, "a service");
        if (!SERVICES.contains(name)) {
            file.reading().wrong(file.reading().mark(node), "Okta provisions " + SERVICES + ", not '" + name + "'");
        }
        return name;
    }

    private static WorldFile.Setup setup(Block block, Mark mark) {
        block.allow("an operation", new LinkedHashSet<>(List.of("do", "with")));
        return new WorldFile.Setup(
                block.text("do", "a vendor operation such as okta.addGroup"), block.values("with"), mark);
    }

    private <T> List<T> blocks(String key, String what, BiFunction<Block, Mark, T> read) {
        var all = new ArrayList<T>();
        for (Optional<Block> item : file.list(key, node -> file.reading().block(node, what))) {
            item.ifPresent(block -> all.add(read.apply(block, block.mark())));
        }
        return all;
    }
}
