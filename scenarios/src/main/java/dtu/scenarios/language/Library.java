package dtu.scenarios.language;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** Reads scenario files and what they name; knows in which folders shared profiles and personas lie. */
public final class Library {
    private final List<Path> folders;

    /** @param folders searched, after a file's own neighbourhood, for {@code profiles/} and {@code personas/} */
    public Library(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    public Parsed<Scenario> scenario(Path file) {
        var problems = new Problems();
        return parsed(
                file, problems, block -> new ScenarioReader(block, new Neighbours(file, folders, problems)).read());
    }

    public Parsed<FaultProfile> faultProfile(Path file) {
        return parsed(file, new Problems(), block -> new FaultReader(block.reading()).profile(block));
    }

    /** The fault profile of that name in the folders of this library. */
    public Parsed<FaultProfile> faultProfile(String name) {
        var problems = new Problems();
        var anywhere = Path.of("profiles", name + ".yaml");
        var found = new Neighbours(anywhere, folders, problems).faults(name, new Mark("--faults", 1, 1));
        return new Parsed<>(found.orElse(null), problems.list());
    }

    public Parsed<Persona> persona(Path file) {
        return parsed(
                file, new Problems(), block -> new CastReader(block.reading()).persona(YamlFiles.name(file), block));
    }

    public Parsed<Bindings> bindings(Path file) {
        return parsed(file, new Problems(), block -> BindingsReader.read(YamlFiles.name(file), block));
    }

    public Parsed<WorldFile> world(Path file) {
        return parsed(file, new Problems(), block -> new WorldReader(block).read());
    }

    /** A world that is no file of its own, such as one in a jar; {@code name} stands in what is wrong with it. */
    public static Parsed<WorldFile> world(String name, String text) {
        var problems = new Problems();
        var value = Yaml.parse(name, text, problems).map(block -> new WorldReader(block).read());
        return new Parsed<>(value.orElse(null), problems.list());
    }

    private static <T> Parsed<T> parsed(Path file, Problems problems, Function<Block, T> read) {
        var value = Yaml.open(file, problems).map(read).orElse(null);
        return new Parsed<>(value, problems.list());
    }
}
