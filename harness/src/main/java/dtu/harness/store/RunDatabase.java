package dtu.harness.store;

import dtu.scenarios.verdict.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Derives {@code run.db} from a run: for people who like SQL, and for searches.
 *
 * <p>A story is one zstd blob of a JSON list, not a row per step: six times as fast to write. Which operations,
 * statuses and faults occur in it is kept in rows, so that a search opens only the stories that can match.
 */
public final class RunDatabase {
    private static final String SCHEMA = """
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            CREATE TABLE run(spec_json TEXT, seed INTEGER, sut TEXT, faults TEXT, trajectories INTEGER, shard TEXT,
                             started TEXT);
            CREATE TABLE trajectory(id INTEGER PRIMARY KEY, scenario TEXT, scenario_hash TEXT, idx INTEGER,
                                    seed INTEGER, outcome TEXT, fingerprint TEXT, hash TEXT,
                                    virtual_ms INTEGER, calls INTEGER);
            CREATE TABLE finding(trajectory INTEGER REFERENCES trajectory, expectation TEXT, severity TEXT,
                                 open INTEGER, at TEXT, why TEXT);
            CREATE TABLE reached(trajectory INTEGER REFERENCES trajectory, sometimes TEXT);
            CREATE TABLE story(trajectory INTEGER PRIMARY KEY REFERENCES trajectory, steps INTEGER, zstd_json BLOB);
            CREATE TABLE operation(trajectory INTEGER REFERENCES trajectory, op TEXT, status INTEGER, fault TEXT,
                                   times INTEGER)""";
    private static final String INDEXES = """
            CREATE INDEX trajectory_scenario ON trajectory(scenario, outcome);
            CREATE UNIQUE INDEX trajectory_key ON trajectory(scenario, idx);
            CREATE INDEX trajectory_fingerprint ON trajectory(fingerprint) WHERE fingerprint <> '';
            CREATE INDEX finding_expectation ON finding(expectation);
            CREATE INDEX operation_status ON operation(op, status);
            CREATE INDEX operation_fault ON operation(fault) WHERE fault <> ''""";

    private record Operation(String name, int status, String fault) {}

    private final Run run;
    private final PreparedStatement trajectories;
    private final PreparedStatement findings;
    private final PreparedStatement reached;
    private final PreparedStatement stories;
    private final PreparedStatement operations;

    private RunDatabase(Run run, Connection database) throws SQLException {
        this.run = run;
        trajectories = database.prepareStatement("INSERT INTO trajectory VALUES (?,?,?,?,?,?,?,?,?,?)");
        findings = database.prepareStatement("INSERT INTO finding VALUES (?,?,?,?,?,?)");
        reached = database.prepareStatement("INSERT INTO reached VALUES (?,?)");
        stories = database.prepareStatement("INSERT INTO story VALUES (?,?,?)");
        operations = database.prepareStatement("INSERT INTO operation VALUES (?,?,?,?,?)");
    }

    /** Writes {@code run.db} anew; whoever reads the old one keeps it. */
    public static Path derive(Run run) {
        var target = run.folder().resolve("run.db");
        var temporary = run.folder().resolve("run.db.tmp");
        try {
            Files.deleteIfExists(temporary);
            try (var database = DriverManager.getConnection("jdbc:sqlite:" + temporary)) {
                execute(database, SCHEMA);
                database.setAutoCommit(false);
                new RunDatabase(run, database).write(database);
                execute(database, INDEXES);
                database.commit();
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException | IOException e) {
            throw new RunFolderException(target + " cannot be written: " + e.getMessage(), e);
        }
        return target;
    }

    private void write(Connection database) throws SQLException, IOException {
        var spec = run.spec();
        try (var insert = database.prepareStatement("INSERT INTO run VALUES (?,?,?,?,?,?,?)")) {
            set(
                    insert,
                    Stored.JSON.writeValueAsString(spec),
                    spec.seed(),
                    spec.sut(),
                    spec.faults(),
                    spec.trajectories(),
                    spec.shard().toString(),
                    spec.started().toString());
            insert.executeBatch();
        }
        try (trajectories;
                findings;
                reached;
                stories;
                operations) {
            long id = 0;
            for (Judged judged : run.judged()) {
                trajectory(++id, judged);
                if (id % 1_000 == 0) {
                    flush();
                }
            }
            flush();
        }
    }

    private void trajectory(long id, Judged judged) throws SQLException {
        var verdict = judged.verdict();
        set(
                trajectories,
                id,
                judged.scenario(),
                judged.scenarioHash(),
                judged.index(),
                judged.seed(),
                judged.outcome().name(),
                verdict.fingerprint(),
                verdict.hash(),
                verdict.virtualMillis(),
                verdict.calls());
        for (Finding finding : verdict.findings()) {
            set(
                    findings,
                    id,
                    finding.expectation(),
                    finding.severity().name(),
                    finding.open() ? 1 : 0,
                    finding.at().toString(),
                    finding.why());
        }
        for (String sometimes : judged.reached()) {
            set(reached, id, sometimes);
        }
        var bytes = run.storyBytes(judged.key());
        if (bytes.isPresent()) {
            story(id, bytes.get());
        }
    }

    private void story(long id, byte[] compressed) throws SQLException {
        var story = Stored.story(compressed);
        set(stories, id, story.steps().size(), compressed);
        Map<Operation, Integer> times = new LinkedHashMap<>();
        for (StepRecord step : story.steps()) {
            times.merge(new Operation(step.operation(), step.status(), step.fault()), 1, Integer::sum);
        }
        for (var each : times.entrySet()) {
            var operation = each.getKey();
            set(operations, id, operation.name(), operation.status(), operation.fault(), each.getValue());
        }
    }

    private void flush() throws SQLException {
        for (var statement : new PreparedStatement[] {trajectories, findings, reached, stories, operations}) {
            statement.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
    }

    private static void execute(Connection database, String statements) throws SQLException {
        try (var statement = database.createStatement()) {
            for (String each : statements.split(";", -1)) {
                statement.execute(each);
            }
        }
    }
}
