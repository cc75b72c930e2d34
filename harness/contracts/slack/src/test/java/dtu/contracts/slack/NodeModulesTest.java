package dtu.contracts.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class NodeModulesTest {
    @Test
    void a_machine_without_node_skips_and_says_so() {
        var missing = NodeModules.missing("node-that-nobody-has");

        assertThat(missing).isEqualTo("there is no Node.js 20 or newer");
        assertThatThrownBy(() -> NodeModules.unless(missing))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("Bolt for JavaScript is not tested: there is no Node.js 20 or newer");
    }

    @Test
    void a_program_that_answers_something_else_is_no_node() {
        assertThat(NodeModules.missing("echo")).isEqualTo("there is no Node.js 20 or newer");
    }
}
