/**
 * The access broker: the reference app that the built-in scenarios exercise.
 *
 * <p>People ask for applications in Slack, their managers approve with a button, an issue in Jira keeps the record,
 * grants are Okta group memberships that end when their time is up; leavers hand over their files and issues, joiners
 * are welcomed. Start with {@link dtu.scenarios.broker.Broker}. {@link dtu.scenarios.broker.Bug} lists the mistakes it
 * can be told to make, so that scenarios can be graded by whether they notice.
 */
@NullMarked
package dtu.scenarios.broker;

import org.jspecify.annotations.NullMarked;
