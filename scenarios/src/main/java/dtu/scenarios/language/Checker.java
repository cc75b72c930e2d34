package dtu.scenarios.language;

import dev.cel.common.types.SimpleType;
import dtu.scenarios.verdict.Severity;
import dtu.twins.words.Vocabulary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says everything that is wrong with files before anything runs: form, names, types, and whether a scenario is one,
 * that is a motivated story in which something can go wrong and somebody would notice.
 */
public final class Checker {
    private final Library library;
    private final Words words;
    private final @Nullable Bindings bindings;
    private final Problems problems = new Problems();
    private final Map<String, Mark> ids = new HashMap<>();

    private Checker(List<Path> folders, Words words, @Nullable Bindings bindings) {
        this.library = new Library(folders);
        this.words = words;
        this.bindings = bindings;
    }

    /**
     * Everything that is wrong, in the order of files and lines.
     *
     * @param paths files, or folders that are searched for {@code .yaml} files
     * @param vocabularies of the twins
     * @param bindings of the app that is to be asked; null: whatever people want, somebody will know how to ask for it
     */
    public static List<Problem> check(
            Collection<Path> paths,
            List<Path> folders,
            Collection<? extends Vocabulary> vocabularies,
            @Nullable Bindings bindings) {
        var checker = new Checker(folders, new Words(vocabularies), bindings);
        for (var path : paths) {
            if (!Files.exists(path)) {
                checker.problems.add(new Mark(path.toString(), 1, 1), "there is no such file or folder");
            }
            YamlFiles.in(path).forEach(checker::file);
        }
        return checker.problems.list();
    }

    private void file(Path path) {
        var top = Yaml.open(path, new Problems());
        var folder = path.toAbsolutePath().getParent();
        var kind = folder == null ? "" : folder.getFileName().toString();
        if (top.isPresent() && top.get().has("rules") && !top.get().has("scenario")) {
            faults(path);
        } else if (kind.equals("personas") || (top.isPresent() && top.get().has("persona"))) {
            persona(path);
        } else if (kind.equals("bindings")) {
            take(library.bindings(path));
        } else if (top.isPresent() && isWorld(top.get(), kind)) {
            world(path);
        } else {
            scenario(path);
        }
    }

    private static boolean isWorld(Block top, String kind) {
        return !top.has("scenario") && (kind.equals("worlds") || top.hasAny("people", "company"));
    }

    private void world(Path path) {
        var world = take(library.world(path));
        if (world == null) {
            return;
        }
        for (var setup : world.setup()) {
            if (!setup.operation().isEmpty() && !words.operations().contains(setup.operation())) {
                problems.add(
                        setup.mark(),
                        "no operation is called '" + setup.operation() + "'"
                                + Nearest.hint(setup.operation(), words.operations()));
            }
        }
    }

    private void faults(Path path) {
        var profile = take(library.faultProfile(path));
        if (profile != null) {
            new Compiler(new Cel(words), problems).faults(profile);
        }
    }

    private void persona(Path path) {
        var persona = take(library.persona(path));
        if (persona != null) {
            var names = Names.WORLD.with("me", SimpleType.DYN);
            new Compiler(new Cel(words), problems).persona(persona, names);
        }
    }

    private void scenario(Path path) {
        var scenario = take(library.scenario(path));
        if (scenario == null) {
            return;
        }
        Script.compile(scenario, words).problems().forEach(this::add);
        var earlier = ids.putIfAbsent(scenario.id(), scenario.mark());
        if (earlier != null) {
            problems.add(scenario.mark(), "there is already a scenario '" + scenario.id() + "' in " + earlier.file());
        }
        if (bindings != null) {
            bindings.unbound(scenario).forEach(this::add);
        }
        if (scenario.plot().horizon().isPositive()) {
            withinHorizon(scenario.plot());
        }
        worthRunning(scenario);
    }

    private void withinHorizon(Scenario.Plot plot) {
        for (var step : plot.timeline()) {
            if (step.when() instanceof Step.At at && at.sinceMorning().compareTo(plot.horizon()) > 0) {
                problems.add(
                        step.mark(),
                        "this never happens: the story ends at "
                                + Spans.end(Scenario.MORNING, plot.horizon())
                                + "; give it a longer 'horizon' or the step an earlier time");
            }
        }
    }

    private void worthRunning(Scenario scenario) {
        var plot = scenario.plot();
        var people = scenario.cast().actors().stream()
                .mapToInt(actor -> actor.size() == ActorSpec.Size.EACH ? 2 : 1)
                .sum();
        if (people < 2 && plot.faults().isEmpty() && plot.timeline().stream().noneMatch(Checker::timer)) {
            problems.add(
                    scenario.mark(),
                    "the story is too simple to fail;"
                            + " give it a second actor, a fault, or something that happens later");
        }
        var deterministic = scenario.demands().expect().stream()
                .anyMatch(
                        it -> !(it instanceof Expectation.Judged) && it.terms().severity() != Severity.SHOULD);
        if (!deterministic) {
            problems.add(
                    scenario.mark(),
                    "nothing here must be true;"
                            + " a scenario needs one expectation, other than a judge's, of severity must");
        }
    }

    private static boolean timer(Step step) {
        return switch (step.when()) {
            case Step.Every every -> true;
            case Step.Upon upon -> upon.after() != null;
            case Step.At at -> false;
        };
    }

    private <T> @Nullable T take(Parsed<T> parsed) {
        parsed.problems().forEach(this::add);
        return parsed.value();
    }

    private void add(Problem problem) {
        problems.add(new Mark(problem.file(), problem.line(), problem.column()), problem.message());
    }
}
