/**
 * The workspace's own logs: who did what (the Audit Logs API), what became of integrations
 * ({@code team.integrationLogs}), and from where people came ({@code team.accessLogs}).
 *
 * <p>Start with {@link dtu.slack.logs.Chronicle}, which every commit passes: no handler knows that it is written down.
 * {@link dtu.slack.logs.AuditLogs}, {@link dtu.slack.logs.IntegrationLogs} and {@link dtu.slack.logs.AccessLogs} read.
 *
 * <p>What surprises people, and is therefore tested: the Audit Logs API answers only workspaces on the plan
 * {@code enterprise}, whose owner asks; it is HTTP with statuses, unlike the Web API. Messages are not audited, nor is
 * anything that only reads but the download of a file, by its private address of either kind. Slack does not say how
 * often it writes down that somebody is still there: here once an hour for each person, address and client. Everybody's
 * address is that of the machine, unless the header {@code X-Forwarded-For} says another.
 *
 * @see <a href="https://docs.slack.dev/reference/audit-logs-api/methods-actions-reference">Audit Logs API</a>
 */
@NullMarked
package dtu.slack.logs;

import org.jspecify.annotations.NullMarked;
