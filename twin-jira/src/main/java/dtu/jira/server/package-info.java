/**
 * What Jira says about itself: version, time, and the id of the site.
 *
 * <p>Start with {@link dtu.jira.server.Server}. Clients ask it on connecting and decide by {@code deploymentType} and
 * {@code versionNumbers} how to speak.
 */
@NullMarked
package dtu.jira.server;

import org.jspecify.annotations.NullMarked;
