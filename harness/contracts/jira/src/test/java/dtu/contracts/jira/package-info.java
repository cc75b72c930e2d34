/**
 * Public Java clients of Jira, as they are published, against the running server: a current one that speaks version 2
 * of the API, and one from before Cloud.
 *
 * <p>What surprises people, and is therefore tested: people are named by account id alone, and the search that these
 * clients know is gone and says so.
 */
@NullMarked
package dtu.contracts.jira;

import org.jspecify.annotations.NullMarked;
