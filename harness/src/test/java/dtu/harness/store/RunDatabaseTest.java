package dtu.harness.store;

import static dtu.harness.store.Samples.EXPIRES;
import static dtu.harness.store.Samples.LEAVER;
import static dtu.harness.store.Samples.satisfied;
import static dtu.harness.store.Samples.spec;
import static dtu.harness.store.Samples.unsatisfied;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDatabaseTest {
    @TempDir
    Path folder;

    @BeforeEach
    void a_run_of_three() {
        try (var run = RunFolder.create(folder, spec())) {
            var recorder = run.recorder();
            recorder.append(unsatisfied(EXPIRES, 0, "granted|503"));
            recorder.append(satisfied(EXPIRES, 1));
            recorder.append(satisfied(LEAVER, 0));
        }
        RunDatabase.derive(Run.read(folder));
    }

    @Test
    void trajectories_and_their_findings_can_be_asked_for() throws SQLException {
        assertThat(query("SELECT scenario, idx, outcome, fingerprint, calls FROM trajectory ORDER BY id"))
                .containsExactly(
                        "access-expires|0|UNSATISFIED|granted|503|61",
                        "access-expires|1|SATISFIED||61",
                        "leaver|0|SATISFIED||61");
        assertThat(query("SELECT expectation, severity, open, at, why FROM finding"))
                .containsExactly("granted|MUST|0|2026-03-02T09:01:11Z|nothing for 2 min");
        assertThat(query("SELECT count(*), max(sometimes) FROM reached"))
                .containsExactly("2|intent.approve as a where a.repeat");
        assertThat(query("SELECT seed, sut, shard, started FROM run"))
                .containsExactly("42|builtin|1/1|2026-03-02T09:00:00Z");
    }

    @Test
    void stories_are_found_by_operation_status_and_fault() throws SQLException {
        assertThat(query("SELECT op, status, fault, times FROM operation WHERE fault <> ''"))
                .containsExactly("slack.chat.postMessage|429|slow-slack|1");
        assertThat(query("SELECT count(*), sum(steps) FROM story")).containsExactly("1|3");
        assertThat(query("EXPLAIN QUERY PLAN SELECT trajectory FROM operation WHERE op = 'a' AND status = 1")
                        .toString())
                .contains("operation_status");
        assertThat(query("EXPLAIN QUERY PLAN SELECT id FROM trajectory WHERE fingerprint = 'a' AND fingerprint <> ''")
                        .toString())
                .contains("trajectory_fingerprint");
    }

    @Test
    void it_can_be_deleted_and_derived_again() throws Exception {
        Files.delete(folder.resolve("run.db"));

        RunDatabase.derive(Run.read(folder));
        RunDatabase.derive(Run.read(folder));

        assertThat(query("SELECT count(*) FROM trajectory")).containsExactly("3");
        assertThat(folder.resolve("run.db.tmp")).doesNotExist();
    }

    private List<String> query(String sql) throws SQLException {
        var rows = new ArrayList<String>();
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("run.db"));
                var statement = database.createStatement();
                var result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }
}
