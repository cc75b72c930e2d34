/**
 * What every site has: issue types, statuses and their categories, priorities, resolutions, and the system's fields.
 *
 * <p>Start with {@link dtu.jira.configuration.Configuration}, the route table. All of it is the configuration of a
 * company-managed software project and cannot be changed: the operations that would change it are stubs, and there are
 * no custom fields.
 */
@NullMarked
package dtu.jira.configuration;

import org.jspecify.annotations.NullMarked;
