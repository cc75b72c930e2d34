package dtu.harness.run;

import dtu.scenarios.language.Bindings;
import dtu.scenarios.language.FaultProfile;
import dtu.scenarios.language.Library;
import dtu.scenarios.language.Parsed;
import dtu.scenarios.language.Problem;
import dtu.scenarios.language.Script;
import dtu.scenarios.language.Words;
import dtu.scenarios.language.WorldFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The scenarios of a run, compiled, with the worlds and bindings they need. */
public final class Suite {
    private static final String SHIPPED = "/dtu/scenarios";

    private final List<Script> scripts;
    private final List<Path> roots;
    private final Library library;
    private final @Nullable FaultProfile imposed;

    private Suite(List<Script> scripts, List<Path> roots, Library library, @Nullable FaultProfile imposed) {
        this.scripts = List.copyOf(scripts);
        this.roots = roots;
        this.library = library;
        this.imposed = imposed;
    }

    /** The shipped suite when no path is named. Every problem of every file is told at once. */
    public static Suite load(List<Path> paths, Words words) {
        return load(paths, words, "");
    }

    /** The same with a fault profile that is on in every trajectory; empty for none. */
    public static Suite load(List<Path> paths, Words words, String faults) {
        var shipped = shipped();
        var roots = new ArrayList<Path>(paths);
        roots.add(shipped.resolve("suite"));
        var library = new Library(roots.stream().map(Suite::folder).toList());
        var scripts = new ArrayList<Script>();
        var problems = new ArrayList<Problem>();
        var imposed = faults.isEmpty() ? null : imposed(library, faults);
        for (var file : files(paths.isEmpty() ? List.of(shipped.resolve("suite")) : paths)) {
            var scenario = library.scenario(file);
            problems.addAll(scenario.problems());
            if (scenario.value() != null && scenario.problems().isEmpty()) {
                var script = Script.compile(scenario.value(), imposed, words);
                problems.addAll(script.problems());
                add(scripts, script);
            }
        }
        if (!problems.isEmpty()) {
            throw new Unusable(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        if (scripts.isEmpty()) {
            throw new Unusable(
                    "no scenario found in " + paths.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
        return new Suite(distinct(scripts), roots, library, imposed);
    }

    private static FaultProfile imposed(Library library, String name) {
        var file = Path.of(name);
        var parsed = Files.isRegularFile(file) ? library.faultProfile(file) : library.faultProfile(name);
        return usable(parsed, "--faults " + name);
    }

    private static void add(List<Script> scripts, Parsed<Script> parsed) {
        if (parsed.value() != null) {
            scripts.add(parsed.value());
        }
    }

    private static List<Script> distinct(List<Script> scripts) {
        var ids = new HashSet<String>();
        for (var script : scripts) {
            if (!ids.add(script.scenario().id())) {
                throw new Unusable(
                        "two scenarios are called " + script.scenario().id() + "; give one another name");
            }
        }
        return scripts;
    }

    /** Where shared fault profiles and personas lie. */
    public static List<Path> shared() {
        return List.of(shipped().resolve("suite"));
    }

    public List<Script> scripts() {
        return scripts;
    }

    /** The hashes of everything beside the scenarios that decides a trajectory; by kind and name. */
    public Map<String, String> contents(String app) {
        var contents = new TreeMap<String, String>();
        for (var script : scripts) {
            var name = script.scenario().cast().world().base();
            contents.computeIfAbsent("world " + name, file -> world(name).hash());
        }
        contents.put("bindings " + app, bindings(app).hash());
        if (imposed != null) {
            contents.put("faults " + imposed.name(), imposed.hash());
        }
        return contents;
    }

    /** The world file of that name: beside the scenarios or in a folder {@code worlds}, else a shipped one. */
    public WorldFile world(String name) {
        return usable(library.world(found(roots, "worlds", name)), "world " + name);
    }

    public Bindings bindings(String app) {
        return bindings(roots, library, app);
    }

    /** How an app is asked for what is wanted in files that lie there. */
    public static Bindings bindings(List<Path> paths, String app) {
        return bindings(paths, new Library(shared()), app);
    }

    private static Bindings bindings(List<Path> roots, Library library, String app) {
        return usable(library.bindings(found(roots, "bindings", app)), "bindings of " + app);
    }

    private static <T> T usable(Parsed<T> parsed, String what) {
        if (parsed.value() == null || !parsed.problems().isEmpty()) {
            throw new Unusable(what + ": "
                    + parsed.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
        return parsed.value();
    }

    private static Path found(List<Path> roots, String kind, String name) {
        var file = name.endsWith(".yaml") ? name : name + ".yaml";
        var tried = new ArrayList<Path>();
        for (var root : roots) {
            tried.add(folder(root).resolve(file));
            tried.add(folder(root).resolve(kind).resolve(file));
        }
        tried.add(shipped().resolve(kind).resolve(file));
        return tried.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new Unusable("no file " + kind + "/" + file + " beside the scenarios"));
    }

    private static Path folder(Path path) {
        var parent = path.toAbsolutePath().getParent();
        return Files.isDirectory(path) || parent == null ? path : parent;
    }

    /** Scenario files only: profiles, personas, worlds and bindings are named by them. */
    private static List<Path> files(List<Path> paths) {
        var files = new ArrayList<Path>();
        for (var path : paths) {
            if (!Files.exists(path)) {
                throw new Unusable("there is no " + path);
            }
            if (Files.isRegularFile(path)) {
                files.add(path);
                continue;
            }
            try (var all = Files.walk(path)) {
                all.filter(file -> file.toString().endsWith(".yaml") && isScenario(file))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException unreadable) {
                throw new Unusable(path + " cannot be read: " + unreadable.getMessage());
            }
        }
        return files;
    }

    private static boolean isScenario(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.startsWith("scenario:"));
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    /** The shipped files, wherever the classes lie: in a folder or in a jar. */
    private static synchronized Path shipped() {
        try {
            var url = Suite.class.getResource(SHIPPED + "/suite");
            if (url == null) {
                throw new IllegalStateException("the shipped scenarios are missing");
            }
            var uri = url.toURI();
            return uri.getScheme().equals("jar") ? jar(uri).getPath(SHIPPED) : parent(Path.of(uri));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The jar stays open for the life of the process. */
    private static FileSystem jar(URI uri) {
        try {
            return FileSystems.newFileSystem(uri, Map.of());
        } catch (FileSystemAlreadyExistsException opened) {
            return FileSystems.getFileSystem(uri);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path parent(Path path) {
        @Nullable Path parent = path.getParent();
        return parent == null ? path : parent;
    }
}
